import CMPFR
import Scalars

extension MPFloat: CustomStringConvertible, CustomDebugStringConvertible {
  /// The number nearest to the one that `text` writes (ties to even), or nil when it writes none.
  ///
  /// Decimal and hexadecimal text (`-1.5e-7`, `0x1.8p-3`), `inf`, `infinity` and `nan` in any case, with an optional
  /// sign; no blanks. Cost: that of MPFR's `mpfr_strtofr`, 0.3 µs for a short decimal.
  public init?(_ text: String) {
    guard let form = NumberText(text) else { return nil }
    switch form {
    case .nan: self = .nan
    case .infinity(let sign): self = sign == .minus ? -.infinity : .infinity
    case .digits(let base): self = text.withCString { start in Self.make { cmpfr_strtofr(Self.bits, $0, start, base) } }
    }
  }

  /// The shortest decimal text that reads back as this number; of several, the one nearest to it.
  ///
  /// Numbers from 10⁻⁴ up to 10¹⁶ are written out (`0.001`, `1500.0`), others with an exponent (`1.5e-07`).
  public var description: String {
    guard isFinite else { return isNaN ? "nan" : sign == .minus ? "-inf" : "inf" }
    guard !isZero else { return sign == .minus ? "-0.0" : "0.0" }
    return positional(shortestScientific())
  }

  public var debugDescription: String { description }

  public func scientific(digits: Int) -> String {
    precondition(digits >= 1, "a number needs at least one significant digit; asked for \(digits)")
    guard !isNaN else { return "nan" }
    return printed(digits: digits, awayFromZero: false)
  }

  /// C's `%e` form, rounded to nearest or away from zero.
  private func printed(digits: Int, awayFromZero: Bool) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: digits + 40) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let length = withLimbs {
        cmpfr_print(start, buffer.count, Int32(digits - 1), awayFromZero, Self.bits, head, $0)
      }
      return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
    }
  }

  /// The shortest text in `%e` form that reads back as this number.
  ///
  /// Whether n digits are enough is monotone in n, since every n-digit decimal is an (n + 1)-digit one: a binary search
  /// finds the least n. The nearest n-digit decimal decides, but for a power of two, where the numbers below lie twice as
  /// dense: there the nearest may lie below and read back as a neighbour while the next one above does not.
  private func shortestScientific() -> String {
    let isPowerOfTwo = significand == 1
    func text(_ digits: Int) -> String? {
      let nearest = printed(digits: digits, awayFromZero: false)
      if Self(nearest) == self { return nearest }
      guard isPowerOfTwo else { return nil }
      let above = printed(digits: digits, awayFromZero: true)
      return Self(above) == self ? above : nil
    }
    // 1 + ⌈p log₁₀ 2⌉ digits always suffice (Matula 1968); 30103 / 100000 lies just above log₁₀ 2.
    var enough = 2 + Self.bits * 30103 / 100_000
    var tooFew = 0
    var best = printed(digits: enough, awayFromZero: false)
    // Most numbers that people write are short, most computed ones need all digits: look at both ends first.
    for digits in [17, enough - 2] where digits > tooFew && digits < enough {
      if let short = text(digits) { (enough, best) = (digits, short) } else { tooFew = digits }
    }
    while enough - tooFew > 1 {
      let middle = (enough + tooFew) / 2
      if let short = text(middle) { (enough, best) = (middle, short) } else { tooFew = middle }
    }
    return best
  }

  /// `d.ddde±xx` written out when the exponent is from −4 through 15.
  private func positional(_ scientific: String) -> String {
    let parts = scientific.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]), (-4...15).contains(exponent) else { return scientific }
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = parts[0].filter(\.isNumber)
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = digits.prefix(exponent + 1)
    let fraction = digits.dropFirst(exponent + 1)
    return sign + whole + String(repeating: "0", count: exponent + 1 - whole.count) + "."
      + (fraction.isEmpty ? "0" : fraction)
  }
}

/// What a text that stands for a number is, before any digit is read.
private enum NumberText {
  case nan
  case infinity(FloatingPointSign)
  case digits(base: Int32)

  init?(_ text: String) {
    var body = Substring(text)
    var sign = FloatingPointSign.plus
    if let first = body.first, first == "-" || first == "+" {
      sign = first == "-" ? .minus : .plus
      body.removeFirst()
    }
    switch body.lowercased() {
    case "nan": self = .nan
    case "inf", "infinity": self = .infinity(sign)
    case let hex where hex.hasPrefix("0x"):
      guard Self.isNumber(hex.dropFirst(2).utf8, mark: "p", isDigit: { $0.isHexDigit }) else { return nil }
      self = .digits(base: 16)
    case let decimal:
      guard Self.isNumber(decimal[...].utf8, mark: "e", isDigit: { $0.isDigit }) else { return nil }
      self = .digits(base: 10)
    }
  }

  /// Whether the text is `digits [. digits] [mark [+-] decimal digits]`, with a digit before or after the point.
  private static func isNumber(_ text: Substring.UTF8View, mark: UnicodeScalar, isDigit: (UInt8) -> Bool) -> Bool {
    var rest = text
    func digits(_ accepted: (UInt8) -> Bool) -> Bool {
      let count = rest.prefix(while: accepted).count
      rest.removeFirst(count)
      return count > 0
    }
    var hasDigit = digits(isDigit)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      hasDigit = digits(isDigit) || hasDigit
    }
    guard hasDigit else { return false }
    if rest.first == UInt8(ascii: mark) {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits({ $0.isDigit }) else { return false }
    }
    return rest.isEmpty
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }
}
