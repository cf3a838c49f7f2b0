/// The words of a formula: numbers, names and symbols, each with its place.
struct Token: Equatable {
  enum Kind { case number, name, symbol }

  let kind: Kind
  let text: String
  let position: Int
}

/// Divides a stretch of text into tokens.
///
/// Places are counted in characters, as a reader counts them: a letter with its accents is one.
struct Lexer {
  let text: String
  private let characters: [Character]
  private let end: Int
  private var next: Int

  /// Reads the characters of `text` in `range`.
  init(_ text: String, characters: [Character], range: Range<Int>) {
    self.text = text
    self.characters = characters
    next = range.lowerBound
    end = characters[range].lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? range.lowerBound
  }

  /// What comes after the last token: nothing, or the character that ends the stretch.
  var terminator: Token {
    let following = characters[end...].firstIndex { !$0.isWhitespace }
    return Token(kind: .symbol, text: following.map { String(characters[$0]) } ?? "", position: following ?? end)
  }

  /// The next character that is not blank, which stays to be read.
  mutating func peek() -> Character? {
    while next < end, characters[next].isWhitespace { next += 1 }
    return next < end ? characters[next] : nil
  }

  /// The next token, or nil at the end.
  mutating func token() throws(ExpressionError) -> Token? {
    guard let first = peek() else { return nil }
    let start = next
    if first.isDecimalDigit || first == "." {
      try skipNumber()
      return Token(kind: .number, text: String(characters[start..<next]), position: start)
    }
    if first.beginsName {
      next = characters[next..<end].firstIndex { !$0.continuesName } ?? end
      return Token(kind: .name, text: String(characters[start..<next]), position: start)
    }
    guard "+-*/^(),".contains(first) else {
      throw ExpressionError(text: text, position: start, found: String(first), problem: .unexpectedCharacter)
    }
    next += 1
    guard first == "*", next < end, characters[next] == "*" else {
      return Token(kind: .symbol, text: String(first), position: start)
    }
    next += 1
    return Token(kind: .symbol, text: "**", position: start)
  }

  /// `digits [. digits] [e [+-] digits]`, with a digit before or after the point.
  ///
  /// `2exp(x)` is the number 2 and a name: an `e` that begins a longer name belongs to that name.
  private mutating func skipNumber() throws(ExpressionError) {
    let start = next
    var hasDigit = skipDigits()
    if at(next) == "." {
      next += 1
      hasDigit = skipDigits() || hasDigit
    }
    if let mark = at(next), mark == "e" || mark == "E", at(next + 1)?.continuesName != true || digit(at: next + 1) {
      next += 1
      if let sign = at(next), sign == "+" || sign == "-" { next += 1 }
      hasDigit = skipDigits() && hasDigit
    }
    guard hasDigit, at(next) != "." else {
      next = characters[next..<end].firstIndex { !$0.continuesName && $0 != "." } ?? end
      let found = String(characters[start..<next])
      throw ExpressionError(text: text, position: start, found: found, problem: .malformedNumber)
    }
  }

  private mutating func skipDigits() -> Bool {
    let start = next
    while digit(at: next) { next += 1 }
    return next > start
  }

  private func at(_ index: Int) -> Character? { index < end ? characters[index] : nil }
  private func digit(at index: Int) -> Bool { at(index)?.isDecimalDigit == true }
}

extension Character {
  fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) && isASCII }
  /// Whether a name may begin with this character: a letter of any script, or an underscore.
  var beginsName: Bool { isLetter || self == "_" }
  /// Whether a name may go on with this character: as it may begin, or a digit from 0 to 9.
  var continuesName: Bool { beginsName || isDecimalDigit }
}
