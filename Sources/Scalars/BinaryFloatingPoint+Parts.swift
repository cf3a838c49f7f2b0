/// The two halves of every conversion, for the standard library's own types of at most 64 bits of significand.
extension RealScalar where Self: BinaryFloatingPoint {
  /// The bits of the significand, the leading one included.
  @inlinable
  public static var precision: Int { significandBitCount + 1 }

  /// Calls `body` with the number's parts and its significand in one limb, a subnormal's shifted up to its leading bit.
  @inlinable
  public func withParts<R>(_ body: (BinaryParts, borrowing Span<UInt>) -> R) -> R {
    let none = InlineArray<0, UInt>(repeating: 0)
    if isNaN { return body(BinaryParts(kind: .nan, sign: .plus), none.span) }
    if isInfinite { return body(BinaryParts(kind: .infinity, sign: sign), none.span) }
    if isZero { return body(BinaryParts(kind: .zero, sign: sign), none.span) }
    var significand = UInt(significandBitPattern)
    if isNormal { significand |= 1 << UInt(Self.significandBitCount) }
    let limb = InlineArray<1, UInt>(repeating: significand << UInt(significand.leadingZeroBitCount))
    return body(BinaryParts(kind: .finite, sign: sign, exponent: Int(exponent)), limb.span)
  }

  /// The number nearest to the one described, ties to even; subnormal, zero or infinite where the range ends.
  /// - Precondition: for a finite number, `limbs` is not empty and its highest bit is set.
  @inlinable
  public init(rounding parts: BinaryParts, limbs: borrowing Span<UInt>) {
    let magnitude: Self =
      switch parts.kind {
      case .zero: 0
      case .infinity: .infinity
      case .nan: .nan
      case .finite: Self.rounded(limbs, exponent: parts.exponent)
      }
    self = parts.sign == .minus ? -magnitude : magnitude
  }

  /// The magnitude s·2ᵉ rounded to nearest, ties to even.
  ///
  /// `kept` is the number of leading bits of s that the type can hold at this exponent: p for a normal number, fewer for
  /// a subnormal one, none when s·2ᵉ lies between half the least positive number and that number. The 64 bits after
  /// them (`next`) and whether anything at all stands lower (`sticky`) decide the rounding.
  @inlinable
  static func rounded(_ limbs: borrowing Span<UInt>, exponent: Int) -> Self {
    precondition(
      !limbs.isEmpty && limbs[limbs.count - 1] >> 63 == 1,
      "the significand of a finite number has its leading bit at the top; got \(limbs.count) limbs without it there")
    let least = Int(Self.leastNonzeroMagnitude.exponent)
    if exponent > Int(Self.greatestFiniteMagnitude.exponent) { return .infinity }
    if exponent < least - 1 { return 0 }
    let kept = Swift.min(Self.precision, exponent - least + 1)
    var lower = limbs.count - 1
    var significand = limbs[lower] >> (64 - kept)
    var next = limbs[lower] << kept
    if kept == 64, lower > 0 {
      lower -= 1
      next = limbs[lower]
    }
    var sticky = false
    for i in 0..<lower where limbs[i] != 0 { sticky = true }

    let half: UInt = 1 << 63
    var unit = exponent - kept + 1
    if next > half || (next == half && (sticky || significand & 1 == 1)) {
      let (sum, carry) = significand.addingReportingOverflow(1)
      significand = carry ? half : sum
      unit += carry ? 1 : 0
    }
    return Self(sign: .plus, exponent: Exponent(unit), significand: Self(significand))
  }
}
