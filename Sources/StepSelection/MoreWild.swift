import BlackBoxes
import RealModule
public import Scalars

/// Moré and Wild's rule: the noise measured by ECnoise, the second derivative by one or two second differences.
///
/// For noise of standard deviation ε_f the mean square error of the forward difference is least near
///
///     h = 8^¼·√(ε_f/|f″|),
///
/// and a coarse f″ suffices. With Δ(h) = |f(x + h) − 2f(x) + f(x − h)|, a step h is good when
///
///     Δ(h) ≥ 100·ε_f   and   |f(x ± h) − f(x)| ≤ 0.1·max(|f(x)|, |f(x ± h)|):
///
/// the second difference is above the noise, and f has not changed much. h_a = ε_f^¼ is tried first and gives
/// μ_a = Δ(h_a)/h_a²; if it is not good, h_b = (ε_f/μ_a)^¼ gives μ_b, which is taken when h_b is good or
/// |μ_a − μ_b| ≤ ½μ_b.
///
/// - The first step is (ε_f/F)^¼·max(1, |x|), F the largest value at x ± ∛u·max(1, |x|): the paper's, where both are 1.
/// - Noise: where none is given, `ECnoise` measures it; where that detects none, it is u·F/√3, the deviation of one
///   rounding at most. A noise that is given is a standard deviation.
/// - Outcomes: `notConverged`, with μ_b's step, when neither step will do;
///   `derivativeVanishes` and `noChange` when Δ is zero.
/// - Error: the truncation stated is |f″|h/2.
/// - Errata: the constant of the central difference is 3^⅓, but the paper has no procedure for f‴; this has no central
///   form.
/// - Nemesis: a function whose scale is not that of x. For exp(−x/10⁶) at 1 in binary64 Δ(h_a) is zero, h_b infinite,
///   and there is no third try; and f(x) = 0, where f changes by more than a tenth within any step.
/// - Cost: 7 evaluations for each spacing of ECnoise, 1 to 3 of them; 5 for the second differences; 1 or 2 for the
///   difference.
///
/// Source: J. J. Moré, S. M. Wild, Estimating derivatives of noisy simulations, ACM Trans. Math. Softw. 38 (2012)
/// 19:1–19:21.
public struct MoreWild: StepRule, Hashable {
  /// The rule.
  public init() {}

  /// `more-wild`
  public var name: String { "more-wild" }

  /// One line on the rule.
  public var summary: String { "Moré & Wild 2011/2012: 8^¼·√(ε/|f″|), ε a standard deviation measured by ECnoise" }

  /// The forward form.
  public var forms: [DifferenceForm] { [.forward] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let offsets = [-1, 0, 1]
    let usual = DifferenceForm.central.thumbStep(at: x)
    guard let near = try search.finiteStep(from: usual, offsets: offsets, f),
      let values = try search.values(f, offsets, step: near)
    else { return search.failed(.notFinite) }
    let size = S.size(of: values)
    let deviation: S
    if let noise { deviation = noise } else { deviation = try measured(f, &search, size: size) }
    search.noise = deviation
    guard deviation > 0 else { return try search.failure(f, last: near, sawTooLarge: false) }

    let length = near < usual ? near / (usual / search.scale) : search.scale
    let first = S.sqrt(S.sqrt(deviation / size)) * length
    guard let start = try search.finiteStep(from: first, offsets: offsets, f), !search.isLost(start),
      let a = try curvature(f, &search, start, deviation)
    else { return try search.failure(f, last: near, sawTooLarge: false) }
    guard a.bend > 0 else { return try search.failure(f, last: start, sawTooLarge: false) }
    // Second differences stay with their steps, for f″ may be out of range where h is not: f″ = Δ(h)/h².
    var (used, bend, outcome) = (start, a.bend, StepOutcome.converged)
    if !a.isGood {
      let second = S.sqrt(start) * S.sqrt(S.sqrt(deviation / a.bend))
      if second <= search.largestStep, !search.isLost(second), let b = try curvature(f, &search, second, deviation) {
        guard b.bend > 0 else { return try search.failure(f, last: start, sawTooLarge: false) }
        (used, bend) = (second, b.bend)
        let ratio = a.bend / b.bend * (second / start) * (second / start)
        if !b.isGood, 2 * (ratio - 1).magnitude > 1 { outcome = .notConverged }
      } else {
        outcome = .notConverged
      }
    }
    let ratio = S.sqrt(S.sqrt(8)) * S.sqrt(deviation / bend)
    let truncation = form.truncation(magnitude: bend, step: ratio) / used
    return try search.choice(f, step: used * ratio, outcome: outcome, truncation: truncation)
  }

  /// Δ(h), and whether the step is good for it; nil where f is not finite.
  private func curvature<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, _ search: inout StepSearch<S>, _ step: S, _ noise: S
  ) throws(E) -> (bend: S, isGood: Bool)? {
    guard let v = try search.values(f, [-1, 0, 1], step: step) else { return nil }
    let bend = (v[2] - 2 * v[1] + v[0]).magnitude
    search.record(step, bend / noise)
    let isNear = [v[0], v[2]].allSatisfy {
      10 * ($0 - v[1]).magnitude <= S.maximum($0.magnitude, v[1].magnitude)
    }
    return (bend, bend / 100 >= noise && isNear)
  }

  /// The noise by ECnoise, and a rounding's where that detects none.
  private func measured<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, _ search: inout StepSearch<S>, size: S
  ) throws(E) -> S {
    let estimate = try ECnoise()(
      { (point) throws(E) -> S in try search.value(f, at: point) }, at: search.x)
    return estimate.outcome == .detected ? estimate.noise : S.unitRoundoff * size / S.sqrt(3)
  }
}
