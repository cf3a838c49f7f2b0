import CMPFR
import Scalars

extension MPFloat: CustomStringConvertible, CustomDebugStringConvertible {
  /// The number nearest to the one that `text` writes (ties to even), or nil when it writes none.
  ///
  /// Decimal and hexadecimal text (`-1.5e-7`, `0x1.8p-3`), `inf`, `infinity` and `nan` in any case, with an optional
  /// sign; no blanks. Cost: that of MPFR's `mpfr_strtofr`, 0.3 µs for a short decimal.
  public init?(_ text: String) {
    guard let number = NumberText(text) else { return nil }
    switch number.form {
    case .nan: self = .nan
    case .infinity: self = number.sign == .minus ? -.infinity : .infinity
    case .decimal: self = Self.reading(text, base: 10)
    case .hexadecimal: self = Self.reading(text, base: 16)
    }
  }

  /// The number that a text of known form writes.
  private static func reading(_ text: String, base: Int32) -> Self {
    text.withCString { start in make { (limbs) -> cmpfr_result in cmpfr_strtofr(bits, limbs, start, base) } }
  }

  /// The shortest decimal text that reads back as this number; of several, the one nearest to it, and of two as near
  /// the one with the even last digit.
  ///
  /// Numbers from 10⁻⁴ up to 10¹⁶ are written out (`0.001`, `1500.0`), others with an exponent (`1.5e-07`).
  public var description: String {
    guard isFinite else { return isNaN ? "nan" : sign == .minus ? "-inf" : "inf" }
    guard !isZero else { return sign == .minus ? "-0.0" : "0.0" }
    return positional(shortestScientific())
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
  ///
  /// Zero keeps its sign; what is not finite is `inf`, `-inf` or `nan`.
  /// - Precondition: `digits` ≥ 1.
  public func scientific(digits: Int) -> String {
    precondition(digits >= 1, "a number needs at least one significant digit; asked for \(digits)")
    guard isFinite else { return description }
    return printed(digits: digits, rounding: .nearest)
  }

  /// The same, rounded in a direction: with `.down` and `.up` two texts that the number lies between.
  public func scientific(digits: Int, rounding direction: RoundingDirection) -> String {
    precondition(digits >= 1, "a number needs at least one significant digit; asked for \(digits)")
    guard isFinite else { return description }
    let magnitude: RoundingDirection =
      switch direction {
      case .up: sign == .minus ? .towardZero : .awayFromZero
      case .down: sign == .minus ? .awayFromZero : .towardZero
      default: direction
      }
    return printed(digits: digits, rounding: magnitude)
  }

  /// A finite number in C's `%e` form, its magnitude rounded in a direction.
  private func printed(digits count: Int, rounding rule: RoundingDirection) -> String {
    let (digits, exponent) = isZero ? (String(repeating: "0", count: count), 0) : decimal(count, rule)
    let fraction = digits.dropFirst()
    let size = String(exponent.magnitude)
    let significand = "\(sign == .minus ? "-" : "")\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)"
    return "\(significand)e\(exponent < 0 ? "-" : "+")\(size.utf8.count < 2 ? "0" : "")\(size)"
  }

  /// The first `count` decimal digits of a finite nonzero magnitude, and the e of d.ddd·10ᵉ.
  private func decimal(_ count: Int, _ rule: RoundingDirection) -> (digits: String, exponent: Int) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: max(count + 2, 7)) { buffer in
      guard let start = buffer.baseAddress else { return ("", 0) }
      let exponent = withLimbs { cmpfr_digits(start, count, rule.rawValue, Self.bits, head, $0) }
      return (String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self), exponent - 1)
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
      let nearest = printed(digits: digits, rounding: .nearest)
      if Self(nearest) == self { return nearest }
      guard isPowerOfTwo else { return nil }
      let above = printed(digits: digits, rounding: .awayFromZero)
      return Self(above) == self ? above : nil
    }
    // 1 + ⌈p log₁₀ 2⌉ digits always suffice (Matula 1968); 30103 / 100000 lies just above log₁₀ 2.
    var enough = 2 + Self.bits * 30103 / 100_000
    var tooFew = 0
    var best = printed(digits: enough, rounding: .nearest)
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
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    if exponent < 0 { return "\(sign)0.\(zeros(-exponent - 1))\(digits)" }
    let whole = digits.prefix(exponent + 1)
    let fraction = digits.dropFirst(exponent + 1)
    return "\(sign)\(whole)\(zeros(exponent + 1 - whole.count)).\(fraction.isEmpty ? "0" : fraction)"
  }
}
