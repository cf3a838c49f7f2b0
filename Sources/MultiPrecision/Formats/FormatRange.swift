public import CMPFR
public import Scalars

/// The exponents of a binary floating-point format, and what happens at both ends of them.
///
/// A normal number is ±s·2ᵉ with 1 ≤ s < 2 and `leastNormalExponent` ≤ e ≤ `greatestExponent`. The range of the IEEE 754
/// interchange format with w bits of exponent is ``init(exponentBits:)``.
@frozen
public struct FormatRange: Hashable, Sendable {
  /// What there is between zero and the least normal number.
  @frozen
  public enum Underflow: Hashable, Sendable {
    /// Subnormal numbers, as far apart as the least normal ones: IEEE 754's gradual underflow.
    case gradual
    /// Nothing: a result there becomes zero or the least normal number, whichever is nearer, and zero at a tie.
    case abrupt
  }

  /// What a result beyond the greatest number becomes.
  @frozen
  public enum Overflow: Hashable, Sendable {
    /// An infinity, as in IEEE 754.
    case infinity
    /// NaN: there is no infinity. All that IEEE 754 makes infinite is NaN, divisions by zero too.
    case nan
    /// The greatest number of its sign: there is no infinity. So is all that IEEE 754 makes infinite, divisions by zero too.
    ///
    /// The saturating mode of OCP's 8-bit specification.
    case saturation
  }

  /// Which code NaN takes, where it has none of its own.
  @frozen
  public enum NaNPlace: Hashable, Sendable {
    /// Codes of its own, beyond the greatest exponent: IEEE 754.
    case apart
    /// That of one number, (2 − 2¹⁻ᵖ)·2ᵉ with the greatest exponent e, which therefore is none: "FN" formats.
    case greatestNumber
    /// That of −0: there is one zero, and what would be −0 is it: "FNUZ" formats.
    case negativeZero
  }

  /// The e of the least normal number, 2ᵉ; at most 0.
  public let leastNormalExponent: Int
  /// The e of the greatest number, s·2ᵉ with 1 ≤ s < 2; at least 1.
  public let greatestExponent: Int
  /// What there is between zero and the least normal number.
  public let underflow: Underflow
  /// What a result beyond the greatest number becomes.
  public let overflow: Overflow
  /// Which code NaN takes.
  public let nan: NaNPlace

  /// The range of exponents from `leastNormalExponent` through `greatestExponent`.
  ///
  /// Unless it is said, NaN takes the place of the greatest number where `overflow` is NaN, and is apart elsewhere.
  /// - Precondition: −2²⁸ ≤ `leastNormalExponent` ≤ 0 and 1 ≤ `greatestExponent` ≤ 2²⁸, well inside MPFR's own range.
  @inlinable
  public init(
    leastNormalExponent: Int, greatestExponent: Int, underflow: Underflow = .gradual, overflow: Overflow = .infinity,
    nan: NaNPlace? = nil
  ) {
    precondition(
      leastNormalExponent <= 0 && leastNormalExponent >= -1 << 28,
      "the least normal exponent lies from −2²⁸ through 0; got \(leastNormalExponent)")
    precondition(
      greatestExponent >= 1 && greatestExponent <= 1 << 28,
      "the greatest exponent lies from 1 through 2²⁸; got \(greatestExponent)")
    self.leastNormalExponent = leastNormalExponent
    self.greatestExponent = greatestExponent
    self.underflow = underflow
    self.overflow = overflow
    self.nan = nan ?? (overflow == .nan ? .greatestNumber : .apart)
  }

  /// IEEE 754's range for w bits of exponent: from 2 − 2ʷ⁻¹ through 2ʷ⁻¹ − 1, with subnormals and infinities.
  /// - Precondition: 2 ≤ `exponentBits` ≤ 29.
  @inlinable
  public init(exponentBits: Int) {
    precondition(
      exponentBits >= 2 && exponentBits <= 29, "an exponent takes from 2 through 29 bits; got \(exponentBits)")
    let bias = 1 << (exponentBits - 1) - 1
    self.init(leastNormalExponent: 1 - bias, greatestExponent: bias)
  }

  /// The e of the least positive number, 2ᵉ, at a precision of `bits`.
  @inlinable
  func leastExponent(bits: Int) -> Int { underflow == .gradual ? leastNormalExponent - bits + 1 : leastNormalExponent }

  /// The greatest exponent all of whose numbers are finite.
  @inlinable
  var safeExponent: Int { nan == .greatestNumber ? greatestExponent - 1 : greatestExponent }

  /// A result that was rounded to `bits` bits in MPFR's own range, as if it had been rounded once, in this one.
  ///
  /// The result's sense of rounding (MPFR's ternary value) makes up for the rounding that has been: two are as good as one.
  @usableFromInline
  func fit(
    _ result: cmpfr_result, _ limbs: UnsafeMutablePointer<UInt>, bits: Int, rounding: RoundingDirection = .nearest
  ) -> cmpfr_head {
    let head = cmpfr_fit(
      bits, result, limbs, leastExponent(bits: bits) + 1, greatestExponent + 1, underflow == .gradual,
      rounding.rawValue)
    if head.exponent == cmpfr_zero, nan == .negativeZero { return cmpfr_head(exponent: cmpfr_zero, sign: 1) }
    let isTaken = nan == .greatestNumber && isNaN(head, limbs, bits: bits)
    guard isTaken || head.exponent == cmpfr_infinity else { return head }
    // What rounds to the number whose place NaN takes is beyond the greatest, of which MPFR does not know.
    if isTaken { cmpfr_raise(cmpfr_flag_overflow | cmpfr_flag_inexact) }
    if overflow == .saturation || isTaken && rounding.isInward(sign: head.sign) {
      writeGreatest(limbs, bits: bits)
      return cmpfr_head(exponent: greatestExponent + 1, sign: head.sign)
    }
    return cmpfr_head(exponent: overflow == .nan ? cmpfr_nan : cmpfr_infinity, sign: overflow == .nan ? 1 : head.sign)
  }

  /// Writes the significand of the greatest number.
  @usableFromInline
  func writeGreatest(_ limbs: UnsafeMutablePointer<UInt>, bits: Int) {
    let count = (bits + UInt.bitWidth - 1) / UInt.bitWidth
    for i in 0..<count { limbs[i] = .max }
    let unused = UInt(count * UInt.bitWidth - bits)
    limbs[0] <<= unused
    // The number below the one whose place NaN takes.
    if nan == .greatestNumber { limbs[0] -= 1 << unused }
  }

  /// Whether a number is the one whose place NaN takes: of the greatest exponent, all bits set.
  private func isNaN(_ head: cmpfr_head, _ limbs: UnsafeMutablePointer<UInt>, bits: Int) -> Bool {
    guard head.exponent == greatestExponent + 1 else { return false }
    let count = (bits + UInt.bitWidth - 1) / UInt.bitWidth
    let unused = count * UInt.bitWidth - bits
    for i in 1..<max(count, 1) where limbs[i] != .max { return false }
    return limbs[0] == .max << UInt(unused)
  }
}
