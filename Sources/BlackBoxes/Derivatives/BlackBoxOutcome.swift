public import FiniteDifferences
public import Scalars

/// What ``BlackBoxDerivative`` says of a derivative: a value with its error, or why there is none.
///
/// - The error is meant to be exceeded at about one point in a hundred, and by a factor of ten at none; it comes from values
///   of f alone, so that a function can be made for which it is wrong. Where nothing is known it is infinite.
/// - The truncation is what larger steps show, five times the difference to the next best extrapolation, or, where all steps are
///   longer than |x| and 1, what the last place of f can hide over that length.
/// - The roundoff comes from the noise of f's values, as large as f itself showed it to be: three times its sum.
/// - The step is the smallest that entered the value; value and step are NaN where there is none.
public typealias BlackBoxEstimate<S: RealScalar> = DerivativeEstimate<S, BlackBoxOutcome>

/// What became of the derivative of a black box.
@frozen
public enum BlackBoxOutcome: Hashable, Sendable {
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
