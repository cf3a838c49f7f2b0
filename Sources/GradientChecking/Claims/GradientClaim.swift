public import Scalars

/// A claimed gradient: g is said to be ∇f at the point x.
///
/// What every criterion checks. Its form is checked once, here, so that the check itself can only succeed or fail; its
/// numbers are not: a NaN or an infinity, in either vector, is a finding of the check.
@frozen
public struct GradientClaim<S: RealScalar>: Hashable, Sendable {
  /// The point x.
  public let point: [S]
  /// The claimed ∂f/∂xᵢ at x, one for each coordinate.
  public let gradient: [S]

  /// The claim that the gradient at `point` is `gradient`.
  ///
  /// Throws ``GradientCheckError/emptyPoint`` when the point has no coordinates, and
  /// ``GradientCheckError/lengthMismatch(point:gradient:)`` when the two have different lengths.
  @inlinable
  public init(point: [S], gradient: [S]) throws(GradientCheckError) {
    guard !point.isEmpty else { throw .emptyPoint }
    guard point.count == gradient.count else {
      throw .lengthMismatch(point: point.count, gradient: gradient.count)
    }
    self.point = point
    self.gradient = gradient
  }

  /// The claim of two vectors that are known to have one length, not zero.
  init(valid point: [S], _ gradient: [S]) {
    precondition(
      !point.isEmpty && point.count == gradient.count,
      "\(gradient.count) derivatives at a point of \(point.count) coordinates; there must be one for each, and one at least"
    )
    self.point = point
    self.gradient = gradient
  }
}

/// Why a gradient cannot be checked as it was asked for.
public enum GradientCheckError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The point has no coordinates.
  case emptyPoint
  /// The point and the claimed gradient have different lengths.
  case lengthMismatch(point: Int, gradient: Int)
  /// The point and the claimed gradient have as many numbers, arranged in different shapes: these, as text.
  case shapeMismatch(point: String, gradient: String)
  /// The step, as text, is NaN, infinite, zero or negative.
  case stepNotPositive(String)
  /// The tolerance, as text, is NaN, infinite, zero or negative.
  case toleranceNotPositive(String)
  /// The stencil is one for a derivative of this order, not the first.
  case notFirstDerivative(order: Int)

  /// A sentence that says what was expected and what was found.
  public var description: String {
    switch self {
    case .emptyPoint: "The point has no coordinates; a gradient needs at least one."
    case .lengthMismatch(let point, let gradient):
      "The point has \(point) coordinates, the claimed gradient \(gradient); they must have the same number."
    case .shapeMismatch(let point, let gradient):
      "The point is arranged as \(point), the claimed gradient as \(gradient); they must have the same shape."
    case .stepNotPositive(let step): "The step is \(step); it must be finite and greater than 0."
    case .toleranceNotPositive(let tolerance):
      "The tolerance is \(tolerance); it must be finite and greater than 0."
    case .notFirstDerivative(let order):
      "The stencil is for derivatives of order \(order); a gradient needs one for the first derivative."
    }
  }
}
