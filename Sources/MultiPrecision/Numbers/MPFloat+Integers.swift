public import CMPFR
public import Scalars

extension MPFloat {
  /// The number nearest to an `Int`. With at least 64 bits of significand it is exact and calls nothing.
  @inlinable
  public init(_ value: Int) {
    guard Format.precision >= UInt.bitWidth else {
      self = Self.make { (limbs) -> cmpfr_result in cmpfr_set_si(Self.bits, limbs, value) }
      return
    }
    guard value != 0 else {
      self = .zero
      return
    }
    let magnitude = value.magnitude
    let shift = magnitude.leadingZeroBitCount
    self = Self.make { (limbs) -> cmpfr_result in
      for i in 0..<(Self.limbCount - 1) { limbs[i] = 0 }
      limbs[Self.limbCount - 1] = magnitude << UInt(shift)
      return cmpfr_result(exponent: 64 - shift, sign: value < 0 ? -1 : 1, ternary: 0)
    }
  }

  /// The number nearest to an integer of any width (ties to even).
  @inlinable
  public init<I: BinaryInteger>(_ value: I) {
    if let small = Int(exactly: value) { self.init(small) } else { self.init(wide: value) }
  }

  /// The words of the integer, shifted left until the highest bit of the last is set, rounded to the format.
  @usableFromInline
  init<I: BinaryInteger>(wide value: I) {
    let integer = SignificantLimbs(value.magnitude)
    let sign: FloatingPointSign = value < 0 ? .minus : .plus
    self.init(rounding: BinaryParts(kind: .finite, sign: sign, exponent: integer.exponent), limbs: integer.limbs.span)
  }

  /// The integer as a number, or nil when the format has no number of that value.
  @inlinable
  public init?<I: BinaryInteger>(exactly value: I) {
    self.init(value)
    guard isFinite, I(exactly: self) == value else { return nil }
  }

  /// The integer that the literal writes: exact with at least 64 bits of significand, else rounded to nearest.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}
