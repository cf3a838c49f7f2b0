package import Scalars

/// Whether a function moves over a fine step as it does over larger ones, along each coordinate: what rounds to fewer bits inside is
/// a staircase, and does not.
package struct StaircaseProbe<W: RealScalar> {
  /// The fine step is 2 to the power of minus this, relative to the coordinate; the larger ones are of `middle` and a bit less.
  let fine, middle: Int
  /// The slopes have to be the same to so many bits of themselves, and of f's value over the coordinate.
  let slopeBits, valueBits: Int
  /// So many coordinates are tried.
  private let most = 32

  package init(fine: Int, middle: Int, slopeBits: Int, valueBits: Int) {
    (self.fine, self.middle, self.slopeBits, self.valueBits) = (fine, middle, slopeBits, valueBits)
  }

  /// The probe for rounding to the p bits of a narrower format S: a step of 2⁻ᵖ⁻⁸ lies within a stair, and f's own rounding leaves
  /// the slope over it all bits of W but p + 8, less the 6 that f's noise may take. Nil where that is less than 8: then a stair cannot be
  /// told from noise.
  package init?<S: RealScalar>(forRoundingTo _: S.Type) {
    let spare = W.precision - S.precision - 14
    guard spare >= 8 else { return nil }
    self.init(fine: S.precision + 8, middle: S.precision / 2 + 4, slopeBits: spare, valueBits: spare)
  }

  /// What the probe finds.
  package enum Finding: Hashable, Sendable {
    /// Along each coordinate f moves as over larger steps, and along one at least it moves.
    case smooth
    /// f does not move over any of the steps: it may be that all they change is rounded away.
    case still
    /// Along a coordinate f moves otherwise, or has no value.
    case staircase
  }

  /// How f moves near a point, where it has the value `centre`, beside what the two larger steps show truncation to be.
  ///
  /// Cost: six evaluations for each coordinate, of up to 32.
  package func finding(of f: ([W]) -> W, at x: [W], _ centre: W) -> Finding {
    var moves = false
    for i in x.indices.prefix(most) {
      let scale: W = x[i].isZero ? 1 : x[i].magnitude
      func slope(_ bits: Int) -> W {
        let step = scale.scaled(byPowerOfTwo: -bits)
        var (right, left) = (x, x)
        right[i] += step
        left[i] -= step
        return (f(right) - f(left)) / (2 * step)
      }
      let (near, between, coarse) = (slope(fine), slope(middle), slope(middle - 1))
      let truncation = (coarse - between).magnitude
      let least =
        between.magnitude.scaled(byPowerOfTwo: -slopeBits) + (centre.magnitude / scale).scaled(byPowerOfTwo: -valueBits)
      guard (near - between).magnitude <= 2 * truncation + least else { return .staircase }
      moves = moves || !(near.isZero && between.isZero)
    }
    return moves ? .smooth : .still
  }
}
