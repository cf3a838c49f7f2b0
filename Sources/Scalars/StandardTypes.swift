public import RealModule

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Float: RealScalar {
  /// `binary32`, the name of IEEE 754.
  public static var formatName: String { "binary32" }

  /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
  /// - Precondition: `digits` ≥ 1.
  public func scientific(digits: Int) -> String { Double(self).scientific(digits: digits) }
}

extension Double: RealScalar {
  /// `binary64`, the name of IEEE 754.
  public static var formatName: String { "binary64" }

  /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
  /// - Precondition: `digits` ≥ 1.
  public func scientific(digits: Int) -> String { printed(self, "e", digits: digits) }
}

// Float16 exists everywhere but on Intel Macs; Float80 only on x86.
#if !(os(macOS) && arch(x86_64))
  extension Float16: RealScalar {
    /// `binary16`, the name of IEEE 754.
    public static var formatName: String { "binary16" }

    /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
    /// - Precondition: `digits` ≥ 1.
    public func scientific(digits: Int) -> String { Double(self).scientific(digits: digits) }

    /// The number nearest to the one that `decimal` writes, rounded once; nil when it writes none.
    ///
    /// The standard library's `Float16(_: String)` rounds to `Float` first, and so reads `1.00048828125000001`, which lies
    /// just above a tie, as 1. Here the text is rounded to `Double`; where that gives a number that may be a tie, it is
    /// compared with the text, and moves one step towards it where the text is no tie.
    public init?(decimal: String) {
      guard NumberText(decimal)?.form == .decimal, var number = Double(decimal) else { return nil }
      // A tie has 12 significant bits at most. It is a multiple of 2⁻²⁵ below 2¹⁶: 40 digits write it exactly.
      if number.isNormal, number.significandBitPattern & (1 << 41 - 1) == 0 {
        let written = DecimalMagnitude(decimal: decimal)
        let rounded = DecimalMagnitude(decimal: number.scientific(digits: 40))
        let outwards = number < 0 ? number.nextDown : number.nextUp
        let inwards = number < 0 ? number.nextUp : number.nextDown
        number = written < rounded ? inwards : rounded < written ? outwards : number
      }
      self.init(number)
    }
  }
#endif

#if arch(x86_64) && !os(Windows) && !os(Android)
  extension Float80: RealScalar {
    /// `x87`, after the processor that brought it: 64 bits of significand, 15 of exponent.
    public static var formatName: String { "x87" }

    /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
    /// - Precondition: `digits` ≥ 1.
    public func scientific(digits: Int) -> String { printed(self, "Le", digits: digits) }
  }
#endif

/// What C's `snprintf` makes of a number: its exact decimal expansion, correctly rounded, in every C library we build on.
///
/// C writes the decimal point of the process's locale; here it is always a full stop.
private func printed(_ value: any CVarArg, _ conversion: String, digits: Int) -> String {
  precondition(digits >= 1, "a number needs at least one significant digit; asked for \(digits)")
  let format = "%.\(digits - 1)\(conversion)"
  var buffer = [UInt8](repeating: 0, count: digits + 32)
  let length = buffer.withUnsafeMutableBytes { bytes in
    withVaList([value]) { vsnprintf(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, format, $0) }
  }
  let text = String(decoding: buffer[..<Int(length)], as: UTF8.self)
  guard let mark = text.firstIndex(of: "e") else { return text.hasSuffix("nan") ? "nan" : text }
  let sign = text.hasPrefix("-") ? "-" : ""
  let significand = text[..<mark].filter { $0.isASCII && $0.isNumber }
  let fraction = significand.dropFirst()
  return sign + significand.prefix(1) + (fraction.isEmpty ? "" : ".") + fraction + text[mark...]
}
