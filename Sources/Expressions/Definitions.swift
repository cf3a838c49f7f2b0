/// Names that formulae may use besides their variables: constants, vectors of constants, and columns of data.
public struct Definitions: Hashable, Sendable {
  private(set) var constants: [String: Program] = [:]
  private(set) var vectors: [String: [Program]] = [:]
  /// The columns of a table, by name, each number as it was written; inside `sum(row, …)` a name is its number in that row.
  private(set) var columns: [String: [Constant]] = [:]
  /// How many rows the table has; nil without one.
  public private(set) var rowCount: Int?

  /// No names.
  public init() {}

  /// The names that are known, for whoever looks for a misspelt one.
  var names: [String] { constants.keys.sorted() + vectors.keys.sorted() + columns.keys.sorted() }

  /// Defines a constant, `k=1.38e-23`, or a vector of them, `w=[1, 2, 3]`; a value is a formula without variables and may use what
  /// was defined before.
  ///
  /// - Throws: what is wrong with the text, and where.
  public mutating func define(_ text: String) throws(ExpressionError) {
    let source = Source(text)
    let whole = source.trimmed(0..<source.bytes.count)
    guard let equals = source.bytes.firstIndex(of: UInt8(ascii: "=")) else {
      throw source.error(.expectedEquals, at: whole.upperBound, found: "")
    }
    let name = source.trimmed(whole.lowerBound..<equals)
    guard source[name].isVariableName else {
      throw source.error(.malformedName, at: name.lowerBound, found: source[name])
    }
    guard constants[source[name]] == nil, vectors[source[name]] == nil else {
      throw source.error(.repeatedName, at: name.lowerBound, found: source[name])
    }
    let value = source.trimmed(equals + 1..<source.bytes.count)
    if let elements = source.elements(ofListIn: value) {
      vectors[source[name]] = try elements.map { range throws(ExpressionError) in try program(source, range) }
    } else {
      constants[source[name]] = try program(source, value)
    }
  }

  private func program(_ source: Source, _ range: Range<Int>) throws(ExpressionError) -> Program {
    try Expression(source, range: range, variables: [], definitions: self).program
  }

  /// Takes the columns of a table of decimal numbers.
  ///
  /// - Parameter columns: by name, as many numbers in each.
  /// - Throws: the first name that is none, or entry that is no decimal number.
  public mutating func define(columns: [(name: String, entries: [String])]) throws(ExpressionError) {
    for (name, entries) in columns {
      guard name.isVariableName else {
        throw ExpressionError(text: name, position: 0, found: name, problem: .malformedName)
      }
      var numbers: [Constant] = []
      numbers.reserveCapacity(entries.count)
      for entry in entries {
        guard let number = Constant(signedLiteral: entry) else {
          throw ExpressionError(text: entry, position: 0, found: entry, problem: .malformedNumber)
        }
        numbers.append(number)
      }
      self.columns[name] = numbers
      rowCount = numbers.count
    }
  }
}

extension Source {
  /// The stretches between the commas of `[a, b, c]`; nil where the range is no such list.
  func elements(ofListIn range: Range<Int>) -> [Range<Int>]? {
    guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "["),
      bytes[range.upperBound - 1] == UInt8(ascii: "]")
    else { return nil }
    return ranges(separatedByCommasIn: range.lowerBound + 1..<range.upperBound - 1)
  }

  /// The stretches between the commas that stand outside parentheses and brackets, without the blanks around them.
  func ranges(separatedByCommasIn range: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var depth = 0
    var start = range.lowerBound
    for place in range {
      switch bytes[place] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0:
        ranges.append(trimmed(start..<place))
        start = place + 1
      default: break
      }
    }
    ranges.append(trimmed(start..<range.upperBound))
    return ranges
  }
}
