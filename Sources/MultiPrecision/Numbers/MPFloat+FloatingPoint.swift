public import CMPFR
public import Scalars

extension MPFloat: FloatingPoint {
  /// Exponents are `Int`s.
  public typealias Exponent = Int
  /// An absolute value is a number of the same format.
  public typealias Magnitude = Self
  /// A difference is a number of the same format.
  public typealias Stride = Self

  // MARK: Constants of the format

  /// The radix: 2.
  @inlinable
  public static var radix: Int { 2 }

  /// A zero, infinity or NaN of positive sign: what MPFR's exponent says it is.
  @inlinable
  static func special(_ exponent: Int) -> Self {
    make { _ -> cmpfr_head in cmpfr_head(exponent: exponent, sign: 1) }
  }

  /// Whether the number is neither zero, infinite nor NaN: its limbs mean something.
  @inlinable
  var hasDigits: Bool { head.exponent > cmpfr_infinity }

  /// The exponent of the least positive number.
  @inlinable
  static var leastExponent: Int { Format.range?.leastExponent(bits: bits) ?? cmpfr_least_exponent - 1 }

  /// The power of two 2ᵉ, where e lies in the format's range.
  @inlinable
  static func power(_ exponent: Int) -> Self {
    make { (limbs) -> cmpfr_head in
      for i in 0..<(limbCount - 1) { limbs[i] = 0 }
      limbs[limbCount - 1] = 1 << 63
      return cmpfr_head(exponent: exponent + 1, sign: 1)
    }
  }

  /// Positive zero.
  @inlinable
  public static var zero: Self { special(cmpfr_zero) }

  /// The one NaN: it carries no payload.
  @inlinable
  public static var nan: Self { special(cmpfr_nan) }

  /// NaN as a result that there is none: it raises the flag.
  @inlinable
  static var invalid: Self {
    cmpfr_raise(cmpfr_flag_nan)
    return nan
  }

  /// NaN: nothing here signals.
  @inlinable
  public static var signalingNaN: Self { nan }

  /// Positive infinity; in a format that has none what all is that would be infinite: NaN, or the greatest number.
  @inlinable
  public static var infinity: Self {
    switch Format.range?.overflow {
    case .nan: special(cmpfr_nan)
    case .saturation: greatestFiniteMagnitude
    default: special(cmpfr_infinity)
    }
  }

  /// The circle's circumference over its diameter, rounded to nearest.
  ///
  /// (The standard library's own types round π towards zero.) Each thread computes it once for each precision.
  @inlinable
  public static var pi: Self { make { (limbs) -> cmpfr_result in cmpfr_const_pi(bits, limbs) } }

  /// The distance from 1 to the next larger number: 2¹⁻ᵖ.
  @inlinable
  public static var ulpOfOne: Self { power(1 - bits) }

  /// The least positive normal number: 2⁻¹⁰⁷³⁷⁴¹⁸²⁴ in MPFR's own range.
  @inlinable
  public static var leastNormalMagnitude: Self {
    power(Format.range?.leastNormalExponent ?? cmpfr_least_exponent - 1)
  }

  /// The least positive number; MPFR's own range has no subnormals, so there it is a normal one.
  @inlinable
  public static var leastNonzeroMagnitude: Self { power(leastExponent) }

  /// The greatest finite number: (1 − 2⁻ᵖ)·2¹⁰⁷³⁷⁴¹⁸²³ in MPFR's own range; where NaN takes its place, one ulp
  /// less than its exponent would allow.
  @inlinable
  public static var greatestFiniteMagnitude: Self {
    make { (limbs) -> cmpfr_head in
      if let range = Format.range {
        range.writeGreatest(limbs, bits: bits)
      } else {
        for i in 0..<limbCount { limbs[i] = .max }
        limbs[0] <<= UInt(limbCount * UInt.bitWidth - bits)
      }
      return cmpfr_head(exponent: (Format.range?.greatestExponent ?? cmpfr_greatest_exponent - 1) + 1, sign: 1)
    }
  }

  // MARK: Classification

  /// Whether this is NaN.
  @inlinable
  public var isNaN: Bool { head.exponent == cmpfr_nan }

  /// Whether this is ∞ or −∞.
  @inlinable
  public var isInfinite: Bool { head.exponent == cmpfr_infinity }

  /// Whether this is +0 or −0.
  @inlinable
  public var isZero: Bool { head.exponent == cmpfr_zero }

  /// Whether this is a zero, a subnormal or a normal number.
  @inlinable
  public var isFinite: Bool { hasDigits || isZero }

  /// Whether the number is neither zero, subnormal, infinite nor NaN.
  @inlinable
  public var isNormal: Bool { hasDigits && !isSubnormal }

  /// Whether the number lies between zero and the least normal one; never in MPFR's own range, which has no such numbers.
  @inlinable
  public var isSubnormal: Bool {
    guard let range = Format.range else { return false }
    return hasDigits && exponent < range.leastNormalExponent
  }

  /// False: NaN never signals.
  @inlinable
  public var isSignalingNaN: Bool { false }

  /// True: each value has one encoding.
  @inlinable
  public var isCanonical: Bool { true }

  // MARK: Sign, exponent, significand

  /// The sign, of zeros and infinities too; NaN has none and says `.plus`.
  @inlinable
  public var sign: FloatingPointSign { head.sign < 0 && !isNaN ? .minus : .plus }

  /// The exponent e of ±s·2ᵉ with 1 ≤ s < 2, of subnormals too; `Int.min` for zero, `Int.max` for infinity and NaN.
  @inlinable
  public var exponent: Int { hasDigits ? head.exponent - 1 : isZero ? .min : .max }

  /// The s of ±s·2ᵉ with 1 ≤ s < 2; the magnitude itself for zero, infinity and NaN.
  @inlinable
  public var significand: Self {
    guard hasDigits else { return magnitude }
    return Self(head: cmpfr_head(exponent: 1, sign: 1), limbs: limbs)
  }

  /// ± significand·2^exponent, rounded once where the result leaves the range of the format.
  ///
  /// Cost: a copy of the limbs; MPFR is called only where the result leaves the range.
  @inlinable
  public init(sign: FloatingPointSign, exponent: Int, significand: Self) {
    let (scaled, overflow) = significand.head.exponent.addingReportingOverflow(exponent)
    let inRange = !overflow && scaled >= cmpfr_least_exponent && scaled <= cmpfr_greatest_exponent
    if Format.range == nil && inRange && significand.isNormal {
      self.init(head: cmpfr_head(exponent: scaled, sign: significand.head.sign), limbs: significand.limbs)
    } else {
      self = Self.make(significand) { cmpfr_mul_2si($0, $1, $2, $3, exponent) }
    }
    if sign == .minus { negate() }
  }

  /// The magnitude of the one number with the sign of the other; a NaN keeps no sign.
  @inlinable
  public init(signOf: Self, magnitudeOf: Self) {
    self = magnitudeOf.magnitude
    if signOf.sign == .minus { negate() }
  }

  /// The distance from the magnitude to the next larger one of this format; NaN for what is not finite.
  ///
  /// Where the range has no power of two that small, the least positive number.
  @inlinable
  public var ulp: Self {
    guard isFinite else { return .nan }
    return Self.power(hasDigits ? Swift.max(exponent - Self.bits + 1, Self.leastExponent) : Self.leastExponent)
  }

  /// The least number greater than this one.
  ///
  /// ∞ and NaN give themselves, the greatest negative number gives −0, both zeros give the least positive number, and the
  /// greatest number gives ∞; where there is no infinity, NaN or itself.
  @inlinable
  public var nextUp: Self {
    if Format.range != nil {
      if isInfinite, sign == .minus { return -.greatestFiniteMagnitude }
      // Up to the least normal magnitude, numbers are as far apart as the least one is from zero.
      if isZero || isSubnormal || self == -.leastNormalMagnitude {
        let next = self + .leastNonzeroMagnitude
        return next.isZero ? -.zero : next
      }
    }
    var result = self
    result.update { (head, limbs) -> cmpfr_result in cmpfr_nextabove(Self.bits, head, limbs) }
    return result
  }

  // MARK: Rounding to integers

  /// Replaces this number by an integral one as `rule` says, exactly; a zero result has the sign of this number.
  @inlinable
  public mutating func round(_ rule: FloatingPointRoundingRule) {
    let sense =
      switch rule {
      case .toNearestOrEven: cmpfr_to_nearest_or_even
      case .toNearestOrAwayFromZero: cmpfr_to_nearest_or_away
      case .up: cmpfr_up
      case .down: cmpfr_down
      case .towardZero: cmpfr_toward_zero
      case .awayFromZero: cmpfr_away_from_zero
      @unknown default: preconditionFailure("unknown rounding rule \(rule)")
      }
    self = Self.make(self) { cmpfr_rint($0, $1, $2, $3, sense) }
  }
}
