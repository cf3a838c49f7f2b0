public import Scalars

/// A point as somebody writes it: `x1=-1.2, x2=1` by name, or `-1.2, 1` in the order of the variables. A vector
/// `w=[1, 2, 3]` is its elements `w[1]=1, w[2]=2, w[3]=3`.
///
/// A coordinate's value is a number, or a formula without variables such as `pi/4`; it is evaluated in the format in which
/// the point is wanted, so that a decimal number is rounded once to that format. It may use constants of ``Definitions``.
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

  /// Reads a point, whose values may use the constants of `definitions`.
  ///
  /// - Throws: what is wrong, and where: no coordinates, an empty one, a name that is none or stands twice, some
  ///   coordinates with names and some without, or a value that is neither a number nor a formula without variables.
  public init(_ text: String, definitions: Definitions = Definitions()) throws(ExpressionError) {
    let source = Source(text)
    let whole = source.trimmed(0..<source.bytes.count)
    guard !whole.isEmpty else { throw source.error(.empty, at: 0, found: "") }
    var coordinates: [Coordinate] = []
    var names: Set<String> = []
    for range in source.ranges(separatedByCommasIn: 0..<source.bytes.count) {
      for coordinate in try Self.coordinates(source, in: range, first: coordinates.first, definitions) {
        if let name = coordinate.name, !names.insert(name).inserted {
          throw ExpressionError(text: text, position: coordinate.position, found: name, problem: .repeatedName)
        }
        coordinates.append(coordinate)
      }
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
  /// Reads one coordinate, or those of a vector, `w=[1, 2, 3]`; whether it has a name must agree with the `first`.
  private static func coordinates(
    _ source: Source, in range: Range<Int>, first: Coordinate?, _ definitions: Definitions
  ) throws(ExpressionError) -> [Coordinate] {
    func error(_ problem: ExpressionError.Problem, at place: Int, until end: Int) -> ExpressionError {
      let found = place < source.bytes.count ? source[place..<max(place, min(end, source.bytes.count))] : ""
      return source.error(problem, at: place, found: found)
    }
    func value(in range: Range<Int>) throws(ExpressionError) -> Expression {
      if range.isEmpty {
        let found = range.lowerBound < source.bytes.count ? source.character(at: range.lowerBound) : ""
        throw source.error(.expectedOperand, at: range.lowerBound, found: found)
      }
      return try Expression(source, range: range, variables: [], definitions: definitions)
    }
    let position = source.position(of: range.lowerBound)
    guard let equals = source.bytes[range].firstIndex(of: UInt8(ascii: "=")) else {
      let word = String(source[range].prefix { $0.continuesName })
      let isName =
        word.isVariableName && Constant.named[word] == nil && !FunctionEntry.reserved.contains(word)
        && !definitions.names.contains(word)
      if !range.isEmpty, isName || first?.name != nil {
        let rest = source.trimmed(range.lowerBound + (isName ? word.utf8.count : 0)..<range.upperBound)
        if rest.isEmpty {
          let next = rest.lowerBound
          throw source.error(
            .expectedEquals, at: next, found: next < source.bytes.count ? source.character(at: next) : "")
        }
        throw error(.expectedEquals, at: rest.lowerBound, until: rest.upperBound)
      }
      return [Coordinate(name: nil, value: try value(in: range), position: position)]
    }
    let nameRange = source.trimmed(range.lowerBound..<equals)
    let name = source[nameRange].filter { !$0.isWhitespace || !source[nameRange].contains("[") }
    guard name.isVariableName else {
      throw error(.malformedName, at: range.lowerBound, until: name.isEmpty ? equals + 1 : nameRange.upperBound)
    }
    if let first, first.name == nil {
      throw error(.unexpectedEquals, at: range.lowerBound, until: nameRange.upperBound)
    }
    let valueRange = source.trimmed(equals + 1..<range.upperBound)
    guard let elements = source.elements(ofListIn: valueRange) else {
      return [Coordinate(name: name, value: try value(in: valueRange), position: position)]
    }
    var coordinates: [Coordinate] = []
    for (k, element) in elements.enumerated() {
      coordinates.append(
        Coordinate(
          name: "\(name)[\(k + 1)]", value: try value(in: element), position: source.position(of: element.lowerBound)))
    }
    return coordinates
  }
}
