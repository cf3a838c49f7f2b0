public import Scalars

/// Richardson extrapolation: a stencil at h, h/2, h/4, …, combined so that its leading error terms cancel.
///
/// The exponents of the error terms are the stencil's own, from its exact moments: 2, 4, 6, … for a central difference,
/// 1, 2, 3, … for a forward one. Five levels of a central difference are exact on polynomials of degree 10.
///
/// - truncation: |T(L, L) − T(L, L−1)|, the last correction that was made; for a smooth f at a step small enough, that of
///   the value itself is much smaller.
/// - roundoff: that of each difference (see ``Stencil/callAsFunction(_:at:step:)``) carried through the combination.
/// - Fails where f is not smooth over the whole stretch x ± (reach of the stencil)·h: near a kink or a pole it converges to
///   nothing in particular, and one value that is not finite spoils all. The step is then to be given.
/// - Cost: `levels` times the evaluations of the stencil; a millisecond, once, to make the value.
///
/// Source: L. F. Richardson and J. A. Gaunt, The deferred approach to the limit, Phil. Trans. R. Soc. A 226 (1927).
@frozen
public struct Richardson: Hashable, Sendable {
  /// The stencil that is extrapolated.
  public let stencil: Stencil
  /// How many steps are taken; at least 2.
  public let levels: Int
  /// The exponents of the error terms that are cancelled, `levels` − 1 of them.
  @usableFromInline let exponents: [Int]
  /// The stencil on all points that are used, in units of the smallest step: the default step is made from it.
  @usableFromInline let union: Stencil

  /// The extrapolation of `stencil` over `levels` steps.
  ///
  /// - Precondition: 2 ≤ `levels` ≤ 32.
  public init(stencil: Stencil = .central, levels: Int = 5) {
    precondition((2...32).contains(levels), "the number of levels is \(levels); it must be from 2 to 32")
    self.stencil = stencil
    self.levels = levels
    self.exponents = stencil.errorExponents(count: levels - 1)
    let used = stencil.offsets.indices.filter { stencil.hasWeight($0) }.map { stencil.offsets[$0] }
    let all = Set((0..<levels).flatMap { level in used.map { $0 << level } })
    self.union = Stencil(offsets: Array(all), derivative: stencil.derivative)
  }

  /// The derivative of f: R → R at `x`, with its error.
  ///
  /// `step` is the largest step; by default 2ᴸ⁻¹ times the default step of the stencil on all the points, which is what the
  /// extrapolated difference is. What f throws is passed on. Not finite, or a smallest step that is lost: an outcome.
  /// - Precondition: `step`, if given, is finite and greater than 0.
  @inlinable
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, step: S? = nil
  ) throws(E) -> DifferenceEstimate<S> {
    if let step { stencil.requirePositive(step) }
    let shift = S(sign: .plus, exponent: S.Exponent(levels - 1), significand: 1)
    var h = step ?? union.step(at: x) * shift
    var tableau = ExtrapolationTableau<S>(ratio: 2, exponents: exponents)
    for level in 0..<levels {
      if level > 0 { h /= 2 }
      let difference = try stencil.measured(f, at: x, step: h)
      tableau.append(.init(value: difference.value, roundoff: difference.roundoff))
    }
    let best = tableau.row[levels - 1]
    let evaluations = levels * stencil.evaluations
    let outcome = stencil.outcome(at: x, step: h, quotient: best.value)
    guard outcome == .estimated else {
      return .failed(outcome, value: best.value, step: h, evaluations: evaluations)
    }
    return DifferenceEstimate(
      value: best.value, truncation: (best.value - tableau.row[levels - 2].value).magnitude,
      roundoff: best.roundoff, step: h, evaluations: evaluations)
  }
}
