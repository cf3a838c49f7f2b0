import ArgumentParser
import Expressions
import Subjects

extension SubjectBounds {
  /// Reads where variables may be moved to, as somebody writes it: `x=0:1, y=:5`, or `0:1` for the only one.
  ///
  /// Each bound is a number or a formula without variables, which may use constants; a missing one is infinite.
  init(argument text: String, _ definitions: Definitions = Definitions()) throws {
    self.init(
      try text.splitOutsideBrackets.map { part in
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let range = (sides.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
          .map { $0.trimmingBlanks }
        guard range.count == 2, !(range[0].isEmpty && range[1].isEmpty) else {
          throw ValidationError(
            "--bounds takes a lower and an upper bound for each variable, x=0:1,y=:5, of which one may be missing; "
              + "'\(part)' is none.")
        }
        let bounds = try range.map { try $0.isEmpty ? nil : Expression($0, variables: [], definitions: definitions) }
        return Entry(
          name: sides.count == 2 ? sides[0].trimmingBlanks : nil, lower: bounds[0], upper: bounds[1], text: part)
      })
  }
}

extension String {
  /// The stretches between the commas that stand outside brackets, without the blanks around them.
  var splitOutsideBrackets: [String] {
    var parts = [""]
    var depth = 0
    for character in self {
      depth += "([".contains(character) ? 1 : ")]".contains(character) ? -1 : 0
      if character == ",", depth <= 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map(\.trimmingBlanks)
  }
}

extension StringProtocol {
  /// The text without the blanks around it.
  var trimmingBlanks: String {
    String(String(drop { $0.isWhitespace }.reversed()).drop { $0.isWhitespace }.reversed())
  }
}
