public import Gradients
public import Testing

/// Expects that the Jacobian of a vector function, as rows, is right; see `checkJacobian(of:is:at:options:)`.
///
/// For products with vectors there is ``expectRight(_:_:undecided:sourceLocation:)`` with `checkJacobian(of:forward:at:)` and
/// `checkJacobian(of:reverse:at:)`.
@discardableResult
@_disfavoredOverload
public func expectJacobian<S: RealScalar>(
  of f: ([S]) throws -> [S], is jacobian: ([S]) throws -> [[S]], at x: [S],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedJacobian<S>? {
  expectRight(
    try checkJacobian(of: f, is: jacobian, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the Hessian, as rows, is that of a function with this gradient; see `checkHessian(ofGradient:is:at:options:)`.
@discardableResult
@_disfavoredOverload
public func expectHessian<S: RealScalar>(
  ofGradient gradient: ([S]) throws -> [S], is hessian: ([S]) throws -> [[S]], at x: [S],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedJacobian<S>? {
  expectRight(
    try checkHessian(ofGradient: gradient, is: hessian, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the Jacobian of a function of vectors of `Double` is right. The compiler tries this first: closures need no types.
@discardableResult
public func expectJacobian(
  of f: ([Double]) throws -> [Double], is jacobian: ([Double]) throws -> [[Double]], at x: [Double],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedJacobian<Double>? {
  expectRight(
    try checkJacobian(of: f, is: jacobian, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the Hessian of a function of a vector of `Double` is right. The compiler tries this first: closures need no types.
@discardableResult
public func expectHessian(
  ofGradient gradient: ([Double]) throws -> [Double], is hessian: ([Double]) throws -> [[Double]], at x: [Double],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedJacobian<Double>? {
  expectRight(
    try checkHessian(ofGradient: gradient, is: hessian, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}
