public import EveryPrecision
import GradientChecking

/// Checks the gradient of a function that may be anything: a closure, a method, a local function, one that throws.
///
/// ```swift
/// let checked = try checkGradient(of: { x in x[0] * x[0] * x[1] }, is: { x in [2 * x[0] * x[1], x[0] * x[0]] }, at: [1.5, 0.3])
/// print(checked)                 // what the command shows
/// checked.verdict                // .agree, .disagree, .undecided
/// ```
///
/// It takes f as a black box, as `EvidenceCheck.opaque(_:_:formula:gradient:progress:)` does, on the calling thread.
///
/// - Where f throws at a point that the check moved to, it has no value there: the error is in the evidence
///   (`GradientEvidence.thrown`), and the check goes on. Where it throws at `x` itself, the verdict is undecided.
/// - Cost: 2n + 16 evaluations of f or so, and 21 of the gradient; see `EvidenceCheck`.
/// - Throws what the gradient throws at `x`; `GradientCheckError` where the gradient is not arranged as `x` is.
///
/// - Parameters:
///   - f: the function.
///   - gradient: its claimed gradient, arranged as its parameters are.
///   - x: the parameters at which it is checked: numbers, arrays, SIMD vectors, or a ``ParameterStruct``.
///   - options: what else can be asked.
@_disfavoredOverload
public func checkGradient<V: Parameters>(
  of f: (V) throws -> V.Number, is gradient: (V) throws -> V, at x: V, options: CheckOptions = .standard
) throws -> CheckedGradient<V.Number> {
  try checked(f, gradient, at: x, options)
}

/// Checks a gradient that is known by its numbers at `x` alone; see `checkGradient(of:is:at:options:)`, which can tell the noise
/// of a gradient that it may call.
@_disfavoredOverload
public func checkGradient<V: Parameters>(
  of f: (V) throws -> V.Number, is gradient: V, at x: V, options: CheckOptions = .standard
) throws -> CheckedGradient<V.Number> {
  try checked(f, gradient, at: x, options)
}

/// Checks the gradient of a function of a vector of `Double`, as that of any other parameters is checked.
///
/// The compiler tries this first, so that whole numbers may be written without a point, and closures without types are checked in
/// milliseconds.
public func checkGradient(
  of f: ([Double]) throws -> Double, is gradient: ([Double]) throws -> [Double], at x: [Double],
  options: CheckOptions = .standard
) throws -> CheckedGradient<Double> {
  try checked(f, gradient, at: x, options)
}

/// Checks numbers that are claimed for the gradient with respect to a vector of `Double`.
public func checkGradient(
  of f: ([Double]) throws -> Double, is gradient: [Double], at x: [Double], options: CheckOptions = .standard
) throws -> CheckedGradient<Double> {
  try checked(f, gradient, at: x, options)
}

/// Checks the gradient of a function that several threads may call at once, on as many of them as are worth it.
///
/// The result does not depend on the threads; see `checkGradient(of:is:at:options:)`.
@_disfavoredOverload
public func checkGradient<V: Parameters & Sendable>(
  of f: @Sendable (V) throws -> V.Number, is gradient: @Sendable (V) throws -> V, at x: V, parallelism: Parallelism,
  options: CheckOptions = .standard
) throws -> CheckedGradient<V.Number> {
  let claim = try claim(try gradient(x), at: x)
  let check = try options.check(at: claim.point, parallelism: parallelism)
  return withoutActuallyEscaping(gradient) { gradient in
    let evidence = check.opaque(
      { try f(x.replacingParameters(by: $0)) }, claim,
      gradient: { try gradient(x.replacingParameters(by: $0)).parameterNumbers })
    return CheckedGradient(evidence, at: x)
  }
}

/// Checks the gradient of a function that runs at every precision, against its own derivative: the verdict is proved where it can be.
///
/// - Cost: that of `EvidenceCheck.callAsFunction(_:_:formula:progress:)`.
/// - Throws `GradientCheckError` where the gradient has not as many components as `x`.
@_disfavoredOverload
public func checkGradient<S: RealScalar>(
  of f: some RealFunction, is gradient: some RealVectorFunction, at x: [S], options: CheckOptions = .standard
) throws -> CheckedGradient<S> {
  let check = try options.check(at: x, parallelism: .automatic)
  let evidence = check(f, try GradientClaim(point: x, gradient: gradient(x)), formula: gradient)
  return CheckedGradient(evidence, names: vectorNames(x.count), blocks: [])
}

/// Checks numbers that are claimed for the gradient of a function that runs at every precision.
///
/// - Throws `GradientCheckError` where the gradient has not as many components as `x`.
@_disfavoredOverload
public func checkGradient<S: RealScalar>(
  of f: some RealFunction, is gradient: [S], at x: [S], options: CheckOptions = .standard
) throws -> CheckedGradient<S> {
  let check = try options.check(at: x, parallelism: .automatic)
  let evidence = check(f, try GradientClaim(point: x, gradient: gradient))
  return CheckedGradient(evidence, names: vectorNames(x.count), blocks: [])
}

/// What differences of f, a black box, say of numbers that are claimed for its gradient.
private func checked<V: Parameters>(
  _ f: (V) throws -> V.Number, _ gradient: V, at x: V, _ options: CheckOptions
) throws -> CheckedGradient<V.Number> {
  let claim = try claim(gradient, at: x)
  let check = try options.check(at: claim.point, parallelism: .serial)
  return withoutActuallyEscaping(f) { f in
    let value = OneThread { try f(x.replacingParameters(by: $0)) }
    return CheckedGradient(check.opaque({ try value.value($0) }, claim), at: x)
  }
}

/// What differences of f, a black box, say of its gradient.
private func checked<V: Parameters>(
  _ f: (V) throws -> V.Number, _ gradient: (V) throws -> V, at x: V, _ options: CheckOptions
) throws -> CheckedGradient<V.Number> {
  let claim = try claim(try gradient(x), at: x)
  let check = try options.check(at: claim.point, parallelism: .serial)
  return withoutActuallyEscaping(f) { f in
    withoutActuallyEscaping(gradient) { gradient in
      let value = OneThread { try f(x.replacingParameters(by: $0)) }
      let claimed = OneThread { try gradient(x.replacingParameters(by: $0)).parameterNumbers }
      let evidence = check.opaque({ try value.value($0) }, claim, gradient: { try claimed.value($0) })
      return CheckedGradient(evidence, at: x)
    }
  }
}

extension CheckedGradient {
  /// What was found, in the names that the parameters have.
  init<V: Parameters>(_ evidence: GradientEvidence<S>, at x: V) where V.Number == S {
    self.init(evidence, names: x.numberNames, blocks: x.blocks)
  }
}

/// The claim that the gradient is this.
func claim<V: Parameters>(_ gradient: V, at x: V) throws(GradientCheckError) -> GradientClaim<V.Number> {
  let (shapes, others) = (x.parameterParts.map(\.shape), gradient.parameterParts.map(\.shape))
  let claim = try GradientClaim(point: x.parameterNumbers, gradient: gradient.parameterNumbers)
  guard shapes == others else { throw .shapeMismatch(point: "\(shapes)", gradient: "\(others)") }
  return claim
}

/// `x`, or `x1`, `x2`, …
func vectorNames(_ count: Int) -> [String] { count == 1 ? ["x"] : (1...max(1, count)).map { "x\($0)" } }
