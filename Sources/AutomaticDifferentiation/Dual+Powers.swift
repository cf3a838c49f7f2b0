public import RealModule
public import Scalars

// Powers and roots. Their derivatives are powers again, which exist at x ≤ 0 where exp(y log x) does not.
extension Dual {
  /// The square root; derivative 1 / (2√x), infinite at 0.
  @inlinable
  public static func sqrt(_ x: Dual) -> Dual {
    let value = Base.sqrt(x.value)
    return chain(value, x.tangent, 1 / (2 * value))
  }

  /// The n-th root r; derivative r / (n·x), at negative x too where n is odd.
  ///
  /// At 0 it is 1 / (n·rⁿ⁻¹): infinite, but 1 for n = 1.
  @inlinable
  public static func root(_ x: Dual, _ n: Int) -> Dual {
    let root = Base.root(x.value, n)
    return chain(
      root, x.tangent,
      x.value == 0 ? 1 / (Base(n) * Base.pow(root, n - 1)) : root / (Base(n) * x.value))
  }

  /// xⁿ, for every sign of x; derivative n·xⁿ⁻¹, and 0 for n = 0 at every x.
  @inlinable
  public static func pow(_ x: Dual, _ n: Int) -> Dual {
    let value = Base.pow(x.value, n)
    if n == 0 { return Dual(value) }
    // xⁿ⁻¹, but for the one n that has no predecessor.
    return chain(value, x.tangent, Base(n) * (n == .min ? value / x.value : Base.pow(x.value, n - 1)))
  }

  /// xʸ; derivatives y·xʸ⁻¹ and xʸ·log x.
  ///
  /// - x = 0: y·0ʸ⁻¹ is 0 for y > 1, 1 for y = 1 and infinite below; the derivative with respect to y is 0 for y > 0.
  /// - Negative real x: the value is NaN, as swift-numerics has it, and so is the tangent. Integer powers of
  ///   negative numbers are `pow(x, n)`, with an `Int`.
  /// - A constant exponent contributes nothing, and neither does a constant base: 0·log 0 does not arise.
  /// - Nested at x = 0 and y = 1, both varying, the mixed second derivative does not exist: NaN.
  @inlinable
  public static func pow(_ x: Dual, _ y: Dual) -> Dual {
    let value = Base.pow(x.value, y.value)
    let alongBase = product(x.tangent, powerSlope(x.value, y.value, value))
    let alongExponent = product(y.tangent, exponentSlope(x.value, y.value, value))
    return Dual(value, tangent: alongBase + alongExponent)
  }

  /// y·xʸ⁻¹, given v = xʸ: from v / x, which has no error of y − 1, unless v has left the range of normal numbers.
  @inlinable
  static func powerSlope(_ x: Base, _ y: Base, _ power: Base) -> Base {
    if power.magnitude.isNormal { return y * (power / x) }
    let exponent = y - 1
    return x == 0 && exponent.isIdenticallyZero ? 1 : y * Base.pow(x, exponent)
  }

  /// xʸ·log x, given v = xʸ: v itself, 0, where x is 0.
  @inlinable
  static func exponentSlope(_ x: Base, _ y: Base, _ power: Base) -> Base {
    x.isIdenticallyZero || (x == 0 && y != 1) ? power : power * Base.log(x)
  }
}
