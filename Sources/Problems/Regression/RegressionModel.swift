public import Scalars

/// A model m(x; b) of a response as a function of predictors x and parameters b, with its derivatives with respect to b.
public protocol RegressionModel: Sendable {
  /// The right-hand side of the model, for people: `b1·(1 − exp(−b2·x))`.
  var equation: String { get }

  /// m(x; b).
  func value<S: Scalar>(_ b: [S], at x: [S]) -> S

  /// Adds `weight` · ∂m/∂bⱼ (x; b) to `gradient[j]`, for each j: one observation's part of a gradient.
  func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S])

  /// What is modelled, of a response that was observed: the response itself unless the model says otherwise.
  func transformed<S: Scalar>(response: S) -> S
}

extension RegressionModel {
  /// The response itself.
  @inlinable
  public func transformed<S: Scalar>(response: S) -> S { response }
}
