import EvidenceReports
import ArgumentParser
import Scalars
import Subjects

/// Consecutive blocks of the variables, as somebody writes them: `W1=64x16, b1=16`.
///
/// Each block has a name and its lengths, row-major; together the blocks are all variables, in order.
struct BlocksText: Sendable {
  /// What is wrong with the text, and where.
  struct Mistake: Error, CustomStringConvertible {
    var text: String
    var position: Int
    var message: String

    /// Three lines: the text, a caret below the place, and the mistake.
    var description: String {
      let shown = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
      return "\(String(shown))\n\(String(repeating: " ", count: position))^\n\(message)"
    }
  }

  private struct Entry {
    var name: String
    var shape: [Int]
    var position: Int

    /// The number of variables; as many as there can be where no number is large enough.
    var count: Int {
      shape.reduce(1) { product, length in
        let (count, overflow) = product.multipliedReportingOverflow(by: length)
        return overflow ? .max : count
      }
    }
  }

  private let text: String
  private let entries: [Entry]

  /// Reads blocks.
  ///
  /// Throws where an entry has no name, no `=` or no shape, a length is not a number from 1 on, or a name stands twice.
  init(_ text: String) throws(Mistake) {
    let characters = Array(text)
    var entries: [Entry] = []
    var names: Set<String> = []
    for range in Self.parts(of: characters, in: characters.indices, separatedBy: ",") {
      let entry = try Self.entry(text, characters, range)
      guard names.insert(entry.name).inserted else {
        throw Mistake(text: text, position: entry.position, message: "'\(entry.name)' is named twice")
      }
      entries.append(entry)
    }
    self.text = text
    self.entries = entries
  }

  /// The blocks of so many variables; throws where they have more of them together, or fewer.
  func blocks(of count: Int) throws(Mistake) -> [ParameterBlock] {
    let all = count == 1 ? "there is 1 variable" : "there are \(count) variables"
    var start = 0
    var blocks: [ParameterBlock] = []
    for entry in entries {
      let (end, overflow) = start.addingReportingOverflow(entry.count)
      guard !overflow, end <= count else {
        let shape = entry.shape.map(String.init).joined(separator: "x")
        throw Mistake(
          text: text, position: entry.position,
          message: "'\(entry.name)' is too long: \(shape) after \(start) others, and \(all)")
      }
      blocks.append(ParameterBlock(name: entry.name, range: start..<end, shape: entry.shape))
      start = end
    }
    guard start == count else {
      throw Mistake(
        text: text, position: text.count, message: "the blocks have \(start) of the variables, and \(all)")
    }
    return blocks
  }

  private static func entry(
    _ text: String, _ characters: [Character], _ range: Range<Int>
  ) throws(Mistake) -> Entry {
    func mistake(_ expected: String, at position: Int) -> Mistake {
      let found = position < characters.count ? "'\(characters[position])'" : "the end"
      return Mistake(text: text, position: position, message: "expected \(expected), found \(found)")
    }
    guard !range.isEmpty else { throw mistake("a block such as W1=64x16", at: range.lowerBound) }
    let name = String(characters[range].prefix { isOfName($0) })
    guard let first = name.first, !first.isNumber, first != "." else {
      throw mistake("a name, which begins with a letter or '_'", at: range.lowerBound)
    }
    let equals = characters[(range.lowerBound + name.count)..<range.upperBound].firstIndex { !$0.isWhitespace }
    guard let equals, characters[equals] == "=" else {
      throw mistake("'=' and a shape such as 64x16", at: equals ?? range.upperBound)
    }
    var shape: [Int] = []
    for part in parts(of: characters, in: equals + 1..<range.upperBound, separatedBy: "x") {
      let digits = characters[part].prefix { $0.isASCII && $0.isNumber }
      let next = part.lowerBound + digits.count
      guard !digits.isEmpty else { throw mistake("a length", at: part.lowerBound) }
      guard next == part.upperBound else { throw mistake("'x' and another length, or ','", at: next) }
      // More digits than an Int has are more variables than there can be.
      let length = Int(String(digits)) ?? .max
      guard length > 0 else {
        throw Mistake(text: text, position: part.lowerBound, message: "a length must be at least 1; it is \(length)")
      }
      shape.append(length)
    }
    return Entry(name: name, shape: shape, position: range.lowerBound)
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  /// The stretches between the separators, without the blanks around them.
  private static func parts(
    of characters: [Character], in range: Range<Int>, separatedBy separator: Character
  ) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for end in range.lowerBound...range.upperBound where end == range.upperBound || characters[end] == separator {
      let first = characters[start..<end].firstIndex { !$0.isWhitespace } ?? end
      let last = characters[first..<end].lastIndex { !$0.isWhitespace }
      parts.append(first..<(last.map { $0 + 1 } ?? first))
      start = end + 1
    }
    return parts
  }
}

/// Blocks that are named on the command line.
struct BlockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Name blocks of the variables, in order, with their shapes: W1=64x16,b1=16.", valueName: "blocks"))
  var blocks: String?

  /// The blocks as they were read; nil where none are named.
  func text() throws -> BlocksText? { try blocks.map { try BlocksText($0) } }

  /// The subject with these blocks in place of its own, where some are named.
  func apply(to subject: Subject) throws -> Subject {
    guard let text = try text() else { return subject }
    var subject = subject
    subject.names.blocks = try text.blocks(of: subject.names.variables.count)
    return subject
  }
}
