/// Divides a stretch of text into tokens, byte by byte; what is not ASCII is looked at as Unicode has it.
struct Lexer {
  let source: Source
  private let end: Int
  private var next: Int

  /// Reads the bytes of a source in `range`.
  init(_ source: Source, range: Range<Int>) {
    self.source = source
    next = range.lowerBound
    let trimmed = source.trimmed(range)
    end = trimmed.isEmpty ? range.lowerBound : trimmed.upperBound
  }

  /// What comes after the last token: nothing, or the character that ends the stretch.
  var terminator: (place: Int, found: String) {
    let rest = source.trimmed(end..<source.bytes.count)
    return rest.isEmpty ? (end, "") : (rest.lowerBound, source.character(at: rest.lowerBound))
  }

  /// The text of a token.
  func text(of token: Token) -> String { source[token.range] }

  private mutating func skipBlanks() {
    while let blank = source.blank(at: next, before: end) { next += blank }
  }

  /// The next byte that is not blank, which stays to be read; nil at the end.
  mutating func peek() -> UInt8? {
    skipBlanks()
    return next < end ? source.bytes[next] : nil
  }

  /// The next token, or nil at the end.
  mutating func token() throws(ExpressionError) -> Token? {
    guard let first = peek() else { return nil }
    let start = next
    if Self.isDigit(first) || first == UInt8(ascii: ".") {
      try skipNumber()
      return Token(kind: .number, range: start..<next)
    }
    if beginsName(at: next) { return name() }
    if let (symbol, width) = Symbol.written(first, at(next + 1)) {
      next += width
      return Token(kind: .symbol(symbol), range: start..<next)
    }
    return try sign()
  }

  // MARK: Names

  private mutating func name() -> Token {
    let start = next
    skipName()
    guard at(next) == UInt8(ascii: "."), beginsName(at: next + 1) else {
      return Token(kind: .name, range: start..<next)
    }
    var last = start
    while at(next) == UInt8(ascii: "."), beginsName(at: next + 1) {
      next += 1
      last = next
      skipName()
    }
    return Token(kind: .qualifiedName(prefix: source[start..<last - 1]), range: last..<next)
  }

  private mutating func skipName() { while let width = nameWidth(at: next) { next += width } }

  private func beginsName(at place: Int) -> Bool {
    guard let byte = at(place) else { return false }
    if byte < 0x80 { return Self.isLetter(byte) }
    return source.scalar(at: place).scalar.properties.isAlphabetic
  }

  /// How many bytes the next part of a name has: a letter of any script with its accents, a digit, an underscore.
  @inline(__always)
  private func nameWidth(at place: Int) -> Int? {
    guard let byte = at(place) else { return nil }
    if byte < 0x80 { return Self.isLetter(byte) || Self.isDigit(byte) ? 1 : nil }
    let (scalar, width) = source.scalar(at: place)
    return scalar.properties.isAlphabetic || scalar.isMark ? width : nil
  }

  // MARK: Numbers

  /// `digits [. digits] [e [+-] digits]`, with a digit before or after the point.
  ///
  /// `2exp(x)` is the number 2 and a name: an `e` that begins a longer name belongs to that name.
  private mutating func skipNumber() throws(ExpressionError) {
    let start = next
    var hasDigit = skipDigits()
    if at(next) == UInt8(ascii: ".") {
      next += 1
      hasDigit = skipDigits() || hasDigit
    }
    if let mark = at(next), mark | 0x20 == UInt8(ascii: "e"), digit(at: next + 1) || nameWidth(at: next + 1) == nil {
      next += 1
      if let sign = at(next), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { next += 1 }
      hasDigit = skipDigits() && hasDigit
    }
    guard hasDigit, at(next) != UInt8(ascii: ".") else {
      while let width = at(next) == UInt8(ascii: ".") ? 1 : nameWidth(at: next) { next += width }
      throw source.error(.malformedNumber, at: start, found: source[start..<next])
    }
  }

  private mutating func skipDigits() -> Bool {
    let start = next
    while digit(at: next) { next += 1 }
    return next > start
  }

  // MARK: Signs beyond ASCII

  private mutating func sign() throws(ExpressionError) -> Token {
    let start = next
    let (scalar, width) = source.scalar(at: next)
    if let symbol = Symbol.signs[scalar] {
      next += width
      return Token(kind: .symbol(symbol), range: start..<next)
    }
    if scalar == "⁻" || Self.superscripts[scalar] != nil { return try superscript() }
    let advice = Self.spellings[scalar].map { [$0] } ?? []
    throw source.error(.unexpectedCharacter, at: start, found: source.character(at: start), near: advice)
  }

  private mutating func superscript() throws(ExpressionError) -> Token {
    let start = next
    var digits = ""
    while next < end {
      let (scalar, width) = source.scalar(at: next)
      guard let digit = scalar == "⁻" ? "-" : Self.superscripts[scalar].map(String.init) else { break }
      digits += digit
      next += width
    }
    guard let exponent = Int(digits) else {
      throw source.error(.malformedNumber, at: start, found: source[start..<next])
    }
    return Token(kind: .superscript(exponent), range: start..<next)
  }

  private static let superscripts: [Unicode.Scalar: Int] = [
    "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9,
  ]

  /// How to write what is not read.
  private static let spellings: [Unicode.Scalar: String] = [
    "√": "sqrt(x)", "∛": "cbrt(x)", "∑": "sum(i, 1, n, …)", "∏": "prod(i, 1, n, …)", "∨": "or", "∞": "1/0",
  ]

  // MARK: Bytes

  @inline(__always)
  private func at(_ place: Int) -> UInt8? { place < end ? source.bytes[place] : nil }
  @inline(__always)
  private func digit(at place: Int) -> Bool { at(place).map(Self.isDigit) ?? false }
  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }
}

extension Unicode.Scalar {
  /// Whether this is an accent of the letter before it.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
