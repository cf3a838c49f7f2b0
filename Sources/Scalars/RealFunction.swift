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
public protocol ScalarFunction: EnclosableFunction {
  /// The function's value at `x`, computed in the arithmetic of `S`, real or complex.
  func callAsFunction<S: Scalar>(_ x: [S]) -> S
}
