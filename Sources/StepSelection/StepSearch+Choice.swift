import FiniteDifferences
import RealModule
import Scalars

extension StepSearch {
  /// The difference of the form at a step, with the noise of its values; nil where f is not finite or the points
  /// coincide.
  mutating func difference<E: Error>(
    _ f: (S) throws(E) -> S, step: S
  ) throws(E) -> (value: S, noise: S)? {
    guard !isLost(step), let values = try values(f, form.offsets, step: step) else { return nil }
    let value = form.quotient(values, at: x, step: step)
    return value.isFinite ? (value, noise(of: values)) : nil
  }

  /// The choice of a step: the difference there and its error.
  ///
  /// - truncation: of the `magnitude` |f⁽ᵐ⁺ᵠ⁾| that the rule has found, or `truncation` itself where the rule has that;
  ///   without either, |D(h) − D(2h)| / (2ᵠ − 1), which costs the points of 2h.
  /// - roundoff: the noise of the values, and two roundings of the quotient itself.
  ///
  /// A step with which nothing can be computed is an outcome: f not finite there, or the step lost.
  mutating func choice<E: Error>(
    _ f: (S) throws(E) -> S, step: S, outcome: StepOutcome, magnitude: S? = nil, truncation: S? = nil
  ) throws(E) -> StepChoice<S> {
    guard !isLost(step) else { return failed(.stepLost, step: step) }
    guard let (value, noise) = try difference(f, step: step) else { return failed(.notFinite, step: step) }
    var error = truncation ?? magnitude.map { form.truncation(magnitude: $0, step: step) } ?? .infinity
    if truncation == nil, magnitude == nil, let coarse = try difference(f, step: 2 * step) {
      error = (value - coarse.value).magnitude / S((1 << form.accuracy) - 1)
    }
    let roundoff = form.roundoff(noise: noise, step: step) + 2 * S.unitRoundoff * value.magnitude
    let estimate = DifferenceEstimate(
      value: value, truncation: error.isFinite ? error : .infinity, roundoff: roundoff.isFinite ? roundoff : .infinity,
      step: step, evaluations: evaluations)
    return StepChoice(step: step, estimate: estimate, outcome: outcome, trace: trace, evaluations: evaluations)
  }

  /// The choice when the rule's own condition was met nowhere.
  ///
  /// `last` is the last step with finite values. Where the measure never exceeded the condition, the derivative in it
  /// vanishes, or f does not change at all; the step is then `fallback`, by default the rule of thumb's, and `last`
  /// where f is not finite there.
  mutating func failure<E: Error>(
    _ f: (S) throws(E) -> S, last: S?, sawTooLarge: Bool, fallback: S? = nil
  ) throws(E) -> StepChoice<S> {
    guard let last else { return failed(sawNonFinite ? .notFinite : .stepLost) }
    if sawTooLarge { return try choice(f, step: last, outcome: .notConverged) }
    let outcome: StepOutcome = sawNoChange ? .noChange : .derivativeVanishes
    let usual = fallback ?? form.thumbStep(at: x)
    let isUsable = try difference(f, step: usual) != nil
    return try choice(f, step: isUsable ? usual : last, outcome: outcome)
  }

  /// The choice when there is no step, and no difference.
  func failed(_ outcome: StepOutcome, step: S = .nan) -> StepChoice<S> {
    let reason: DifferenceOutcome = outcome == .stepLost ? .stepLost(offset: 1) : .notFinite
    let estimate = DifferenceEstimate(
      value: S.nan, truncation: .infinity, roundoff: .infinity, step: step, evaluations: evaluations, outcome: reason)
    return StepChoice(step: .nan, estimate: estimate, outcome: outcome, trace: trace, evaluations: evaluations)
  }
}
