import CMPFR
import Scalars

// Numbers as text in any base from 2 to 62. Digits beyond 9 are letters: of either case up to base 36, beyond it the capital
// ones first, 10 to 35, then the small ones. An exponent follows `@`, since `e` is a digit of some bases; it is written in
// decimal, and is one of the base.
extension MPFloat {
  /// The number that `text` writes in a base, rounded once (to nearest, ties to even), or nil when it writes none.
  ///
  /// `[+-] digits [. digits] [@ [+-] decimal digits]`, with a digit before or after the point: `-1.01@-5` in base 2 is −1.25·2⁻⁵.
  /// - Precondition: `radix` is from 2 through 62.
  public init?(_ text: String, radix: Int) {
    Self.checkRadix(radix)
    guard Self.isNumber(text, radix: radix) else { return nil }
    self = text.withCString { start in
      Self.make { (limbs) -> cmpfr_result in cmpfr_strtofr(Self.bits, limbs, start, Int32(radix)) }
    }
  }

  /// The number written in a base, with `digits` significant digits, correctly rounded to nearest, ties to even; without a count
  /// with as many as tell it from every other number of the format, zeros at the end left out.
  ///
  /// In a base that is a power of two the latter is exact. What has no more than 40 places before or behind the point is written
  /// out, else with an exponent: `-0.000101`, `1.01@-60`. Zero keeps its sign; what is not finite is `inf`, `-inf` or `nan`.
  /// - Precondition: `radix` is from 2 through 62, and `digits` is at least 1.
  public func text(radix: Int, digits: Int? = nil) -> String {
    Self.checkRadix(radix)
    precondition((digits ?? 1) >= 1, "a number needs at least one significant digit; asked for \(digits ?? 1)")
    guard isFinite, !isZero else { return isZero ? (sign == .minus ? "-0" : "0") : description }
    let count = digits ?? Int(cmpfr_digit_count(Int32(radix), Self.bits))
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Swift.max(count + 2, 7)) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let exponent = withLimbs { cmpfr_digits_in_base(start, count, Int32(radix), Self.bits, head, $0) }
      var length = count
      if digits == nil { while length > 1, buffer[length - 1] == UInt8(ascii: "0") { length -= 1 } }
      return written(String(decoding: buffer.prefix(length), as: UTF8.self), exponent: exponent - 1)
    }
  }

  /// d.ddd·baseᵉ, written out where it is short.
  private func written(_ digits: String, exponent: Int) -> String {
    let sign = sign == .minus ? "-" : ""
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    guard (-40...40).contains(exponent) else {
      let fraction = digits.dropFirst()
      return "\(sign)\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)@\(exponent)"
    }
    if exponent < 0 { return "\(sign)0.\(zeros(-exponent - 1))\(digits)" }
    let fraction = digits.dropFirst(exponent + 1)
    let whole = digits.prefix(exponent + 1)
    return "\(sign)\(whole)\(zeros(exponent + 1 - whole.count))\(fraction.isEmpty ? "" : ".")\(fraction)"
  }

  private static func checkRadix(_ radix: Int) {
    precondition((2...62).contains(radix), "a base is from 2 through 62; this one would be \(radix)")
  }

  private static func isNumber(_ text: String, radix: Int) -> Bool {
    var rest = text[...].utf8
    func skip(_ isAccepted: (UInt8) -> Bool) -> Int {
      let digits = rest.prefix { isAccepted($0) }.count
      rest = rest.dropFirst(digits)
      return digits
    }
    func skipOne(_ accepted: String) -> Bool {
      guard let first = rest.first, accepted.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    func isDigit(_ byte: UInt8, in radix: Int) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < radix
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10 < radix
      case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + (radix <= 36 ? 10 : 36) < radix
      default: false
      }
    }
    _ = skipOne("+-")
    var count = skip { isDigit($0, in: radix) }
    if skipOne(".") { count += skip { isDigit($0, in: radix) } }
    guard count > 0 else { return false }
    if skipOne("@") {
      _ = skipOne("+-")
      guard skip({ isDigit($0, in: 10) }) > 0 else { return false }
    }
    return rest.isEmpty
  }
}
