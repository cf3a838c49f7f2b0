public import Scalars

/// The rule of thumb: a power of the unit roundoff times the scale of x, whatever f is.
///
///     h = √u·s (forward), ∛u·s (central), ⁴√u·s (second), s = max(1, |x|)
///
/// It is the optimum for a function that, with its derivatives, is as large as itself and varies over lengths of s.
///
/// - Noise: that which is given enters the error, not the step.
/// - Near x = 0 the scale is 1, in the absence of any other.
/// - Outcomes: `converged` always, but for a step that is lost or f not finite at it.
/// - Error: the truncation is measured by a second difference at 2h.
/// - Nemesis: any function whose scale is not that of x. For exp(−x/10⁶) at 1 in binary64 the central step is 5·10⁻⁶
///   instead of 7, and the derivative wrong by 3·10⁻⁷ of itself; for sin(10⁶x) the step spans most of a period, and not
///   even the sign is right.
/// - Cost: 2 evaluations (3 for the second derivative), and 1 or 2 more for the error.
///
/// Source: P. E. Gill, W. Murray, M. H. Wright, *Practical Optimization* (1981), section 8.6; W. H. Press and others,
/// *Numerical Recipes*, section 5.7, where the scale is called the curvature scale x_c.
public struct RuleOfThumb: StepRule, Hashable {
  /// The rule.
  public init() {}

  /// `rule-of-thumb`
  public var name: String { "rule-of-thumb" }

  /// One line on the rule.
  public var summary: String { "a power of the unit roundoff times max(1, |x|), whatever f is" }

  /// All forms.
  public var forms: [DifferenceForm] { DifferenceForm.allCases }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    return try search.choice(f, step: form.thumbStep(at: x), outcome: .converged)
  }
}
