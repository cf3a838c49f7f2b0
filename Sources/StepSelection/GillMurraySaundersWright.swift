import RealModule
public import Scalars

/// Gill, Murray, Saunders and Wright's rule (their algorithm FD): a step for the second difference that leaves it one
/// to three digits, and from it the step of the forward difference.
///
/// The second difference Φ = (f(x + h) − 2f(x) + f(x − h))/h² has the relative condition error
///
///     c(h) = 4ε_f/(h²|Φ|).
///
/// A step h_Φ with c in [10⁻³, 10⁻¹] is sought; then f″ ≈ Φ(h_Φ) and h = 2√(ε_f/|f″|).
///
/// - Start: h_Φ = 10·h̄ with h̄ = 2(1 + |x|)·√(ε_f/(1 + |f(x)|)), up or down by factors of 10 until the condition is
///   met or a bracket found, then by bisection of log h. With `range` it is bisection from the beginning, as
///   numericalderivative does it.
/// - Second derivative: h_Φ itself is the answer, and Φ the estimate, as the paper suggests for the diagonal of a
///   Hessian.
/// - Noise: where none is given, u times the largest of the three values; for h̄, u(1 + |f(x)|).
/// - Outcomes: `derivativeVanishes`, with h̄, as in the paper (f is nearly linear or odd), when c exceeds 10⁻¹ at
///   all steps. f not finite at x − h too shortens the step, although the forward difference does not need that point.
/// - Error: the truncation stated is |Φ|h/2; for the second derivative 4ε_f/(h²·10), a tenth of the noise's share.
/// - Errata: the paper's 1 + |x| and 1 + |f| take 1 for a natural size of both; x and f of order 10⁻²⁰ are noise to it,
///   and the start is then far off. The search mends that at the cost of some evaluations.
/// - Nemesis: a point of inflection with symmetry: for sin at π, h_Φ grows until it spans periods and Φ is accepted by
///   chance; the forward step is 20, and −0.04 is given for −1. For x³ + x at 0 the condition is met nowhere.
/// - Cost: 3 evaluations for the first step, 2 for each further one, typically 1 to 4 steps; 1 for the difference.
///
/// Source: P. E. Gill, W. Murray, M. A. Saunders, M. H. Wright, Computing forward-difference intervals for numerical
/// optimization, SIAM J. Sci. Stat. Comput. 4 (1983) 310–321.
public struct GillMurraySaundersWright: StepRule {
  /// The least and greatest step of the second difference, to be bisected; nil for the paper's own search.
  public let range: (least: any RealScalar, greatest: any RealScalar)?

  /// The rule, searching the second difference's step within `range`.
  /// - Precondition: both ends of `range`, if given, are finite and greater than 0.
  public init(range: (least: any RealScalar, greatest: any RealScalar)? = nil) {
    requirePositive(range?.least, "the least step of the second difference")
    requirePositive(range?.greatest, "the greatest step of the second difference")
    self.range = range
  }

  /// `gill-murray-saunders-wright`
  public var name: String { "gill-murray-saunders-wright" }

  /// One line on the rule.
  public var summary: String { "Gill, Murray, Saunders & Wright 1983: 2√(ε/|f″|), f″ to one to three digits" }

  /// The forward form and the second derivative.
  public var forms: [DifferenceForm] { [.forward, .second] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite, let center = try search.values(f, [0], step: 1)?.first else { return search.failed(.notFinite) }
    let size = 1 + center.magnitude
    let usual = 2 * (1 + x.magnitude) * S.sqrt((noise ?? S.unitRoundoff * size) / size)
    var (bend, used): (S, S) = (0, 0)
    let judge: (inout StepSearch<S>, S) throws(E) -> StepJudgement = { (search, step) throws(E) in
      guard let v = try search.values(f, [-1, 0, 1], step: step) else { return .notFinite }
      bend = (v[2] - 2 * v[1] + v[0]).magnitude
      used = search.noise(of: v)
      let condition = 4 * used / bend
      search.record(step, condition)
      // The reciprocals are exact in every format that has integers up to 1000, and c is NaN for a constant 0.
      guard condition * 10 <= 1 else { return .tooSmall }
      guard condition * 1000 >= 1 else { return .tooLarge }
      return .accepted
    }
    let found: BracketOutcome<S>
    if let range {
      let (least, greatest) = (S(converting: range.least), S(converting: range.greatest))
      found = try search.bracket(
        start: S.sqrt(least) * S.sqrt(greatest), factor: 10, lower: least, upper: greatest, judge)
    } else {
      let start = try search.finiteStep(from: 10 * usual, offsets: [-1, 0, 1], f)
      guard let start else { return search.failed(.notFinite) }
      found = try search.bracket(start: start, factor: 10, judge)
    }
    switch found {
    case .accepted(let step):
      search.noise = used
      guard form == .forward else {
        return try search.choice(
          f, step: step, outcome: .converged, truncation: form.roundoff(noise: used, step: step) / 10)
      }
      // In units of h_Φ, for f″ may be out of range where h is not: f″·h_Φ² is the second difference.
      let ratio = form.optimalStep(noise: used, magnitude: bend)
      let truncation = form.truncation(magnitude: bend, step: ratio) / step
      return try search.choice(f, step: step * ratio, outcome: .converged, truncation: truncation)
    case .failed(let last, let sawTooLarge):
      let fallback = form == .forward ? usual : form.thumbStep(at: x)
      return try search.failure(f, last: last, sawTooLarge: sawTooLarge, fallback: fallback)
    }
  }
}
