package import Scalars

/// A formula problem of one variable, x, at one point.
package protocol UnivariateProblem: FormulaProblem {
  /// Where the literature differentiates it, in decimal.
  var abscissa: String { get }

  func value<S: Scalar>(at x: S) -> S

  /// f′(x), by the hand-written formula.
  func derivative<S: Scalar>(at x: S) -> S
}

extension UnivariateProblem {
  package var variables: [String] { ["x"] }

  /// One point, `default`.
  package var points: [ProblemPoint] { [ProblemPoint("default", [abscissa])] }

  @inlinable
  package func value<S: Scalar>(_ x: [S]) -> S { value(at: x[0]) }

  @inlinable
  package func partials<S: Scalar>(_ x: [S]) -> [S] { [derivative(at: x[0])] }
}
