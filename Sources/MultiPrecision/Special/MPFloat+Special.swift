import CMPFR
public import Scalars

// The special functions that MPFR has, rounded in a direction.
extension MPFloat {
  /// Beyond 2²⁰ most of them take longer than any answer is worth: NaN.
  private static var greatestArgument: Self { 1_048_576 }

  /// The value of a special function, rounded in a direction; NaN outside its domain and beyond 2²⁰, and for those that MPFR does
  /// not have.
  ///
  /// - Cost: MPFR's; Ai takes as many more bits as |x|^1.5, and is computed up to 2¹¹.
  /// - Precondition: `x` has as many elements as the function has arguments.
  public static func special(
    _ function: SpecialFunction, _ x: [Self], rounding direction: RoundingDirection
  ) -> Self {
    guard x.allSatisfy({ $0.isFinite && $0.magnitude <= greatestArgument }) else { return .nan }
    let z = x[0]
    switch function {
    case .digamma: return digamma(z, rounding: direction)
    case .zeta: return directed(z, direction, cmpfr_directed_zeta)
    case .besselJ(let n): return directed(z, direction) { cmpfr_directed_jn($0, $1, $2, $3, n, $4) }
    case .besselY(let n):
      return z > 0 ? directed(z, direction) { cmpfr_directed_yn($0, $1, $2, $3, n, $4) } : .nan
    case .airy: return z.magnitude <= 2048 ? directed(z, direction, cmpfr_directed_ai) : .nan
    case .exponentialIntegral: return z.isZero ? .nan : directed(z, direction, cmpfr_directed_eint)
    case .dilogarithm: return directed(z, direction, cmpfr_directed_li2)
    case .beta: return x.allSatisfy { $0 > 0 } ? directed(z, x[1], direction, cmpfr_directed_beta) : .nan
    case .incompleteGamma: return x[1] >= 0 ? directed(z, x[1], direction, cmpfr_directed_gamma_inc) : .nan
    case .agm: return x.allSatisfy { $0 >= 0 } ? directed(z, x[1], direction, cmpfr_directed_agm) : .nan
    case .airySlope, .inverseErf, .sinc, .logBeta, .derivative: return .nan
    }
  }
}
