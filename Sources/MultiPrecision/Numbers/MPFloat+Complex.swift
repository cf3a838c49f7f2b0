public import ComplexModule
import RealModule
public import Scalars

extension MPFloat {
  /// The value computed in MPFR's range with 16 bits to spare, and rounded once: for powers as many more as w·log z has before
  /// the point, for Re(eᶻ − 1) twice as many where it may cancel, with Re z > 0.
  ///
  /// A power is given 4096 more at most; one that needs more has left every range, unless |z| is nearly 1.
  public static func complex(
    _ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>
  ) -> Complex<Self> {
    let bits = precision + 16 + moreBits(function, z, w)
    guard z.isFinite, w.isFinite, bits <= NamedFormat.precisions.upperBound else { return function(z, w) }
    return withPrecision(bits: bits, ComplexValue(function: function, z: z, w: w))
  }

  /// How many bits cancel, or w·log z, whose exponential is the power, has before the point, at most.
  private static func moreBits(_ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>) -> Int {
    guard !z.isZero, z.isFinite, w.isFinite else { return 0 }
    let factor: Int
    switch function {
    case .power: factor = w.isZero ? 0 : w.magnitude.exponent + 2
    case .integerPower(let n): factor = Int.bitWidth - n.magnitude.leadingZeroBitCount
    case .root: factor = 0
    case .expMinusOne: return z.real > 0 ? precision : 0
    default: return 0
    }
    // |log z| ≤ log 2·(|exponent of z| + 1) + π.
    let logarithm = Int.bitWidth - (z.magnitude.exponent.magnitude + 6).leadingZeroBitCount
    return Swift.min(Swift.max(0, factor + logarithm), 4096)
  }
}

/// The value of a complex function at one precision, rounded to `S`.
private struct ComplexValue<S: RealScalar>: PrecisionVisitor {
  let function: ComplexFunction
  let z: Complex<S>
  let w: Complex<S>

  func callAsFunction<W: RealScalar>(_ type: W.Type) -> Complex<S> { function(z, w, by: type) }
}
