public import Scalars

/// A published rule for choosing the step of a difference, as a value.
///
/// A rule sees f in one format only, as a black box. Every constant of it is derived from that format's unit roundoff
/// or from the noise that it is given or measures: none assumes binary64.
///
/// ```swift
/// let choice = DumontetVignes()({ Double.exp($0) }, at: 1, form: .central)
/// print(choice.step, choice.estimate.value, choice.estimate.error, choice.outcome)
/// for rule in StepRules.all where rule.forms.contains(.central) {
///   print(rule.name, rule({ Double.exp($0) }, at: 1, form: .central).step)
/// }
/// ```
public protocol StepRule: Sendable {
  /// The name by which the command knows the rule: lower case, words joined by hyphens.
  var name: String { get }

  /// Who published it and when, and what it does, on one line.
  var summary: String { get }

  /// The forms that the rule was published for, or has been extended to by name.
  var forms: [DifferenceForm] { get }

  /// Chooses the step for `form` at `x`.
  ///
  /// `noise` is ε_f, the magnitude of the error of f's values near x; where it is nil the rule takes u·|f|, of the
  /// largest of the values at hand, or measures it, as its description says. What f throws is passed on. Whatever f
  /// does otherwise is an outcome of the choice, and x that is not finite is one too.
  /// - Precondition: `forms` contains `form`; `noise`, if given, is finite and not negative.
  func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S>
}

extension StepRule {
  /// Chooses the step for `form` at `x`, the noise being as the rule has it where it is not given.
  /// - Precondition: `forms` contains `form`.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm
  ) throws(E) -> StepChoice<S> {
    try callAsFunction(f, at: x, form: form, noise: nil)
  }

  /// The search of a rule that is called properly.
  func search<S: RealScalar>(at x: S, form: DifferenceForm, noise: S?) -> StepSearch<S> {
    precondition(
      forms.contains(form),
      "the rule \(name) has no \(form.rawValue) form; it has \(forms.map(\.rawValue).joined(separator: ", "))")
    if let noise {
      precondition(noise >= 0 && noise.isFinite, "the noise is \(noise); it must be finite and not negative")
    }
    return StepSearch(at: x, form: form, noise: noise)
  }
}
