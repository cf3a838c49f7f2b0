public import Scalars

/// A point as somebody writes it: `x1=-1.2, x2=1` by name, or `-1.2, 1` in the order of the variables.
///
/// A coordinate's value is a number, or a formula without variables such as `pi/4`; it is evaluated in the format in which
/// the point is wanted, so that a decimal number is rounded once to that format.
public struct PointText: Hashable, Sendable, CustomStringConvertible {
  /// One coordinate: its value, its name if it has one, and where in the text it begins.
  public struct Coordinate: Hashable, Sendable {
    /// The name before the `=`; nil in a point without names.
    public let name: String?
    /// The value, a formula without variables.
    public let value: Expression
    /// How many characters of the text come before the coordinate.
    public let position: Int
  }

  /// The coordinates, in the order in which they are written; all of them have names, or none has.
  public let coordinates: [Coordinate]
  /// The text that was read.
  public let description: String

  /// The coordinates' names in the order in which they are written, or nil when they have none.
  public var names: [String]? {
    let names = coordinates.compactMap(\.name)
    return names.isEmpty ? nil : names
  }

  /// Reads a point.
  ///
  /// - Throws: what is wrong, and where: no coordinates, an empty one, a name that is none or stands twice, some
  ///   coordinates with names and some without, or a value that is neither a number nor a formula without variables.
  public init(_ text: String) throws(ExpressionError) {
    let characters = Array(text)
    guard characters.contains(where: { !$0.isWhitespace }) else {
      throw ExpressionError(text: text, position: 0, found: "", problem: .empty)
    }
    var coordinates: [Coordinate] = []
    var names: Set<String> = []
    for range in Self.ranges(separatedByCommas: characters) {
      let coordinate = try Self.coordinate(text, characters, in: range, first: coordinates.first)
      if let name = coordinate.name, !names.insert(name).inserted {
        throw ExpressionError(text: text, position: coordinate.position, found: name, problem: .repeatedName)
      }
      coordinates.append(coordinate)
    }
    self.coordinates = coordinates
    description = text
  }

  /// The point in the type S, its coordinates in the order of `variables`.
  ///
  /// - Throws: a name that no variable has, with the nearest that there are; the variables that are given no value; for a
  ///   point without names, another number of values than of variables; a value that is not finite in S.
  public func values<S: RealScalar>(of variables: [String], as type: S.Type) throws(ExpressionError) -> [S] {
    let ordered = try ordered(variables)
    var values: [S] = []
    for coordinate in ordered {
      let value: S = coordinate.value([])
      guard value.isFinite else {
        throw error(.notFinite(format: S.formatName), at: coordinate, found: coordinate.value.description)
      }
      values.append(value)
    }
    return values
  }

  /// The coordinates as they were written, in the order of `variables`; throws as ``values(of:as:)`` does.
  public func expressions(of variables: [String]) throws(ExpressionError) -> [Expression] {
    try ordered(variables).map(\.value)
  }

  /// The coordinates in the order of `variables`.
  private func ordered(_ variables: [String]) throws(ExpressionError) -> [Coordinate] {
    guard names != nil else {
      if coordinates.count == variables.count { return coordinates }
      let surplus = coordinates.count > variables.count ? coordinates[variables.count] : nil
      let problem = ExpressionError.Problem.coordinateCount(expected: variables, given: coordinates.count)
      throw error(problem, at: surplus, found: surplus?.value.description ?? "")
    }
    var named: [String: Coordinate] = [:]
    for coordinate in coordinates {
      guard let name = coordinate.name else { continue }
      guard variables.contains(name) else {
        throw error(.unknownVariable, at: coordinate, found: name, near: nearestNames(to: name, among: variables))
      }
      named[name] = coordinate
    }
    let missing = variables.filter { named[$0] == nil }
    guard missing.isEmpty else { throw error(.missingCoordinates(missing), at: nil, found: "") }
    return variables.compactMap { named[$0] }
  }

  private func error(
    _ problem: ExpressionError.Problem, at coordinate: Coordinate?, found: String, near: [String] = []
  ) -> ExpressionError {
    let position = coordinate?.position ?? description.count
    return ExpressionError(text: description, position: position, found: found, problem: problem, suggestions: near)
  }
}

// MARK: Reading

extension PointText {
  /// The stretches between the commas that stand outside parentheses, without the blanks around them.
  private static func ranges(separatedByCommas characters: [Character]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var depth = 0
    var start = 0
    for end in 0...characters.count {
      let character = end < characters.count ? characters[end] : ","
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      guard end == characters.count || (character == "," && depth <= 0) else { continue }
      ranges.append(trimmed(start..<end, of: characters))
      start = end + 1
    }
    return ranges
  }

  private static func trimmed(_ range: Range<Int>, of characters: [Character]) -> Range<Int> {
    let slice = characters[range]
    guard let first = slice.firstIndex(where: { !$0.isWhitespace }),
      let last = slice.lastIndex(where: { !$0.isWhitespace })
    else { return range.upperBound..<range.upperBound }
    return first..<last + 1
  }

  /// Reads one coordinate; whether it has a name must agree with the `first`.
  private static func coordinate(
    _ text: String, _ characters: [Character], in range: Range<Int>, first: Coordinate?
  ) throws(ExpressionError) -> Coordinate {
    func error(_ problem: ExpressionError.Problem, at position: Int, until end: Int) -> ExpressionError {
      let found = String(characters[position..<min(end, characters.count)])
      return ExpressionError(text: text, position: position, found: found, problem: problem)
    }
    func value(in range: Range<Int>) throws(ExpressionError) -> Expression {
      if range.isEmpty { throw error(.expectedOperand, at: range.lowerBound, until: range.lowerBound + 1) }
      return try Expression(text, characters: characters, range: range, variables: [])
    }
    guard let equals = characters[range].firstIndex(of: "=") else {
      let word = String(characters[range].prefix { $0.continuesName })
      let isName = word.isVariableName && Constant.named[word] == nil && NamedFunction.named[word] == nil
      if !range.isEmpty, isName || first?.name != nil {
        let rest = trimmed(range.lowerBound + (isName ? word.count : 0)..<range.upperBound, of: characters)
        throw error(.expectedEquals, at: rest.lowerBound, until: max(rest.lowerBound + 1, rest.upperBound))
      }
      return Coordinate(name: nil, value: try value(in: range), position: range.lowerBound)
    }
    let name = String(characters[trimmed(range.lowerBound..<equals, of: characters)])
    let nameEnd = range.lowerBound + name.count
    guard name.isVariableName else {
      throw error(.malformedName, at: range.lowerBound, until: name.isEmpty ? equals + 1 : nameEnd)
    }
    if let first, first.name == nil { throw error(.unexpectedEquals, at: range.lowerBound, until: nameEnd) }
    let valueRange = trimmed(equals + 1..<range.upperBound, of: characters)
    return Coordinate(name: name, value: try value(in: valueRange), position: range.lowerBound)
  }
}
