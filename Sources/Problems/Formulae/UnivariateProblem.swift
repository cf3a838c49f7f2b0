public import Scalars

/// A formula problem of one variable, x, at one point.
public protocol UnivariateProblem: FormulaProblem {
  /// Where the literature differentiates it, in decimal.
  var abscissa: String { get }

  /// f(x).
  func value<S: Scalar>(at x: S) -> S

  /// f′(x), by the hand-written formula.
  func derivative<S: Scalar>(at x: S) -> S
}

extension UnivariateProblem {
  /// The names of the variables.
  public var variables: [String] { ["x"] }

  /// One point, `default`.
  public var points: [ProblemPoint] { [ProblemPoint("default", [abscissa])] }

  /// f(x).
  @inlinable
  public func value<S: Scalar>(_ x: [S]) -> S { value(at: x[0]) }

  /// ∇f(x).
  @inlinable
  public func partials<S: Scalar>(_ x: [S]) -> [S] { [derivative(at: x[0])] }
}
