/// A text that is read, and where in it.
struct Source {
  let text: String
  let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The text of some bytes.
  subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// How many characters come before a byte, as a reader counts them: a letter with its accents is one.
  func position(of byte: Int) -> Int { self[0..<byte].count }

  /// The byte after so many characters.
  func byte(at position: Int) -> Int { text.prefix(position).utf8.count }

  /// The character that begins at a byte.
  func character(at byte: Int) -> String {
    var end = byte + 1
    while end < bytes.count, end < byte + 64, bytes[end] > 0x7f { end += 1 }
    return self[byte..<end].first.map(String.init) ?? ""
  }

  /// The range without blanks at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while let blank = blank(at: start, before: end) { start += blank }
    while end > start {
      var first = end - 1
      while first > start, bytes[first] & 0xc0 == 0x80 { first -= 1 }
      guard blank(at: first, before: end) != nil else { break }
      end = first
    }
    return start..<end
  }

  /// How many bytes a blank at a place has; nil where none is.
  @inline(__always)
  func blank(at place: Int, before end: Int) -> Int? {
    guard place < end else { return nil }
    let byte = bytes[place]
    if byte < 0x80 { return byte == 0x20 || (9...13).contains(byte) ? 1 : nil }
    let (scalar, width) = scalar(at: place)
    return scalar.properties.isWhitespace ? width : nil
  }

  /// The Unicode scalar that begins at a byte, and how many bytes it has.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = bytes[place]
    let width = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    let end = Swift.min(place + width, bytes.count)
    return (self[place..<end].unicodeScalars.first ?? "\u{fffd}", width)
  }

  /// The mistake at a byte, with what stands there.
  func error(
    _ problem: ExpressionError.Problem, at byte: Int, found: String, near: [String] = []
  ) -> ExpressionError {
    ExpressionError(text: text, position: position(of: byte), found: found, problem: problem, suggestions: near)
  }
}
