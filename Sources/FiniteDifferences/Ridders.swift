public import RealModule
public import Scalars

/// Ridders' method: central differences extrapolated to step zero until they get worse, the best entry taken.
///
/// The step starts large and is divided by `contraction` for each row of the tableau. Every entry T(i, j) is judged by
///
///     e = max(|T(i, j) − T(i, j−1)|, |T(i, j) − T(i−1, j−1)|)
///
/// and that of the least e is the answer, e its error. The rows end when the diagonal moves away,
/// |T(i, i) − T(i−1, i−1)| ≥ `safety`·e, or after ``rows(for:)``. So roundoff is noticed when it sets in, and no step need be
/// chosen well.
///
/// - truncation: e; it contains roundoff. `roundoff`: that of the differences, carried through the combination. `step`: that
///   of the row the answer is in.
/// - Where a difference is not finite (a large step that leaves f's domain) the tableau starts anew at the next step.
/// - Fails, and may report a small error, where f varies over lengths much shorter than the first steps: the differences
///   can agree on a wrong value. Give a smaller step. A kink or a pole within the first steps ends the search early, with
///   an error as large as it then is.
/// - Cost: 2 evaluations for each row; about √(2p) rows at most with p bits.
///
/// Source: C. J. F. Ridders, Accurate computation of F′(x) and F′(x)·F″(x), Adv. Eng. Software 4 (1982) 75–76; the
/// constants and the form of the rule: W. H. Press and others, Numerical Recipes, section 5.7.
@frozen
public struct Ridders: Hashable, Sendable {
  /// What the step is divided by from row to row; greater than 1.
  public let contraction: Rational
  /// How many times the best error the diagonal may move before the search ends; at least 1.
  public let safety: Int

  /// The method with the given constants.
  ///
  /// - Precondition: `contraction` > 1 and `safety` ≥ 1.
  public init(contraction: Rational = Rational(7, 5), safety: Int = 2) {
    precondition(contraction > 1, "the contraction is \(contraction); it must be greater than 1")
    precondition(safety >= 1, "the safety factor is \(safety); it must be at least 1")
    self.contraction = contraction
    self.safety = safety
  }

  /// The most rows in a format: √(p / log₂ρ), ten in binary64 with ρ = 1.4, at least 4.
  ///
  /// After n rows the step has fallen by ρⁿ, and the diagonal's error by ρ to the power 2·(1 + … + (n−1)) ≈ n²; more rows
  /// than make that 2ᵖ have nothing left to gain.
  @inlinable
  public func rows<S: RealScalar>(for format: S.Type) -> Int {
    let bits = Double.log2(Double(rounded: contraction))
    return Swift.max(4, Int((Double(S.precision) / bits).squareRoot().rounded()))
  }

  /// The derivative of f: R → R at `x`, with its error.
  ///
  /// `step` is the first, largest step: a length over which f changes substantially, 1/8·max(1, 2ᵉ) with 2ᵉ ≤ |x| unless it
  /// is given. What f throws is passed on. x not finite, f not finite at all steps, or a smallest step that is lost: an
  /// outcome.
  /// - Precondition: `step`, if given, is finite and greater than 0.
  @inlinable
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, step: S? = nil
  ) throws(E) -> DifferenceEstimate<S> {
    let stencil = Stencil.central
    if let step { stencil.requirePositive(step) }
    let scale = x.isFinite && x.magnitude > 1 ? x.exponent : 0
    var h = step ?? S(sign: .plus, exponent: scale - 3, significand: 1)
    let ratio = S(rounded: contraction)
    let rows = self.rows(for: S.self)
    let empty = ExtrapolationTableau<S>(ratio: ratio, exponents: (1..<rows).map { 2 * $0 })
    var tableau = empty
    var best = DifferenceEstimate<S>.failed(.notFinite, value: .nan, step: h, evaluations: 0)
    var evaluations = 0
    search: for row in 0..<rows {
      if row > 0 { h /= ratio }
      if let offset = stencil.lostOffset(at: x, step: h) {
        if best.outcome != .estimated { best.outcome = .stepLost(offset: offset) }
        break
      }
      let difference = try stencil.measured(f, at: x, step: h)
      evaluations += stencil.evaluations
      guard difference.value.isFinite else {
        tableau = empty
        continue
      }
      tableau.append(.init(value: difference.value, roundoff: difference.roundoff))
      let (new, old) = (tableau.row, tableau.above)
      if best.outcome != .estimated {
        // One difference alone has no error yet.
        best = .failed(.estimated, value: difference.value, step: h, evaluations: 0)
        best.roundoff = difference.roundoff
      }
      for j in new.indices.dropFirst() {
        let entry = new[j]
        let sideways = (entry.value - new[j - 1].value).magnitude
        let upwards = (entry.value - old[j - 1].value).magnitude
        let error = S.maximum(sideways, upwards)
        guard error <= best.truncation else { continue }
        best = DifferenceEstimate(
          value: entry.value, truncation: error, roundoff: entry.roundoff, step: h, evaluations: 0)
      }
      if new.count > 1, new.count == old.count + 1 {
        let drift = (new[new.count - 1].value - old[old.count - 1].value).magnitude
        if drift >= S(safety) * best.truncation { break search }
      }
    }
    best.evaluations = evaluations
    return best
  }
}
