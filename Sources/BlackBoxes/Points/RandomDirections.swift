package import Scalars

/// Random vectors that a seed repeats, each component of its own size and of random sign.
///
/// Component i is ±w·sᵢ with w uniform on the multiples of 2⁻ᵇ in [½, 3⁄2) and sᵢ a power of two: no component is nearly
/// zero, so that a direction looks at every coordinate; every component is a number of the format; and the chance that one
/// component takes a value within r of any given one is at most r/sᵢ + 2⁻ᵇ, which is what the probability of missing a
/// fault rests on. (There are at most 2r·2ᵇ/sᵢ + 1 such multiples on each side of zero, each with the probability 2⁻ᵇ⁻¹.)
package struct RandomDirections: Sendable {
  private var generator: SeededGenerator

  /// The vectors that `seed` starts.
  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// b: the format's own bits after the leading one, and no more than half of a word.
  package static func bits<S: RealScalar>(in format: S.Type) -> Int { Swift.min(S.precision - 1, 32) }

  /// The next vector with components of these sizes.
  package mutating func next<S: RealScalar>(scales: [S]) -> [S] {
    let bits = Self.bits(in: S.self)
    return scales.map { scale in
      let word = generator.next()
      let weight = (S(1) / 2 + S(word >> (64 - UInt64(bits))).scaled(byPowerOfTwo: -bits)) * scale
      return word & 1 == 0 ? weight : -weight
    }
  }

  /// The next vector of `count` components of size 1.
  package mutating func next<S: RealScalar>(count: Int) -> [S] { next(scales: [S](repeating: 1, count: count)) }

  /// `count` of the indices below `bound`, ascending; all of them when there are no more. Each set has the same chance.
  package mutating func indices(_ count: Int, below bound: Int) -> [Int] {
    // Each index in turn is taken with the probability that the places left bear to the indices left.
    var wanted = Swift.min(count, bound)
    return (0..<bound).filter { i in
      guard generator.next().multipliedFullWidth(by: UInt64(bound - i)).high < UInt64(wanted) else { return false }
      wanted -= 1
      return true
    }
  }

  /// The natural size of each coordinate: the power of two below |xᵢ|, and 1 for zero and for what is not finite.
  package static func scales<S: RealScalar>(of x: [S]) -> [S] {
    x.map { $0.isFinite && !$0.isZero ? S(1).scaled(byPowerOfTwo: Int($0.exponent)) : 1 }
  }
}
