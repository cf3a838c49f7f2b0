package import Scalars

/// A point at which the derivative of a function of one variable is asked for, and what its truth is.
package struct DerivativeCase: Sendable {
  /// The problem or the family of functions that it belongs to.
  package let family: String
  /// f, as it is evaluated.
  package let function: any RealFunction
  /// The function whose derivative is the truth: f without the rounding or the noise that was put on it; nil where f has
  /// a kink at the point, so that there is no truth.
  package let truth: (any RealFunction)?
  /// The point.
  package let point: Double

  package init(_ family: String, _ function: any RealFunction, truth: (any RealFunction)?, at point: Double) {
    self.family = family
    self.function = function
    self.truth = truth
    self.point = point
  }

  /// The 645 points of the grids of the published problems.
  package static var published: [DerivativeCase] {
    DerivativeProblem.published.flatMap { problem in
      problem.grid.map { DerivativeCase(problem.name, problem.function, truth: problem.function, at: $0) }
    }
  }
}
