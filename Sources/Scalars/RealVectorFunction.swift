/// A function Rⁿ → Rᵐ at every real scalar: a gradient (m = n), or the residuals of a model.
public protocol RealVectorFunction: Sendable {
  /// The function's m values at `x`, computed in the arithmetic of `S`.
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S]
}

/// A function Rⁿ → Rᵐ whose outputs can be had one by one, each for less than all of them cost.
public protocol OutputFunction: RealVectorFunction {
  /// The i-th output at `x`, the same to the bit as in the vector of all.
  func output<S: RealScalar>(_ i: Int, at x: [S]) -> S
}

/// A vector function that is made of functions of their own, one for each output.
public protocol ComponentwiseFunction: OutputFunction {
  /// The i-th output.
  func component(_ i: Int) -> any RealFunction
  /// The outputs of a range.
  func components(_ range: Range<Int>) -> any RealVectorFunction
}

/// A smooth function Rⁿ → Rᵐ: it needs no order, so it runs at complex points too.
public protocol VectorFunction: EnclosableVectorFunction {
  /// The function's m values at `x`, computed in the arithmetic of `S`, real or complex.
  func callAsFunction<S: Scalar>(_ x: [S]) -> [S]
}
