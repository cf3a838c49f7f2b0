public import CMPFR

extension MPFloat: FloatingPoint {
  public typealias Exponent = Int
  public typealias Magnitude = Self
  public typealias Stride = Self

  // MARK: Constants of the format

  @inlinable
  public static var radix: Int { 2 }

  @inlinable
  static func special(_ exponent: Int) -> Self {
    make { _ in cmpfr_head(exponent: exponent, sign: 1) }
  }

  /// The power of two 2ᵉ, where e lies in the format's range.
  @inlinable
  static func power(_ exponent: Int) -> Self {
    make { limbs in
      for i in 0..<(Format.Limbs.capacity - 1) { limbs[i] = 0 }
      limbs[Format.Limbs.capacity - 1] = 1 << 63
      return cmpfr_head(exponent: exponent + 1, sign: 1)
    }
  }

  @inlinable
  public static var zero: Self { special(cmpfr_zero) }

  /// The one NaN: it carries no payload.
  @inlinable
  public static var nan: Self { special(cmpfr_nan) }

  /// NaN: nothing here signals.
  @inlinable
  public static var signalingNaN: Self { nan }

  @inlinable
  public static var infinity: Self { special(cmpfr_infinity) }

  @inlinable
  public static var pi: Self { make { cmpfr_const_pi(bits, $0) } }

  @inlinable
  public static var ulpOfOne: Self { power(1 - bits) }

  @inlinable
  public static var leastNormalMagnitude: Self { power(cmpfr_least_exponent - 1) }

  /// The least positive number; MPFR's own range has no subnormals, so it is a normal one.
  @inlinable
  public static var leastNonzeroMagnitude: Self { leastNormalMagnitude }

  @inlinable
  public static var greatestFiniteMagnitude: Self { infinity.nextDown }

  // MARK: Classification

  @inlinable
  public var isNaN: Bool { head.exponent == cmpfr_nan }

  @inlinable
  public var isInfinite: Bool { head.exponent == cmpfr_infinity }

  @inlinable
  public var isZero: Bool { head.exponent == cmpfr_zero }

  @inlinable
  public var isFinite: Bool { isNormal || isZero }

  /// Whether the number is neither zero, infinite nor NaN.
  @inlinable
  public var isNormal: Bool { head.exponent > cmpfr_infinity }

  @inlinable
  public var isSubnormal: Bool { false }

  @inlinable
  public var isSignalingNaN: Bool { false }

  @inlinable
  public var isCanonical: Bool { true }

  // MARK: Sign, exponent, significand

  /// The sign, of zeros and infinities too; NaN has none and says `.plus`.
  @inlinable
  public var sign: FloatingPointSign { head.sign < 0 && !isNaN ? .minus : .plus }

  /// The exponent e of ±s·2ᵉ with 1 ≤ s < 2; `Int.min` for zero, `Int.max` for infinity and NaN.
  @inlinable
  public var exponent: Int { isNormal ? head.exponent - 1 : isZero ? .min : .max }

  /// The s of ±s·2ᵉ with 1 ≤ s < 2; the magnitude itself for zero, infinity and NaN.
  @inlinable
  public var significand: Self {
    guard isNormal else { return magnitude }
    return Self(head: cmpfr_head(exponent: 1, sign: 1), limbs: limbs)
  }

  /// ± significand·2^exponent, rounded once where the result leaves the range of the format.
  @inlinable
  public init(sign: FloatingPointSign, exponent: Int, significand: Self) {
    self = Self.make(significand) { cmpfr_mul_2si($0, $1, $2, $3, exponent) }
    if sign == .minus { negate() }
  }

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
    guard isNormal, exponent - Self.bits + 1 >= cmpfr_least_exponent - 1 else { return .leastNonzeroMagnitude }
    return Self.power(exponent - Self.bits + 1)
  }

  @inlinable
  public var nextUp: Self {
    // MPFR steps from −2^emin to −0 and from the greatest number to ∞, as IEEE 754 does.
    var result = self
    result.update { cmpfr_nextabove(Self.bits, $0, $1) }
    return result
  }

  // MARK: Rounding to integers

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
