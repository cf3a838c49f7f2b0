public import Scalars

/// What ``AutomaticDerivative`` says of a derivative: a value with its error, or why there is none.
///
/// ``error`` is meant to be exceeded at about one point in a hundred, and by a factor of ten at none; it comes from values
/// of f alone, so that a function can be made for which it is wrong. Where nothing is known it is infinite.
@frozen
public struct AutomaticDerivativeEstimate<S: RealScalar>: Hashable, Sendable {
  /// The derivative; NaN where there is none.
  public var value: S
  /// The part of the error that larger steps show: five times the difference to the next best extrapolation.
  public var truncation: S
  /// The part that comes from the noise of f's values, as large as f itself showed it to be: three times its sum.
  public var roundoff: S
  /// The smallest step that entered `value`; NaN where there is none.
  public var step: S
  /// How many times f was evaluated.
  public var evaluations: Int
  /// What the numbers mean.
  public var outcome: AutomaticDerivativeOutcome

  /// An estimate of the given parts.
  @inlinable
  public init(
    value: S, truncation: S, roundoff: S, step: S, evaluations: Int, outcome: AutomaticDerivativeOutcome
  ) {
    self.value = value
    self.truncation = truncation
    self.roundoff = roundoff
    self.step = step
    self.evaluations = evaluations
    self.outcome = outcome
  }

  /// The estimated magnitude of the total error: truncation + roundoff.
  @inlinable
  public var error: S { truncation + roundoff }
}

/// What became of an automatic derivative.
@frozen
public enum AutomaticDerivativeOutcome: Hashable, Sendable {
  /// A derivative from both sides of x.
  case estimated
  /// f is finite on one side of x only, that of the smaller numbers: the derivative of that side.
  case leftEdge
  /// f is finite on one side of x only, that of the greater numbers: the derivative of that side.
  case rightEdge
  /// f has the same value at every point that was tried, so that its derivative is zero as far as can be seen.
  case constant
  /// f has a kink at x, so that there is no derivative: the two sides differ in slope however small the step.
  case kink
  /// The values of f do not hang together at any step: noise, or changes faster than the steps can be made small.
  case noise
  /// x, f(x), or f on both sides of x at every step is NaN or infinite.
  case notFinite
  /// The format has no numbers near enough to x, or a step of x is lost in it.
  case stepLost

  /// Whether there is a derivative.
  @inlinable
  public var isEstimate: Bool {
    switch self {
    case .estimated, .leftEdge, .rightEdge, .constant: true
    case .kink, .noise, .notFinite, .stepLost: false
    }
  }
}
