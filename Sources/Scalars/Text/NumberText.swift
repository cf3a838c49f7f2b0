/// What a text that stands for a number is, before any digit is read.
///
/// This is the one grammar for numbers, so that every scalar accepts the same texts. In ASCII, with an optional sign and no
/// blanks:
///
/// - `digits [. digits] [e [+-] digits]`, with a digit before or after the point;
/// - `0x` and hexadecimal digits in the same arrangement, then `[p [+-] decimal digits]`;
/// - `inf`, `infinity` and `nan`.
///
/// Letters may be of either case.
package struct NumberText: Equatable {
  /// What stands after the sign.
  package enum Form { case decimal, hexadecimal, infinity, nan }

  /// The sign; `.plus` when none is written.
  package let sign: FloatingPointSign
  /// What stands after the sign.
  package let form: Form

  /// The sign and form of `text`, or nil when it stands for no number.
  package init?(_ text: String) {
    var rest = text[...].utf8
    sign = rest.first == UInt8(ascii: "-") ? .minus : .plus
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }
    if Self.isNumber(rest, mark: "e", isDigit: \.isDecimalDigit) {
      form = .decimal
    } else if rest.starts(with: "0x".utf8) || rest.starts(with: "0X".utf8) {
      guard Self.isNumber(rest.dropFirst(2), mark: "p", isDigit: \.isHexadecimalDigit) else { return nil }
      form = .hexadecimal
    } else {
      // The names are short: no text of another length is copied.
      guard rest.count <= 8 else { return nil }
      switch String(decoding: rest.map { $0 | 0x20 }, as: UTF8.self) {
      case "inf", "infinity": form = .infinity
      case "nan": form = .nan
      default: return nil
      }
    }
  }

  /// Whether `text` is `digits [. digits] [mark [+-] decimal digits]`, with a digit before or after the point.
  private static func isNumber(_ text: Substring.UTF8View, mark: Character, isDigit: (UInt8) -> Bool) -> Bool {
    var rest = text
    func skip(_ accepted: (UInt8) -> Bool) -> Bool {
      let end = rest.firstIndex { !accepted($0) } ?? rest.endIndex
      defer { rest = rest[end...] }
      return end != rest.startIndex
    }
    var hasDigit = skip(isDigit)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      hasDigit = skip(isDigit) || hasDigit
    }
    guard hasDigit else { return false }
    if let letter = rest.first, letter | 0x20 == mark.asciiValue {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      guard skip(\.isDecimalDigit) else { return false }
    }
    return rest.isEmpty
  }
}

extension UInt8 {
  fileprivate var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isHexadecimalDigit: Bool {
    isDecimalDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
