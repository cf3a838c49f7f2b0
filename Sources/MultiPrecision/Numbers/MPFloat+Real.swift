public import CMPFR
public import RealModule

// The functions of swift-numerics' `Real`, each the number of the format nearest to the exact value.
//
// Domains and special values are swift-numerics', so that generic code sees the same at `Double` and here: `pow(x, y)`
// is NaN for negative x and for 0⁰, while `pow(x, n)` with an integer n is the repeated product. NaN gives NaN, except
// where the result is the same for every number.
//
// Cost: MPFR's. It grows with the precision, and for the trigonometric functions of a large x also with its exponent: as
// many bits of π as x has before the point. Beyond 2^(2¹⁸), where that takes some 10 ms, they are NaN (``isReducible``).
extension MPFloat: Real {
  // MARK: Exponentials and logarithms

  /// eˣ, rounded to nearest.
  @inlinable public static func exp(_ x: Self) -> Self { make(x, cmpfr_exp) }

  /// eˣ − 1, accurate near 0 too and rounded to nearest.
  @inlinable public static func expMinusOne(_ x: Self) -> Self { make(x, cmpfr_expm1) }

  /// 2ˣ, rounded to nearest.
  @inlinable public static func exp2(_ x: Self) -> Self { make(x, cmpfr_exp2) }

  /// 10ˣ, rounded to nearest.
  @inlinable public static func exp10(_ x: Self) -> Self { make(x, cmpfr_exp10) }

  /// The natural logarithm, rounded to nearest: −∞ at both zeros, NaN for negative x.
  @inlinable public static func log(_ x: Self) -> Self { make(x, cmpfr_log) }

  /// log(1 + x), accurate near 0 too and rounded to nearest: −∞ at −1, NaN below.
  @inlinable public static func log(onePlus x: Self) -> Self { make(x, cmpfr_log1p) }

  /// The logarithm to base 2, rounded to nearest: −∞ at both zeros, NaN for negative x.
  @inlinable public static func log2(_ x: Self) -> Self { make(x, cmpfr_log2) }

  /// The logarithm to base 10, rounded to nearest: −∞ at both zeros, NaN for negative x.
  @inlinable public static func log10(_ x: Self) -> Self { make(x, cmpfr_log10) }

  // MARK: Trigonometric functions

  /// The sine of x radians, rounded to nearest; NaN for ±∞ and beyond 2^(2¹⁸).
  @inlinable public static func sin(_ x: Self) -> Self { x.isReducible ? make(x, cmpfr_sin) : invalid }

  /// The cosine of x radians, rounded to nearest; NaN for ±∞ and beyond 2^(2¹⁸).
  @inlinable public static func cos(_ x: Self) -> Self { x.isReducible ? make(x, cmpfr_cos) : invalid }

  /// The tangent of x radians, rounded to nearest; NaN for ±∞ and beyond 2^(2¹⁸).
  @inlinable public static func tan(_ x: Self) -> Self { x.isReducible ? make(x, cmpfr_tan) : invalid }

  /// The arc sine, in [−π/2, π/2], rounded to nearest; NaN outside [−1, 1].
  @inlinable public static func asin(_ x: Self) -> Self { make(x, cmpfr_asin) }

  /// The arc cosine, in [0, π], rounded to nearest; NaN outside [−1, 1].
  @inlinable public static func acos(_ x: Self) -> Self { make(x, cmpfr_acos) }

  /// The arc tangent, in [−π/2, π/2], rounded to nearest; ±π/2 at ±∞.
  @inlinable public static func atan(_ x: Self) -> Self { make(x, cmpfr_atan) }

  /// The angle of the point (x, y) from the positive x axis, in [−π, π], rounded to nearest.
  ///
  /// Signed zeros choose the side: π for y = +0 and x < 0 or x = −0, −π for y = −0, and ±0 for x ≥ +0.
  @inlinable public static func atan2(y: Self, x: Self) -> Self { make(y, x, cmpfr_atan2) }

  // MARK: Hyperbolic functions

  /// The hyperbolic sine, rounded to nearest.
  @inlinable public static func sinh(_ x: Self) -> Self { make(x, cmpfr_sinh) }

  /// The hyperbolic cosine, rounded to nearest.
  @inlinable public static func cosh(_ x: Self) -> Self { make(x, cmpfr_cosh) }

  /// The hyperbolic tangent, rounded to nearest.
  @inlinable public static func tanh(_ x: Self) -> Self { make(x, cmpfr_tanh) }

  /// The inverse hyperbolic sine, rounded to nearest.
  @inlinable public static func asinh(_ x: Self) -> Self { make(x, cmpfr_asinh) }

  /// The inverse hyperbolic cosine, at least 0, rounded to nearest; NaN below 1.
  @inlinable public static func acosh(_ x: Self) -> Self { make(x, cmpfr_acosh) }

  /// The inverse hyperbolic tangent, rounded to nearest: ±∞ at ±1, NaN beyond.
  @inlinable public static func atanh(_ x: Self) -> Self { make(x, cmpfr_atanh) }

  // MARK: Powers and roots

  /// xʸ for x ≥ 0, rounded to nearest; NaN for negative x, whatever y is, and for 0⁰.
  @inlinable
  public static func pow(_ x: Self, _ y: Self) -> Self {
    guard x >= 0, !(x.isZero && y.isZero) else { return invalid }
    return make(x, y, cmpfr_pow)
  }

  /// xⁿ, rounded once: 1 for n = 0 whatever x is; ±∞ at ±0 for negative odd n, ∞ for negative even n.
  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self { make(x) { cmpfr_pow_si($0, $1, $2, $3, n) } }

  /// √(x² + y²), rounded to nearest without overflow on the way; ∞ when either is infinite, even if the other is NaN.
  @inlinable public static func hypot(_ x: Self, _ y: Self) -> Self { make(x, y, cmpfr_hypot) }

  /// The real n-th root, rounded to nearest: NaN for an even root of a negative number, and for n = 0.
  @inlinable public static func root(_ x: Self, _ n: Int) -> Self { make(x) { cmpfr_root($0, $1, $2, $3, n) } }

  // MARK: Error and gamma functions

  /// The error function 2/√π ∫₀ˣ exp(−t²) dt, rounded to nearest.
  @inlinable public static func erf(_ x: Self) -> Self { make(x, cmpfr_erf) }

  /// The complementary error function 1 − erf(x), accurate for large x too and rounded to nearest.
  @inlinable public static func erfc(_ x: Self) -> Self { make(x, cmpfr_erfc) }

  /// Γ(x), rounded to nearest: ±∞ at ±0, NaN at the negative integers and at −∞.
  @inlinable public static func gamma(_ x: Self) -> Self { make(x, cmpfr_gamma) }

  /// log |Γ(x)|, rounded to nearest: ∞ at 0, at the negative integers and at ±∞; `signGamma(_:)` gives the sign of Γ(x).
  @inlinable public static func logGamma(_ x: Self) -> Self { make(x, cmpfr_lgamma) }
}
