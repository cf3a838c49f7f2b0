/// A function Rⁿ → Rᵐ at every real scalar: a gradient (m = n), or the residuals of a model.
public protocol RealVectorFunction: Sendable {
  /// The function's m values at `x`, computed in the arithmetic of `S`.
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S]
}

/// A smooth function Rⁿ → Rᵐ: it needs no order, so it runs at complex points too.
public protocol VectorFunction: EnclosableVectorFunction {
  /// The function's m values at `x`, computed in the arithmetic of `S`, real or complex.
  func callAsFunction<S: Scalar>(_ x: [S]) -> [S]
}
