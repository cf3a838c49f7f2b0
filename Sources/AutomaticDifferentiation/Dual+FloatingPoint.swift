public import Scalars

// What a floating-point number is asked about itself, a dual number answers for its value. What gives a number
// of the same kind has the tangent of the function that it computes: zero for what is constant between its jumps.
extension Dual: FloatingPoint where Base: RealScalar {
  /// Exponents are those of `Base`.
  public typealias Exponent = Base.Exponent

  // MARK: Constants of the format

  /// The radix of `Base`.
  @inlinable public static var radix: Int { Base.radix }
  /// NaN, with tangent zero.
  @inlinable public static var nan: Dual { Dual(.nan) }
  /// The signalling NaN of `Base`, with tangent zero.
  @inlinable public static var signalingNaN: Dual { Dual(.signalingNaN) }
  /// Positive infinity, as a constant.
  @inlinable public static var infinity: Dual { Dual(.infinity) }
  /// The greatest finite number of `Base`, as a constant.
  @inlinable public static var greatestFiniteMagnitude: Dual { Dual(.greatestFiniteMagnitude) }
  /// The distance from 1 to the next larger number, as a constant.
  @inlinable public static var ulpOfOne: Dual { Dual(.ulpOfOne) }
  /// The least positive normal number of `Base`, as a constant.
  @inlinable public static var leastNormalMagnitude: Dual { Dual(.leastNormalMagnitude) }
  /// The least positive number of `Base`, as a constant.
  @inlinable public static var leastNonzeroMagnitude: Dual { Dual(.leastNonzeroMagnitude) }

  // MARK: Classification of the value

  /// Whether the value is NaN.
  @inlinable public var isNaN: Bool { value.isNaN }
  /// Whether the value is a signalling NaN.
  @inlinable public var isSignalingNaN: Bool { value.isSignalingNaN }
  /// Whether the value is infinite.
  @inlinable public var isInfinite: Bool { value.isInfinite }
  /// Whether the value is finite; the tangent need not be.
  @inlinable public var isFinite: Bool { value.isFinite }
  /// Whether the value is +0 or −0.
  @inlinable public var isZero: Bool { value.isZero }
  /// Whether the value is a normal number.
  @inlinable public var isNormal: Bool { value.isNormal }
  /// Whether the value is subnormal.
  @inlinable public var isSubnormal: Bool { value.isSubnormal }
  /// Whether the value's encoding is canonical.
  @inlinable public var isCanonical: Bool { value.isCanonical }

  // MARK: Sign, exponent, significand

  /// The sign of the value.
  @inlinable public var sign: FloatingPointSign { value.sign }
  /// The exponent of the value.
  @inlinable public var exponent: Base.Exponent { value.exponent }
  /// The distance from the value's magnitude to the next larger one: constant between powers of two.
  @inlinable public var ulp: Dual { Dual(value.ulp) }
  /// The least number above the value, with the same tangent.
  @inlinable public var nextUp: Dual { Dual(value.nextUp, tangent: tangent) }

  /// The significand of the value, and the tangent divided by ±2ᵉ: x = ±s·2ᵉ with a constant sign and exponent.
  @inlinable
  public var significand: Dual {
    guard value.isFinite, !value.isZero else { return Dual(value.significand, tangent: tangent) }
    let scale = Base(sign: value.sign, exponent: value.exponent, significand: 1)
    return Dual(value.significand, tangent: tangent / scale)
  }

  /// ±significand·2^exponent, and its tangent likewise.
  @inlinable
  public init(sign: FloatingPointSign, exponent: Base.Exponent, significand: Dual) {
    self.init(
      Base(sign: sign, exponent: exponent, significand: significand.value),
      tangent: Base(sign: sign, exponent: exponent, significand: significand.tangent))
  }

  /// The magnitude of the one number with the sign of the other; the tangent changes sign with the value.
  @inlinable
  public init(signOf: Dual, magnitudeOf: Dual) {
    let value = Base(signOf: signOf.value, magnitudeOf: magnitudeOf.value)
    self.init(value, tangent: value.sign == magnitudeOf.value.sign ? magnitudeOf.tangent : -magnitudeOf.tangent)
  }

  // MARK: Operations

  /// Replaces the number by its square root; see ``sqrt(_:)``.
  @inlinable public mutating func formSquareRoot() { self = Dual.sqrt(self) }

  /// Adds a·b: the value is rounded once, as in `Base`; the tangent gains a′·b + a·b′.
  @inlinable
  public mutating func addProduct(_ a: Dual, _ b: Dual) {
    value.addProduct(a.value, b.value)
    tangent += a.tangent * b.value + a.value * b.tangent
  }

  /// Replaces x by x − y·n, n the integer nearest to x / y: locally constant, so that the tangent is x′ − n·y′.
  @inlinable
  public mutating func formRemainder(dividingBy other: Dual) {
    let remainder = value.remainder(dividingBy: other.value)
    subtractMultiple(of: other, leaving: remainder)
  }

  /// Replaces x by x − y·n, n = x / y rounded towards zero: locally constant, so that the tangent is x′ − n·y′.
  @inlinable
  public mutating func formTruncatingRemainder(dividingBy other: Dual) {
    let remainder = value.truncatingRemainder(dividingBy: other.value)
    subtractMultiple(of: other, leaving: remainder)
  }

  /// Replaces the value x by r = x − y·n and the tangent by x′ − n·y′; n = (x − r) / y, an integer but for rounding.
  @inlinable
  mutating func subtractMultiple(of other: Dual, leaving remainder: Base) {
    let slope = Dual.product(other.tangent, ((value - remainder) / other.value).rounded(.toNearestOrEven))
    self = Dual(remainder, tangent: tangent - slope)
  }

  /// Replaces the number by an integral constant: a step function has slope zero wherever it has one.
  @inlinable
  public mutating func round(_ rule: FloatingPointRoundingRule) { self = Dual(value.rounded(rule)) }
}
