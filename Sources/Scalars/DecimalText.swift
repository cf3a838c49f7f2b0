/// Recognises decimal numbers, so that every scalar accepts the same ones.
@usableFromInline
enum DecimalText {
  /// Whether `text` is `[+-] digits [. digits] [e [+-] digits]`, with a digit before or after the point.
  @usableFromInline
  static func isDecimal(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    func skipSign() { if let c = rest.first, c == UInt8(ascii: "+") || c == UInt8(ascii: "-") { rest.removeFirst() } }
    func skipDigits() -> Bool {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest.removeFirst(count)
      return count > 0
    }
    skipSign()
    var hasDigit = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      hasDigit = skipDigits() || hasDigit
    }
    guard hasDigit else { return false }
    if let c = rest.first, c == UInt8(ascii: "e") || c == UInt8(ascii: "E") {
      rest.removeFirst()
      skipSign()
      guard skipDigits() else { return false }
    }
    return rest.isEmpty
  }
}
