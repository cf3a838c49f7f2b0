public import RealModule
public import Scalars

// The elementary functions that real and complex numbers share. Goals, in order: a value that is bit for bit that of
// `Base`; a tangent whose relative error is a few roundings wherever the derivative is well conditioned, at the edges of
// the domain too; branches of the complex derivative that are those of the complex function.
extension Dual {
  // MARK: Exponentials and logarithms

  /// eˣ; derivative eˣ.
  @inlinable
  public static func exp(_ x: Dual) -> Dual {
    let value = Base.exp(x.value)
    return chain(value, x.tangent, value)
  }

  /// eˣ − 1; derivative eˣ, computed as such: adding 1 to the value would cancel for negative x.
  @inlinable
  public static func expMinusOne(_ x: Dual) -> Dual {
    chain(Base.expMinusOne(x.value), x.tangent, Base.exp(x.value))
  }

  /// The natural logarithm; derivative 1 / x.
  @inlinable
  public static func log(_ x: Dual) -> Dual { chain(Base.log(x.value), x.tangent, 1 / x.value) }

  /// log(1 + x); derivative 1 / (1 + x), whose sum is exact near −1.
  @inlinable
  public static func log(onePlus x: Dual) -> Dual {
    chain(Base.log(onePlus: x.value), x.tangent, 1 / (1 + x.value))
  }

  // MARK: Trigonometric functions

  /// The sine; derivative cos x.
  @inlinable
  public static func sin(_ x: Dual) -> Dual { chain(Base.sin(x.value), x.tangent, Base.cos(x.value)) }

  /// The cosine; derivative −sin x.
  @inlinable
  public static func cos(_ x: Dual) -> Dual { chain(Base.cos(x.value), x.tangent, -Base.sin(x.value)) }

  /// The tangent; derivative 1 + tan² x.
  @inlinable
  public static func tan(_ x: Dual) -> Dual {
    let value = Base.tan(x.value)
    return chain(value, x.tangent, 1 + value * value)
  }

  /// The arc sine; derivative 1 / (√(1 − x)·√(1 + x)), infinite at ±1.
  ///
  /// Two roots, because 1 − x² cancels near ±1, and because their product has the branches of the complex arc sine.
  @inlinable
  public static func asin(_ x: Dual) -> Dual {
    chain(Base.asin(x.value), x.tangent, 1 / (Base.sqrt(1 - x.value) * Base.sqrt(1 + x.value)))
  }

  /// The arc cosine; derivative −1 / (√(1 − x)·√(1 + x)), infinite at ±1.
  @inlinable
  public static func acos(_ x: Dual) -> Dual {
    chain(Base.acos(x.value), x.tangent, -1 / (Base.sqrt(1 - x.value) * Base.sqrt(1 + x.value)))
  }

  /// The arc tangent; derivative 1 / (1 + x²).
  @inlinable
  public static func atan(_ x: Dual) -> Dual {
    chain(Base.atan(x.value), x.tangent, 1 / (1 + x.value * x.value))
  }

  // MARK: Hyperbolic functions

  /// The hyperbolic sine; derivative cosh x.
  @inlinable
  public static func sinh(_ x: Dual) -> Dual { chain(Base.sinh(x.value), x.tangent, Base.cosh(x.value)) }

  /// The hyperbolic cosine; derivative sinh x.
  @inlinable
  public static func cosh(_ x: Dual) -> Dual { chain(Base.cosh(x.value), x.tangent, Base.sinh(x.value)) }

  /// The hyperbolic tangent; derivative 1 / cosh² x, where 1 − tanh² x would cancel for large x.
  @inlinable
  public static func tanh(_ x: Dual) -> Dual {
    chain(Base.tanh(x.value), x.tangent, secantSquared(x.value))
  }

  /// 1 / cosh² x: two factors, which underflow only where their product does.
  @inlinable
  static func secantSquared(_ x: Base) -> Base {
    let secant = 1 / Base.cosh(x)
    return secant * secant
  }

  /// The inverse hyperbolic sine; derivative 1 / √(1 + x²).
  ///
  /// Where x² overflows, it is 1 / cosh(asinh x): a relative error of |asinh x| roundings, some 350 in binary64.
  @inlinable
  public static func asinh(_ x: Dual) -> Dual {
    let value = Base.asinh(x.value)
    let square = x.value * x.value
    return chain(value, x.tangent, 1 / (square.magnitude.isFinite ? Base.sqrt(1 + square) : Base.cosh(value)))
  }

  /// The inverse hyperbolic cosine; derivative 1 / (√(x − 1)·√(x + 1)), infinite at 1.
  @inlinable
  public static func acosh(_ x: Dual) -> Dual {
    chain(Base.acosh(x.value), x.tangent, 1 / (Base.sqrt(x.value - 1) * Base.sqrt(x.value + 1)))
  }

  /// The inverse hyperbolic tangent; derivative 1 / ((1 − x)(1 + x)), infinite at ±1.
  @inlinable
  public static func atanh(_ x: Dual) -> Dual {
    chain(Base.atanh(x.value), x.tangent, 1 / ((1 - x.value) * (1 + x.value)))
  }
}
