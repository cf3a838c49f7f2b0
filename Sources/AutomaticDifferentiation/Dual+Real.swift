public import RealModule
public import Scalars

// The functions of real numbers that complex ones don't have.
extension Dual: RealFunctions where Base: RealScalar {
  /// 2ˣ; derivative 2ˣ·log 2.
  @inlinable
  public static func exp2(_ x: Dual) -> Dual {
    let value = Base.exp2(x.value)
    return chain(value, x.tangent, value * Base.log(2))
  }

  /// 10ˣ; derivative 10ˣ·log 10.
  @inlinable
  public static func exp10(_ x: Dual) -> Dual {
    let value = Base.exp10(x.value)
    return chain(value, x.tangent, value * Base.log(10))
  }

  /// The logarithm to base 2; derivative 1 / (x·log 2).
  @inlinable
  public static func log2(_ x: Dual) -> Dual { chain(Base.log2(x.value), x.tangent, 1 / x.value / Base.log(2)) }

  /// The logarithm to base 10; derivative 1 / (x·log 10).
  @inlinable
  public static func log10(_ x: Dual) -> Dual { chain(Base.log10(x.value), x.tangent, 1 / x.value / Base.log(10)) }

  /// The angle of the point (x, y); derivatives −y / r² and x / r², r = √(x² + y²).
  ///
  /// Divided by r twice, so that r² need not be in range. NaN at the origin, along an argument that is not constant.
  @inlinable
  public static func atan2(y: Dual, x: Dual) -> Dual {
    let radius = Base.hypot(x.value, y.value)
    let alongY = product(y.tangent, x.value / radius / radius)
    let alongX = product(x.tangent, y.value / radius / radius)
    return Dual(Base.atan2(y: y.value, x: x.value), tangent: alongY - alongX)
  }

  /// h = √(x² + y²); derivatives x / h and y / h, which stay in range when the squares do not.
  ///
  /// At the origin, where there is none, the derivatives are 0: the middle of all slopes there.
  @inlinable
  public static func hypot(_ x: Dual, _ y: Dual) -> Dual {
    let value = Base.hypot(x.value, y.value)
    if value.isZero { return Dual(value) }
    return Dual(value, tangent: product(x.tangent, x.value / value) + product(y.tangent, y.value / value))
  }

  /// The error function; derivative 2/√π·exp(−x²).
  @inlinable
  public static func erf(_ x: Dual) -> Dual { chain(Base.erf(x.value), x.tangent, bell(x.value)) }

  /// The complementary error function; derivative −2/√π·exp(−x²).
  @inlinable
  public static func erfc(_ x: Dual) -> Dual { chain(Base.erfc(x.value), x.tangent, -bell(x.value)) }

  /// 2/√π·exp(−x²). The rounding error r of x² would be magnified by x²; exp(−x² − r) is the product with 1 − r.
  @inlinable
  static func bell(_ x: Base) -> Base {
    let square = x * x
    let height = 2 / Base.sqrt(.pi) * Base.exp(-square)
    return square.isFinite ? height - height * (-square).addingProduct(x, x) : height
  }

  /// Γ(x); derivative Γ(x)·ψ(x), see ``digamma(_:)``. NaN at the negative integers, −∞ at ±0.
  @inlinable
  public static func gamma(_ x: Dual) -> Dual {
    let value = Base.gamma(x.value)
    return chain(value, x.tangent, value * AutomaticDifferentiation.digamma(x.value))
  }

  #if !os(Windows)
    /// log |Γ(x)|; derivative ψ(x), see ``digamma(_:)``.
    @inlinable
    public static func logGamma(_ x: Dual) -> Dual {
      chain(Base.logGamma(x.value), x.tangent, AutomaticDifferentiation.digamma(x.value))
    }

    /// The sign of Γ at the value.
    @inlinable
    public static func signGamma(_ x: Dual) -> FloatingPointSign { Base.signGamma(x.value) }
  #endif
}

extension Dual: Real where Base: RealScalar {}
