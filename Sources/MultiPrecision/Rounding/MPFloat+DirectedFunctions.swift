public import CMPFR

// The functions of `Real`, rounded in a direction.
extension MPFloat {
  /// eˣ.
  @inlinable public static func exp(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_exp)
  }

  /// eˣ − 1.
  @inlinable public static func expMinusOne(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_expm1)
  }

  /// 2ˣ.
  @inlinable public static func exp2(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_exp2)
  }

  /// 10ˣ.
  @inlinable public static func exp10(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_exp10)
  }

  /// The natural logarithm.
  @inlinable public static func log(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_log)
  }

  /// log(1 + x).
  @inlinable public static func log(onePlus x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_log1p)
  }

  /// The logarithm to base 2.
  @inlinable public static func log2(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_log2)
  }

  /// The logarithm to base 10.
  @inlinable public static func log10(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_log10)
  }

  /// The sine; NaN where ``isReducible`` says no.
  @inlinable public static func sin(_ x: Self, rounding direction: RoundingDirection) -> Self {
    x.isReducible ? directed(x, direction, cmpfr_directed_sin) : invalid
  }

  /// The cosine; NaN where ``isReducible`` says no.
  @inlinable public static func cos(_ x: Self, rounding direction: RoundingDirection) -> Self {
    x.isReducible ? directed(x, direction, cmpfr_directed_cos) : invalid
  }

  /// The tangent; NaN where ``isReducible`` says no.
  @inlinable public static func tan(_ x: Self, rounding direction: RoundingDirection) -> Self {
    x.isReducible ? directed(x, direction, cmpfr_directed_tan) : invalid
  }

  /// The arc sine.
  @inlinable public static func asin(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_asin)
  }

  /// The arc cosine.
  @inlinable public static func acos(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_acos)
  }

  /// The arc tangent.
  @inlinable public static func atan(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_atan)
  }

  /// The angle of the point (x, y).
  @inlinable public static func atan2(y: Self, x: Self, rounding direction: RoundingDirection) -> Self {
    directed(y, x, direction, cmpfr_directed_atan2)
  }

  /// The hyperbolic sine.
  @inlinable public static func sinh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_sinh)
  }

  /// The hyperbolic cosine.
  @inlinable public static func cosh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_cosh)
  }

  /// The hyperbolic tangent.
  @inlinable public static func tanh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_tanh)
  }

  /// The inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_asinh)
  }

  /// The inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_acosh)
  }

  /// The inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_atanh)
  }

  /// xʸ for x ≥ 0; NaN for negative x, and for 0⁰.
  @inlinable public static func pow(_ x: Self, _ y: Self, rounding direction: RoundingDirection) -> Self {
    guard x >= 0, !(x.isZero && y.isZero) else { return invalid }
    return directed(x, y, direction, cmpfr_directed_pow)
  }

  /// xⁿ.
  @inlinable public static func pow(_ x: Self, _ n: Int, rounding direction: RoundingDirection) -> Self {
    directed(x, direction) { cmpfr_directed_pow_si($0, $1, $2, $3, n, $4) }
  }

  /// The real n-th root; NaN for n = 0.
  @inlinable public static func root(_ x: Self, _ n: Int, rounding direction: RoundingDirection) -> Self {
    directed(x, direction) { cmpfr_directed_root($0, $1, $2, $3, n, $4) }
  }

  /// √(x² + y²).
  @inlinable public static func hypot(_ x: Self, _ y: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, y, direction, cmpfr_directed_hypot)
  }

  /// The error function.
  @inlinable public static func erf(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_erf)
  }

  /// The complementary error function.
  @inlinable public static func erfc(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_erfc)
  }

  /// Γ(x).
  @inlinable public static func gamma(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_gamma)
  }

  /// log |Γ(x)|.
  @inlinable public static func logGamma(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_lgamma)
  }

  /// ψ(x) = Γ′(x) / Γ(x); NaN at the poles, 0 and the negative integers.
  @inlinable public static func digamma(_ x: Self, rounding direction: RoundingDirection) -> Self {
    directed(x, direction, cmpfr_directed_digamma)
  }

  /// Whether a sine, a cosine or a tangent is computed: below 2^(2¹⁸), where binary256 ends, or in a format that has a range.
  ///
  /// To find x between two multiples of π takes as many bits of π as x has before the point. At 2^(2¹⁸) that is some 10 ms, at
  /// 2^(10⁸) a minute: no answer is worth so much. Such a sine is NaN.
  @inlinable
  public var isReducible: Bool { Format.range != nil || head.exponent <= 1 << 18 }
}
