/// The magnitude that a decimal text writes, exactly: 0.d₁d₂…·10ᵉ with d₁ ≠ 0 and no zero at the end.
struct DecimalMagnitude: Comparable {
  private let exponent: Int
  private let digits: [UInt8]

  /// The magnitude of a number in the decimal form of ``NumberText``.
  ///
  /// The exponent is clamped to what an `Int` holds.
  init(decimal text: String) {
    let number = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let significand = number.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let written = number.dropFirst(significand.count + 1)
    let whole = significand.prefix { $0 != UInt8(ascii: ".") }
    let all = significand.filter { $0 != UInt8(ascii: ".") }
    let leadingZeros = all.prefix { $0 == UInt8(ascii: "0") }.count
    var significant = all.dropFirst(leadingZeros)
    while significant.last == UInt8(ascii: "0") { significant.removeLast() }
    digits = Array(significant)

    let power = Int(String(decoding: written, as: UTF8.self)) ?? (written.first == UInt8(ascii: "-") ? .min : .max)
    let (sum, overflow) = power.addingReportingOverflow(whole.count - leadingZeros)
    let clamped = overflow ? (power < 0 ? Int.min : .max) : sum
    exponent = written.isEmpty ? whole.count - leadingZeros : clamped
  }

  static func < (a: Self, b: Self) -> Bool {
    guard a.exponent == b.exponent else { return a.exponent < b.exponent }
    return a.digits.lexicographicallyPrecedes(b.digits)
  }
}
