public import CMPFR
public import RealModule

// The functions of swift-numerics' `Real`, each the number of the format nearest to the exact value.
//
// Domains and special values are swift-numerics', so that generic code sees the same at `Double` and here: `pow(x, y)`
// is NaN for negative x and for 0⁰, while `pow(x, n)` with an integer n is the repeated product.
extension MPFloat: Real {
  // MARK: Exponentials and logarithms

  @inlinable public static func exp(_ x: Self) -> Self { make(x, cmpfr_exp) }
  @inlinable public static func expMinusOne(_ x: Self) -> Self { make(x, cmpfr_expm1) }
  @inlinable public static func exp2(_ x: Self) -> Self { make(x, cmpfr_exp2) }
  @inlinable public static func exp10(_ x: Self) -> Self { make(x, cmpfr_exp10) }
  @inlinable public static func log(_ x: Self) -> Self { make(x, cmpfr_log) }
  @inlinable public static func log(onePlus x: Self) -> Self { make(x, cmpfr_log1p) }
  @inlinable public static func log2(_ x: Self) -> Self { make(x, cmpfr_log2) }
  @inlinable public static func log10(_ x: Self) -> Self { make(x, cmpfr_log10) }

  // MARK: Trigonometric functions

  @inlinable public static func sin(_ x: Self) -> Self { make(x, cmpfr_sin) }
  @inlinable public static func cos(_ x: Self) -> Self { make(x, cmpfr_cos) }
  @inlinable public static func tan(_ x: Self) -> Self { make(x, cmpfr_tan) }
  @inlinable public static func asin(_ x: Self) -> Self { make(x, cmpfr_asin) }
  @inlinable public static func acos(_ x: Self) -> Self { make(x, cmpfr_acos) }
  @inlinable public static func atan(_ x: Self) -> Self { make(x, cmpfr_atan) }
  @inlinable public static func atan2(y: Self, x: Self) -> Self { make(y, x, cmpfr_atan2) }

  // MARK: Hyperbolic functions

  @inlinable public static func sinh(_ x: Self) -> Self { make(x, cmpfr_sinh) }
  @inlinable public static func cosh(_ x: Self) -> Self { make(x, cmpfr_cosh) }
  @inlinable public static func tanh(_ x: Self) -> Self { make(x, cmpfr_tanh) }
  @inlinable public static func asinh(_ x: Self) -> Self { make(x, cmpfr_asinh) }
  @inlinable public static func acosh(_ x: Self) -> Self { make(x, cmpfr_acosh) }
  @inlinable public static func atanh(_ x: Self) -> Self { make(x, cmpfr_atanh) }

  // MARK: Powers and roots

  @inlinable
  public static func pow(_ x: Self, _ y: Self) -> Self {
    guard x >= 0, !(x.isZero && y.isZero) else { return .nan }
    return make(x, y, cmpfr_pow)
  }

  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self { make(x) { cmpfr_pow_si($0, $1, $2, $3, n) } }
  @inlinable public static func hypot(_ x: Self, _ y: Self) -> Self { make(x, y, cmpfr_hypot) }

  /// The real n-th root: NaN for an even root of a negative number, and for n = 0.
  @inlinable public static func root(_ x: Self, _ n: Int) -> Self { make(x) { cmpfr_root($0, $1, $2, $3, n) } }

  // MARK: Error and gamma functions

  @inlinable public static func erf(_ x: Self) -> Self { make(x, cmpfr_erf) }
  @inlinable public static func erfc(_ x: Self) -> Self { make(x, cmpfr_erfc) }
  @inlinable public static func gamma(_ x: Self) -> Self { make(x, cmpfr_gamma) }

  /// log |Γ(x)|; ``signGamma(_:)`` gives the sign of Γ(x).
  @inlinable public static func logGamma(_ x: Self) -> Self { make(x, cmpfr_lgamma) }
}
