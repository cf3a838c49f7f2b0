import EvidenceReports
package import Expressions
import Scalars
import StepAnalysis

/// The straight line on which differences move: one variable, or a direction.
package struct SubjectLine: Sendable {
  private enum Choice {
    case coordinate(Int, count: Int)
    case direction(PointText, variables: [String])
  }

  private let choice: Choice
  /// What a title says of it: `, along x1`; nothing when there is only one variable.
  package let label: String

  package init(coordinate index: Int, of variables: [String]) {
    choice = .coordinate(index, count: variables.count)
    label = variables.count > 1 ? ", along \(variables[index])" : ""
  }

  package init(direction: String, of variables: [String]) throws(ExpressionError) {
    let text = try PointText(direction)
    choice = .direction(text, variables: variables)
    label = ", along \(direction)"
    _ = try text.values(of: variables, as: Double.self)
  }

  /// The lines that are asked for: a direction, or variables by name, `all` of them, or the only one.
  package static func lines(
    of subject: Subject, coordinates: [String], direction: String?
  ) throws -> [SubjectLine] {
    let variables = subject.names.variables
    if let direction { return [try SubjectLine(direction: direction, of: variables)] }
    if coordinates == ["all"] { return variables.indices.map { SubjectLine(coordinate: $0, of: variables) } }
    let chosen: [String?] = coordinates.isEmpty ? [nil] : coordinates
    return try chosen.map { name in
      SubjectLine(coordinate: try subject.index(ofCoordinate: name, advice: Self.advice), of: variables)
    }
  }

  /// How to choose a line.
  package static let advice = "--coordinate NAME or --coordinate all, or give a --direction"

  func direction<T: RealScalar>(as type: T.Type) throws -> [T] {
    switch choice {
    case .coordinate(let index, let count): StepSweep<T>.unit(index, count: count)
    case .direction(let text, let variables): try text.values(of: variables, as: T.self)
    }
  }
}
