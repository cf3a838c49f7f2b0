public import EveryPrecision
import GradientChecking

/// Checks the Jacobian of a vector function, Jᵢⱼ = ∂fᵢ/∂xⱼ, as rows.
///
/// - f is a black box, called on this thread; one evaluation serves all rows. What it throws at `x` is thrown, elsewhere it is in the
///   evidence, `JacobianEvidence.thrown`.
/// - Cost: see `JacobianCheck`.
/// - Precondition: there is a row for each output, and in each an entry for each number of `x`.
@_disfavoredOverload
public func checkJacobian<S: RealScalar>(
  of f: ([S]) throws -> [S], is jacobian: ([S]) throws -> [[S]], at x: [S], options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  try checked(f, .jacobian, .matrix(jacobian(x).flatMap(\.self)), at: x, options)
}

/// Checks products J(x)·v of the Jacobian of f with vectors: forward mode, the JVP.
///
/// With ``CheckOptions/directions`` along that many random vectors, else along every unit vector; see `JacobianCheck`.
/// - Precondition: a product has a component for each output.
@_disfavoredOverload
public func checkJacobian<S: RealScalar>(
  of f: ([S]) throws -> [S], forward product: (_ x: [S], _ v: [S]) -> [S], at x: [S],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  try checked(f, .jacobian, forward: product, at: x, options)
}

/// Checks products J(x)ᵀ·u of the transposed Jacobian of f with vectors: reverse mode, the VJP, or pullback.
///
/// With ``CheckOptions/directions`` along that many random vectors, else along every unit vector; see `JacobianCheck`.
/// - Precondition: a product has a component for each number of `x`.
@_disfavoredOverload
public func checkJacobian<S: RealScalar>(
  of f: ([S]) throws -> [S], reverse product: (_ x: [S], _ u: [S]) -> [S], at x: [S],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  try checked(f, .jacobian, reverse: product, at: x, options)
}

/// Checks the Jacobian of a vector function that runs at every precision, by a formula for its entries, row by row: proved where it
/// can be.
@_disfavoredOverload
public func checkJacobian<S: RealScalar>(
  of f: some RealVectorFunction, is jacobian: some RealVectorFunction, at x: [S], options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  let check = JacobianCheck(try options.check(at: x, parallelism: .automatic), directions: options.directions)
  return CheckedJacobian(check(f, at: x, .matrix(jacobian, at: x)), of: .jacobian, names: vectorNames(x.count))
}

/// Checks the Hessian of a function of which there is code for the gradient, as rows: it is the gradient's Jacobian.
///
/// The gradient is taken to be right; check it first.
/// - Precondition: there are n rows of n entries.
@_disfavoredOverload
public func checkHessian<S: RealScalar>(
  ofGradient gradient: ([S]) throws -> [S], is hessian: ([S]) throws -> [[S]], at x: [S],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  try checked(gradient, .hessian, .matrix(hessian(x).flatMap(\.self)), at: x, options)
}

/// Checks products H(x)·v of the Hessian with vectors, where there is code for the gradient.
///
/// With ``CheckOptions/directions`` along that many random vectors, else along every unit vector.
/// - Precondition: a product has n components.
@_disfavoredOverload
public func checkHessian<S: RealScalar>(
  ofGradient gradient: ([S]) throws -> [S], product: (_ x: [S], _ v: [S]) -> [S], at x: [S],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  try checked(gradient, .hessian, forward: product, at: x, options)
}

/// Checks the Hessian of a function that runs at every precision, by a formula for its entries, row by row, against second
/// derivatives of the function itself.
@_disfavoredOverload
public func checkHessian<S: RealScalar>(
  of f: some RealFunction, is hessian: some RealVectorFunction, at x: [S], options: CheckOptions = .standard
) throws -> CheckedJacobian<S> {
  let check = HessianCheck(try options.check(at: x, parallelism: .automatic), directions: options.directions)
  return CheckedJacobian(check(f, at: x, .matrix(hessian, at: x)), of: .hessian, names: vectorNames(x.count))
}
