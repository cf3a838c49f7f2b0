/// A function Rⁿ → R under study, as a value with one generic method: the very same code runs at every real scalar.
///
/// It may compare (`max`, `abs`, branches) and may call any `<T: Real>` code. `x` has as many elements as the function
/// has variables. Write `S.sin(x[0])`, not `.sin(x[0])`: see ``Scalar``.
///
/// ```swift
/// struct Hinge: RealFunction {
///   func callAsFunction<S: RealScalar>(_ x: [S]) -> S { Swift.max(0, 1 - x[0] * x[1]) }
/// }
/// ```
public protocol RealFunction: Sendable {
  /// The function's value at `x`, computed in the arithmetic of `S`.
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S
}

/// A smooth function under study: it needs no order, so it runs at complex points too, and complex steps can be taken.
public protocol ScalarFunction: RealFunction {
  /// The function's value at `x`, computed in the arithmetic of `S`, real or complex.
  func callAsFunction<S: Scalar>(_ x: [S]) -> S
}

/// A function Rⁿ → Rᵐ at every real scalar: a gradient (m = n), or the residuals of a model.
public protocol RealVectorFunction: Sendable {
  /// The function's m values at `x`, computed in the arithmetic of `S`.
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S]
}

/// A smooth function Rⁿ → Rᵐ: it needs no order, so it runs at complex points too.
public protocol VectorFunction: RealVectorFunction {
  /// The function's m values at `x`, computed in the arithmetic of `S`, real or complex.
  func callAsFunction<S: Scalar>(_ x: [S]) -> [S]
}

/// A function that exists in one format only: code that cannot be retyped. Differences are all that can be had of it.
public struct OpaqueFunction<S: RealScalar>: Sendable {
  @usableFromInline let body: @Sendable ([S]) -> S

  /// The function that `body` computes.
  @inlinable
  public init(_ body: @escaping @Sendable ([S]) -> S) { self.body = body }

  /// The function's value at `x`.
  @inlinable
  public func callAsFunction(_ x: [S]) -> S { body(x) }
}
