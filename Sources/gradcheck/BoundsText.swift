import ArgumentParser
import Expressions
import Scalars

/// Where variables may be moved to, as somebody writes it: `x=0:1, y=:5`, or `0:1` for the only one.
///
/// Each bound is a number or a formula without variables, evaluated in the format in which it is wanted; a missing one is
/// infinite. Variables that are not named may be moved anywhere.
struct BoundsText {
  private struct Entry {
    var name: String?
    var lower: Expression?
    var upper: Expression?
    var text: String
  }

  private let entries: [Entry]

  /// Reads bounds.
  init(_ text: String) throws {
    entries = try Self.parts(of: text).map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let range = (sides.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks }
      guard range.count == 2, !(range[0].isEmpty && range[1].isEmpty) else {
        throw ValidationError(
          "--bounds takes a lower and an upper bound for each variable, x=0:1,y=:5, of which one may be missing; "
            + "'\(part)' is none.")
      }
      let bounds = try range.map { try $0.isEmpty ? nil : Expression($0, variables: []) }
      return Entry(
        name: sides.count == 2 ? sides[0].trimmingBlanks : nil, lower: bounds[0], upper: bounds[1], text: part)
    }
  }

  /// The bounds of each variable in the type S, in order.
  ///
  /// Throws where a variable has no such name or two bounds, a bound is no number, the lower one is above the upper one, or
  /// the point is outside.
  func ranges<S: RealScalar>(of variables: [String], around point: [S]) throws -> [ClosedRange<S>] {
    var ranges = [ClosedRange<S>](repeating: -S.infinity...S.infinity, count: variables.count)
    var seen: Set<Int> = []
    for entry in entries {
      let index = try index(of: entry, among: variables)
      guard seen.insert(index).inserted else {
        throw ValidationError("--bounds gives '\(variables[index])' twice.")
      }
      let (lower, upper) = (entry.lower?([]) ?? -S.infinity, entry.upper?([]) ?? S.infinity)
      guard lower <= upper else {
        throw ValidationError("--bounds needs a lower bound that is not above the upper one; '\(entry.text)' has none.")
      }
      guard lower <= point[index], point[index] <= upper else {
        throw ValidationError(
          "The point is outside its --bounds: \(variables[index]) is \(point[index]), and '\(entry.text)'.")
      }
      ranges[index] = lower...upper
    }
    return ranges
  }

  private func index(of entry: Entry, among variables: [String]) throws -> Int {
    guard let name = entry.name else {
      guard variables.count == 1 else {
        let example = variables.prefix(2).map { "\($0)=0:1" }.joined(separator: ",")
        throw ValidationError("--bounds must name the variables where there are several: \(example).")
      }
      return 0
    }
    guard let index = variables.firstIndex(of: name) else {
      throw UnknownName.failure("variable", name, among: variables)
    }
    return index
  }

  /// The stretches between the commas that stand outside brackets, without the blanks around them.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      depth += "([".contains(character) ? 1 : ")]".contains(character) ? -1 : 0
      if character == ",", depth <= 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map(\.trimmingBlanks)
  }
}

extension StringProtocol {
  /// The text without the blanks around it.
  fileprivate var trimmingBlanks: String {
    String(String(drop { $0.isWhitespace }.reversed()).drop { $0.isWhitespace }.reversed())
  }
}
