public import Gradients
public import Testing

/// Expects that the gradient of a function is right.
///
/// ```swift
/// @Test func logisticLoss() {
///   expectGradient(of: model.loss, is: model.gradient, at: [0.3, -0.2, 0.9, 1.1])
/// }
/// ```
///
/// f may be anything: a closure, a method, a local function, one that throws; its parameters numbers, arrays, SIMD vectors or a
/// `ParameterStruct`. See `checkGradient(of:is:at:options:)` for what is checked, and ``expectRight(_:_:undecided:sourceLocation:)``
/// for what is recorded where it is wrong.
@discardableResult
@_disfavoredOverload
public func expectGradient<V: Parameters>(
  of f: (V) throws -> V.Number, is gradient: (V) throws -> V, at x: V,
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<V.Number>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the gradient of a function of a vector of `Double` is right. The compiler tries this first, so that whole numbers may be written without a point.
@discardableResult
public func expectGradient(
  of f: ([Double]) throws -> Double, is gradient: ([Double]) throws -> [Double], at x: [Double],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<Double>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that these numbers are the gradient of a function; see `checkGradient(of:is:at:options:)`.
@discardableResult
@_disfavoredOverload
public func expectGradient<V: Parameters>(
  of f: (V) throws -> V.Number, is gradient: V, at x: V,
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<V.Number>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that these numbers are the gradient with respect to a vector of `Double`.
@discardableResult
public func expectGradient(
  of f: ([Double]) throws -> Double, is gradient: [Double], at x: [Double],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<Double>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the gradient of a function that runs at every precision is right: where it can be proved, it is.
@discardableResult
@_disfavoredOverload
public func expectGradient<S: RealScalar>(
  of f: some RealFunction, is gradient: some RealVectorFunction, at x: [S],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<S>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that these numbers are the gradient of a function that runs at every precision.
@discardableResult
@_disfavoredOverload
public func expectGradient<S: RealScalar>(
  of f: some RealFunction, is gradient: [S], at x: [S],
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<S>? {
  expectRight(
    try checkGradient(of: f, is: gradient, at: x, options: options), comment(), undecided: undecided,
    sourceLocation: sourceLocation)
}

/// Expects that the gradient of a function that has to be waited for is right; see `checkGradient(awaiting:is:at:options:)`.
@discardableResult
public nonisolated(nonsending) func expectGradient<V: Parameters>(
  awaiting f: nonisolated(nonsending) (V) async throws -> V.Number,
  is gradient: nonisolated(nonsending) (V) async throws -> V, at x: V,
  _ comment: @autoclosure () -> Comment? = nil, undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) async -> CheckedGradient<V.Number>? {
  do {
    let checked = try await checkGradient(awaiting: f, is: gradient, at: x, options: options)
    judge(checked, comment(), undecided, sourceLocation)
    return checked
  } catch {
    Issue.record(error, comment(), sourceLocation: sourceLocation)
    return nil
  }
}
