public import ComplexModule

// The elementary functions of swift-numerics once more, under the names that every scalar has, for parts that know what a
// binary format is. `Scalar` asks for them itself, so that generic code calls these, and a call that names the type finds
// them more special than swift-numerics'.
extension Complex where RealType: RealScalar {
  /// eᶻ.
  @inlinable
  public static func exp(_ z: Complex) -> Complex { RealType.complex(.exp, z, z) }

  /// eᶻ − 1, accurate near 0.
  @inlinable
  public static func expMinusOne(_ z: Complex) -> Complex { RealType.complex(.expMinusOne, z, z) }

  /// The principal logarithm, with its cut along the negative real axis.
  @inlinable
  public static func log(_ z: Complex) -> Complex { RealType.complex(.log, z, z) }

  /// log(1 + z), accurate near 0, with its cut along the real axis below −1.
  @inlinable
  public static func log(onePlus z: Complex) -> Complex { RealType.complex(.logOnePlus, z, z) }

  /// The square root whose real part is not negative, with its cut along the negative real axis.
  @inlinable
  public static func sqrt(_ z: Complex) -> Complex { RealType.complex(.sqrt, z, z) }

  /// The sine.
  @inlinable
  public static func sin(_ z: Complex) -> Complex { RealType.complex(.sin, z, z) }

  /// The cosine.
  @inlinable
  public static func cos(_ z: Complex) -> Complex { RealType.complex(.cos, z, z) }

  /// The tangent.
  @inlinable
  public static func tan(_ z: Complex) -> Complex { RealType.complex(.tan, z, z) }

  /// The arc sine, with its cuts along the real axis beyond ±1.
  @inlinable
  public static func asin(_ z: Complex) -> Complex { RealType.complex(.asin, z, z) }

  /// The arc cosine, with its cuts along the real axis beyond ±1.
  @inlinable
  public static func acos(_ z: Complex) -> Complex { RealType.complex(.acos, z, z) }

  /// The arc tangent, with its cuts along the imaginary axis beyond ±i.
  @inlinable
  public static func atan(_ z: Complex) -> Complex { RealType.complex(.atan, z, z) }

  /// The hyperbolic sine.
  @inlinable
  public static func sinh(_ z: Complex) -> Complex { RealType.complex(.sinh, z, z) }

  /// The hyperbolic cosine.
  @inlinable
  public static func cosh(_ z: Complex) -> Complex { RealType.complex(.cosh, z, z) }

  /// The hyperbolic tangent.
  @inlinable
  public static func tanh(_ z: Complex) -> Complex { RealType.complex(.tanh, z, z) }

  /// The inverse hyperbolic sine, with its cuts along the imaginary axis beyond ±i.
  @inlinable
  public static func asinh(_ z: Complex) -> Complex { RealType.complex(.asinh, z, z) }

  /// The inverse hyperbolic cosine, with its cut along the real axis below 1.
  @inlinable
  public static func acosh(_ z: Complex) -> Complex { RealType.complex(.acosh, z, z) }

  /// The inverse hyperbolic tangent, with its cuts along the real axis beyond ±1.
  @inlinable
  public static func atanh(_ z: Complex) -> Complex { RealType.complex(.atanh, z, z) }

  /// zʷ = exp(w·log z); zⁿ where w is the integer n, and so 1 for w = 0.
  ///
  /// 0ʷ is 0 where Re w > 0, else infinity.
  @inlinable
  public static func pow(_ z: Complex, _ w: Complex) -> Complex { RealType.complex(.power, z, w) }

  /// zⁿ, and 1 for n = 0.
  @inlinable
  public static func pow(_ z: Complex, _ n: Int) -> Complex { RealType.complex(.integerPower(n), z, z) }

  /// The principal n-th root: exp(log z / n).
  ///
  /// Infinity for n = 0.
  @inlinable
  public static func root(_ z: Complex, _ n: Int) -> Complex { RealType.complex(.root(n), z, z) }
}
