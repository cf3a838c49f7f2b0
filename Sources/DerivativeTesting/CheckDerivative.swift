@_exported public import GradientTesting
public import Testing
public import _Differentiation

/// Checks the derivative of a `@differentiable(reverse)` function: what the compiler derived, and what `@derivative(of:)` claims.
///
/// ```swift
/// @differentiable(reverse) func loss(_ x: Double) -> Double { x * x * x }
/// try checkDerivative(of: loss, at: 1.5).verdict
/// ```
///
/// A struct is checked where it and its `TangentVector`, often the same type, are `ParameterStruct`s with the same fields.
/// Differentiation is an experimental part of Swift, which is why this is a module of its own.
///
/// - Cost: that of `checkGradient(of:is:at:options:)`.
/// - Throws `GradientCheckError` where point and tangent are not arranged alike.
public func checkDerivative<V: Parameters & Differentiable>(
  of f: @differentiable(reverse) (V) -> V.Number, at x: V, options: CheckOptions = .standard
) throws -> CheckedGradient<V.Number>
where
  V.Number: Differentiable, V.Number.TangentVector == V.Number, V.TangentVector: Parameters,
  V.TangentVector.Number == V.Number
{
  try checkGradient(
    of: { f($0) }, is: { point in try matching(gradient(at: point, of: f), point) }, at: x, options: options)
}

/// Checks the pullback of a `@differentiable(reverse)` function of vectors.
///
/// - Cost: that of `checkJacobian(of:reverse:at:options:)`.
public func checkDerivative<S: RealScalar & Differentiable>(
  of f: @differentiable(reverse) ([S]) -> [S], at x: [S], options: CheckOptions = .standard
) throws -> CheckedJacobian<S> where S.TangentVector == S {
  try checkJacobian(
    of: { f($0) }, reverse: { x, u in pullback(at: x, of: f)(Array.DifferentiableView(u)).base }, at: x,
    options: options)
}

/// Expects that the derivative of a `@differentiable(reverse)` function is right; see `checkDerivative(of:at:options:)`.
@discardableResult
public func expectDerivative<V: Parameters & Differentiable>(
  of f: @differentiable(reverse) (V) -> V.Number, at x: V, _ comment: @autoclosure () -> Comment? = nil,
  undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedGradient<V.Number>?
where
  V.Number: Differentiable, V.Number.TangentVector == V.Number, V.TangentVector: Parameters,
  V.TangentVector.Number == V.Number
{
  expectRight(
    try checkDerivative(of: f, at: x, options: options), comment(), undecided: undecided, sourceLocation: sourceLocation
  )
}

/// Expects that the pullback of a `@differentiable(reverse)` function of vectors is right.
@discardableResult
public func expectDerivative<S: RealScalar & Differentiable>(
  of f: @differentiable(reverse) ([S]) -> [S], at x: [S], _ comment: @autoclosure () -> Comment? = nil,
  undecided: UndecidedClaim? = nil, options: CheckOptions = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> CheckedJacobian<S>? where S.TangentVector == S {
  expectRight(
    try checkDerivative(of: f, at: x, options: options), comment(), undecided: undecided, sourceLocation: sourceLocation
  )
}

/// The numbers of a tangent, arranged as the point is.
private func matching<V: Parameters, T: Parameters>(_ tangent: T, _ point: V) throws -> V where T.Number == V.Number {
  let (shapes, others) = (point.parameterParts.map(\.shape), tangent.parameterParts.map(\.shape))
  guard shapes == others else { throw GradientCheckError.shapeMismatch(point: "\(shapes)", gradient: "\(others)") }
  return point.replacingParameters(by: tangent.parameterNumbers)
}

/// The tangent of an array is arranged as an array is.
extension Array.DifferentiableView: Parameters where Element: Parameters {
  /// The scalar of the elements.
  public typealias Number = Element.Number

  /// Adds the numbers of each element in turn.
  public func appendParameters(to numbers: inout [Number]) { base.appendParameters(to: &numbers) }

  /// Replaces the numbers of each element in turn.
  public mutating func takeParameters(from numbers: inout ArraySlice<Number>) { base.takeParameters(from: &numbers) }

  /// The parts of the array.
  public var parameterParts: [(name: String, shape: [Int])] { base.parameterParts }
}
