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
  func printed(digits count: Int, rounding rule: RoundingDirection) -> String {
    guard !isZero else {
      let fraction = String(repeating: "0", count: count - 1)
      return "\(sign == .minus ? "-" : "")0\(fraction.isEmpty ? "" : ".")\(fraction)e+00"
    }
    return withDigits(count, rounding: rule) { digits, exponent in
      DecimalDigits(sign: sign, digits: digits.prefix(count), exponent: exponent).scientific
    }
  }

  /// Calls `body` with the first `count` decimal digits of a finite nonzero magnitude, in ASCII and with room for what follows
  /// them, and the e of d.ddd·10ᵉ.
  func withDigits<R>(
    _ count: Int, rounding rule: RoundingDirection, _ body: (UnsafeMutableBufferPointer<UInt8>, Int) -> R
  ) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(count + 2, 7)) { buffer in
      let exponent = buffer.baseAddress.map { start in
        withLimbs { cmpfr_digits(start, count, rule.rawValue, Self.bits, head, $0) }
      }
      return body(buffer, (exponent ?? 1) - 1)
    }
  }
}
