public import Scalars

/// A published rule for choosing the step of a difference, as a value.
///
/// A rule sees f in one format only, as a black box. Every constant of it is derived from that format's unit roundoff or
/// from the noise that it is given or measures: none assumes binary64.
public protocol StepRule: Sendable {
  /// The name by which the command knows the rule: lower case, words joined by hyphens.
  var name: String { get }

  /// The forms that the rule was published for, or has been extended to by name.
  var forms: [DifferenceForm] { get }

  /// Chooses the step for `form` at `x`.
  ///
  /// `noise` is ε_f, the magnitude of the error of f's values near x; where it is nil the rule takes u·|f(x)|, or measures
  /// it, as its description says. What f throws is passed on. Whatever f does otherwise is an outcome of the choice.
  /// - Precondition: `forms` contains `form`; `noise`, if given, is finite and not negative.
  func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S>
}
