public import MultiPrecision
import Scalars

/// What derivatives along a few random directions say of a formula for a gradient.
public struct GradientConfirmation: Sendable {
  /// What is known of one component of the formula.
  public enum Component: Sendable {
    /// It is the derivative, to this bound.
    case right(error: MeasuredError)
    /// It may not be; this is the derivative, or the reason why there is none.
    case examined(Result<ReferenceDerivative, ReferenceRefusal>)
  }

  /// One for each component, in order.
  public var components: [Component]
  /// An upper bound on the probability that a wrong component is called right.
  public var missProbability: Double
  /// How many times f was evaluated, a dual evaluation counting for three.
  public var evaluations: Int
  /// The precision of the directional derivatives.
  public var precision: Int
}
