import RealModule
public import Scalars

/// Curtis and Reid's rule: the truncation of the *forward* difference kept at a hundred times the roundoff, for a
/// central difference.
///
/// At a step h the two are measured by three values of f,
///
///     T = |D_c(h) − D_f(h)| = |f(x + h) − 2f(x) + f(x − h)| / 2h,   R = ε_f/h,   ratio = T/R.
///
/// T overestimates the truncation of D_c, of order h², by that of D_f, of order h; hence the aim of 100. A ratio in
/// [10, 1000] is accepted; else h ← h·√(100/ratio), at most tenfold, and again.
///
/// - Start: ∛u·max(1, |x|).
/// - Noise: where none is given, u times the largest of the three values (as Kostyrka's package pnd has it); so a
///   function that is zero at x, or linear, gives a ratio of order 1 at most.
/// - Outcomes: `derivativeVanishes` (f linear to within the noise) and `noChange` when the ratio stays below 10 up to
///   the largest step; `notConverged` when it jumps over the interval.
/// - Error: the truncation stated is T/100, since the aim takes T to be 100 times too large.
/// - Errata: a ratio below 1 counts as 1, so that h grows tenfold at most and a ratio of 0 has a successor, as in
///   Kostyrka's pnd; that package then ends a search of ratio 0 with 16h, where its documentation says 4h.
/// - Nemesis: a point of symmetry. For sin at π, f(x + h) + f(x − h) is noise at all steps, T sees no truncation, and h
///   grows until x ± h are far away, where something meets the aim at last: h = 82 in binary64, and 0.003 for −1. On a
///   smooth function without symmetry the step is some 40 times below the optimum, for it is the forward difference
///   whose error is measured.
/// - Cost: 3 evaluations for the first step and 2 for each further one; typically 2 to 4 steps.
///
/// Source: A. R. Curtis, J. K. Reid, The choice of step lengths when using differences to approximate Jacobian
/// matrices, J. Inst. Math. Appl. 13 (1974) 121–126.
public struct CurtisReid: StepRule {
  /// The ratio of truncation to roundoff that is aimed at: 100.
  public let aim: Int
  /// Ratios from aim/tolerance to aim·tolerance are accepted: 10.
  public let tolerance: Int
  /// The first step; nil for ∛u·max(1, |x|).
  public let start: (any RealScalar)?

  /// The rule with the given constants.
  /// - Precondition: `aim` ≥ 1, `tolerance` ≥ 2; `start`, if given, is finite and greater than 0.
  public init(aim: Int = 100, tolerance: Int = 10, start: (any RealScalar)? = nil) {
    precondition(aim >= 1, "the aim is \(aim); it must be at least 1")
    precondition(tolerance >= 2, "the tolerance is \(tolerance); it must be at least 2")
    requirePositive(start, "start")
    self.aim = aim
    self.tolerance = tolerance
    self.start = start
  }

  /// `curtis-reid`
  public var name: String { "curtis-reid" }

  /// One line on the rule.
  public var summary: String { "Curtis & Reid 1974: |central − forward| at 100 times the roundoff" }

  /// The central form.
  public var forms: [DifferenceForm] { [.central] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let aim = S(aim)
    let accepted = aim / S(tolerance)...(aim * S(tolerance)).orGreatest
    return try search.aimed(
      f, start: start.map { S(converting: $0) }, offsets: [-1, 0, 1], aim: aim, accepted: accepted, root: 2
    ) { values, step, noise in
      let bend = (values[2] - 2 * values[1] + values[0]).magnitude
      return (ratio: bend / 2 / noise, truncation: bend / 2 / step / aim)
    }
  }
}

extension RealScalar {
  /// The number itself, or the greatest finite one in place of an overflow, which the narrowest formats call NaN.
  var orGreatest: Self { isFinite ? self : .greatestFiniteMagnitude }
}

/// Traps unless a step that was given is one.
func requirePositive(_ step: (any RealScalar)?, _ quantity: String) {
  guard let step else { return }
  func check(_ step: some RealScalar) {
    precondition(step > 0 && step.isFinite, "\(quantity) is \(step); it must be finite and greater than 0")
  }
  check(step)
}
