public import Scalars

/// A point at which the derivative of a function of one variable is asked for, and what its truth is.
public struct DerivativeCase: Sendable {
  /// The problem or the family of functions that it belongs to.
  public let family: String
  /// f, as it is evaluated.
  public let function: any RealFunction
  /// The function whose derivative is the truth: f without the rounding or the noise that was put on it; nil where f has
  /// a kink at the point, so that there is no truth.
  public let truth: (any RealFunction)?
  /// The point.
  public let point: Double

  /// A case of the given parts.
  public init(_ family: String, _ function: any RealFunction, truth: (any RealFunction)?, at point: Double) {
    self.family = family
    self.function = function
    self.truth = truth
    self.point = point
  }

  /// The 645 points of the grids of the published problems.
  public static var published: [DerivativeCase] {
    DerivativeProblem.published.flatMap { problem in
      problem.grid.map { DerivativeCase(problem.name, problem.function, truth: problem.function, at: $0) }
    }
  }
}
