public import Scalars

/// A derivative applied to a vector, in every arithmetic: J(x)·v, J(x)ᵀ·u, or H(x)·v.
public protocol DerivativeProduct: Sendable {
  /// The product at `x` with `vector`, computed in the arithmetic of `S`.
  func callAsFunction<S: RealScalar>(_ x: [S], _ vector: [S]) -> [S]
}

/// A claim about the Jacobian J of f: Rⁿ → Rᵐ, Jᵢⱼ = ∂fᵢ/∂xⱼ, in one of the forms that software computes it in.
///
/// A formula, where there is one, is judged in place of the numbers that the format made of it.
public enum JacobianClaim<S: RealScalar>: Sendable {
  /// The m·n entries at the point, row by row.
  case matrix([S], formula: (any RealVectorFunction)? = nil)
  /// J(x)·v from x and v: forward mode, the JVP.
  case forward(@Sendable (_ x: [S], _ v: [S]) -> [S], formula: (any DerivativeProduct)? = nil)
  /// J(x)ᵀ·u from x and u: reverse mode, the VJP.
  case reverse(@Sendable (_ x: [S], _ u: [S]) -> [S], formula: (any DerivativeProduct)? = nil)

  /// The claim that the entries, row by row, are given by a formula.
  public static func matrix(_ formula: some RealVectorFunction, at x: [S]) -> Self {
    .matrix(formula(x), formula: formula)
  }

  /// The claim that a formula gives J(x)·v.
  public static func forward(_ formula: some DerivativeProduct) -> Self {
    .forward({ formula($0, $1) }, formula: formula)
  }

  /// The claim that a formula gives J(x)ᵀ·u.
  public static func reverse(_ formula: some DerivativeProduct) -> Self {
    .reverse({ formula($0, $1) }, formula: formula)
  }
}
