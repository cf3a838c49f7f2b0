public import RealModule
public import Scalars

/// A decimal number of up to 18 digits, held exactly: significand × 10^exponent, both small integers.
///
/// Measured data are such numbers. Held so, a datum is rounded once to whatever format a function is evaluated in, and
/// the conversion costs one division instead of the reading of text:
///
/// - Where both |s| and 10^|k| are at most 2ᵖ, both are numbers of the format, and s × 10ᵏ or s ÷ 10⁻ᵏ is one correctly
///   rounded operation. This holds for every format with p ≥ 60, and for the usual datum in binary64.
/// - Elsewhere p < 60, and the product or the quotient of the two integers is formed to 64 bits and a bit that says
///   whether anything stands lower, which is all that rounding to p bits needs.
///
/// Cost: one operation of the type, or some 20 ns. Nothing is allocated.
@frozen
public struct DecimalNumber: Hashable, Sendable {
  /// s, with the number's sign.
  public let significand: Int
  /// k, from −18 through 18.
  public let exponent: Int
  /// 10^|k|.
  @usableFromInline let scale: UInt

  /// The number s·10ᵏ.
  ///
  /// - Precondition: |s| < 10¹⁸ and |k| ≤ 18.
  public init(significand: Int, exponent: Int) {
    precondition(
      significand.magnitude < Self.powersOfTen[18], "significand \(significand) has more than 18 decimal digits")
    precondition(exponent.magnitude <= 18, "the power of ten \(exponent) is not in −18...18")
    self.significand = significand
    self.exponent = exponent
    self.scale = Self.powersOfTen[Int(exponent.magnitude)]
  }

  /// The number that `text` writes; nil when it writes none, or one of more than 18 digits or too large a power of ten.
  ///
  /// The form is that of `Scalar.init(decimal:)`. Zeros at the end count as digits, those before the first do not:
  /// `2.513400000000E+00` is 2513400000000 × 10⁻¹². The sign of a zero is lost.
  public init?(_ text: String) {
    guard Double(decimal: text) != nil else { return nil }
    let halves = text.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
    let digits = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = digits.count > 1 ? digits[1] : ""
    guard let significand = Int(digits[0] + fraction), significand.magnitude < Self.powersOfTen[18],
      let written = halves.count > 1 ? Int(halves[1]) : 0,
      case let exponent = written - fraction.count, exponent.magnitude <= 18
    else { return nil }
    self.init(significand: significand, exponent: exponent)
  }

  /// The number of type `S` nearest to this one (ties to even).
  @inlinable
  @inline(__always)
  public func value<S: RealScalar>(as type: S.Type) -> S {
    guard S.precision >= 60 || Swift.max(significand.magnitude, scale) <= 1 << UInt(S.precision) else {
      return roundedFromIntegers(as: type)
    }
    return exponent < 0 ? S(significand) / S(Int(scale)) : S(significand) * S(Int(scale))
  }

  /// The number, enclosed: s and 10^|k| are numbers of every format of 64 bits.
  @inlinable
  public func enclosed<S: RealLineScalar>(as type: S.Type) -> S {
    exponent < 0 ? S(significand) / S(scale) : S(significand) * S(scale)
  }

  /// 10⁰, …, 10¹⁸.
  private static let powersOfTen: [UInt] = (0...18).map { power in (0..<power).reduce(1) { ten, _ in ten * 10 } }
}

extension DecimalNumber {
  /// The number rounded to a format of fewer than 60 bits that cannot hold s or 10^|k|.
  @usableFromInline
  func roundedFromIntegers<S: RealScalar>(as type: S.Type) -> S {
    guard significand != 0 else { return 0 }
    let (upper, lower, leading) =
      exponent < 0
      ? Self.quotient(significand.magnitude, scale) : Self.product(significand.magnitude, scale)
    let limbs: InlineArray<2, UInt> = [lower, upper]
    let sign: FloatingPointSign = significand < 0 ? .minus : .plus
    return S(rounding: BinaryParts(kind: .finite, sign: sign, exponent: leading), limbs: limbs.span)
  }

  /// a × b, exactly, its highest bit in the highest place, and the exponent of that bit.
  private static func product(_ a: UInt, _ b: UInt) -> (upper: UInt, lower: UInt, exponent: Int) {
    let (high, low) = a.multipliedFullWidth(by: b)
    guard high != 0 else { return (low << UInt(low.leadingZeroBitCount), 0, 63 - low.leadingZeroBitCount) }
    let shift = UInt(high.leadingZeroBitCount)
    let upper = shift == 0 ? high : high << shift | low >> (64 - shift)
    return (upper, low << shift, 127 - Int(shift))
  }

  /// a ÷ b to 64 bits, its highest bit in the highest place, 1 or 0 for whether there is a remainder, and the exponent
  /// of the highest bit.
  ///
  /// With both integers shifted until their highest bits are set, their ratio ρ is in (½, 2), and 2⁶³ρ or 2⁶⁴ρ is the one
  /// in [2⁶³, 2⁶⁴).
  private static func quotient(_ a: UInt, _ b: UInt) -> (upper: UInt, lower: UInt, exponent: Int) {
    let dividend = a << UInt(a.leadingZeroBitCount)
    let divisor = b << UInt(b.leadingZeroBitCount)
    let isAtLeastOne = dividend >= divisor
    let high = isAtLeastOne ? dividend >> 1 : dividend
    let low = isAtLeastOne ? dividend << 63 : 0
    let (quotient, remainder) = divisor.dividingFullWidth((high, low))
    let exponent = b.leadingZeroBitCount - a.leadingZeroBitCount
    return (quotient, remainder == 0 ? 0 : 1, isAtLeastOne ? exponent : exponent - 1)
  }
}
