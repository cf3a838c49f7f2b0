import EveryPrecision
import EvidenceReports
import GradientChecking

// What differences of f, a black box that is called on this thread, say of its Jacobian; and the checks for vectors of `Double`.

/// Checks products of the Jacobian with vectors.
func checked<S: RealScalar>(
  _ f: ([S]) throws -> [S], _ matrix: DerivativeMatrix, forward product: ([S], [S]) -> [S], at x: [S],
  _ options: CheckOptions
) throws -> CheckedJacobian<S> {
  try withoutActuallyEscaping(product) { product in
    let product = OneThread(product)
    return try checked(f, matrix, .forward({ product.value($0, $1) }), at: x, options)
  }
}

/// Checks products of the transposed Jacobian with vectors.
func checked<S: RealScalar>(
  _ f: ([S]) throws -> [S], _ matrix: DerivativeMatrix, reverse product: ([S], [S]) -> [S], at x: [S],
  _ options: CheckOptions
) throws -> CheckedJacobian<S> {
  try withoutActuallyEscaping(product) { product in
    let product = OneThread(product)
    return try checked(f, matrix, .reverse({ product.value($0, $1) }), at: x, options)
  }
}

/// Checks a claim of any form.
func checked<S: RealScalar>(
  _ f: ([S]) throws -> [S], _ matrix: DerivativeMatrix, _ claim: JacobianClaim<S>, at x: [S], _ options: CheckOptions
) throws -> CheckedJacobian<S> {
  let check = JacobianCheck(try options.check(at: x, parallelism: .serial), directions: options.directions)
  return try withoutActuallyEscaping(f) { f in
    let f = OneThread(f)
    let evidence = try check.opaque({ try f.value($0) }, at: x, claim)
    return CheckedJacobian(evidence, of: matrix, names: vectorNames(x.count))
  }
}

/// The Jacobian of a function of vectors of `Double`: the compiler tries this first, so that whole numbers may be written without a
/// point, and closures without types are checked in milliseconds.
public func checkJacobian(
  of f: ([Double]) throws -> [Double], is jacobian: ([Double]) throws -> [[Double]], at x: [Double],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<Double> {
  try checked(f, .jacobian, .matrix(jacobian(x).flatMap(\.self)), at: x, options)
}

/// Products of the Jacobian of a function of vectors of `Double`.
public func checkJacobian(
  of f: ([Double]) throws -> [Double], forward product: (_ x: [Double], _ v: [Double]) -> [Double], at x: [Double],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<Double> {
  try checked(f, .jacobian, forward: product, at: x, options)
}

/// Products of the transposed Jacobian of a function of vectors of `Double`.
public func checkJacobian(
  of f: ([Double]) throws -> [Double], reverse product: (_ x: [Double], _ u: [Double]) -> [Double], at x: [Double],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<Double> {
  try checked(f, .jacobian, reverse: product, at: x, options)
}

/// The Hessian of a function of vectors of `Double`, by its gradient.
public func checkHessian(
  ofGradient gradient: ([Double]) throws -> [Double], is hessian: ([Double]) throws -> [[Double]], at x: [Double],
  options: CheckOptions = .standard
) throws -> CheckedJacobian<Double> {
  try checked(gradient, .hessian, .matrix(hessian(x).flatMap(\.self)), at: x, options)
}

/// Products of the Hessian of a function of vectors of `Double`, by its gradient.
public func checkHessian(
  ofGradient gradient: ([Double]) throws -> [Double], product: (_ x: [Double], _ v: [Double]) -> [Double],
  at x: [Double], options: CheckOptions = .standard
) throws -> CheckedJacobian<Double> {
  try checked(gradient, .hessian, forward: product, at: x, options)
}
