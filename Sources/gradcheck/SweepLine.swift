import ArgumentParser
import Expressions
import Scalars
import StepAnalysis

/// The straight line on which a sweep moves: one variable, or a direction.
struct SweepLine {
  private enum Choice {
    case coordinate(Int, count: Int)
    case direction(PointText, variables: [String])
  }

  private let choice: Choice
  /// What the title says of it; nothing when there is only one variable.
  let label: String

  /// The lines that the arguments ask for: a direction, or coordinates by name, `all` of them, or the only one.
  static func lines(_ subject: Subject, coordinates: [String], direction: String?) throws -> [SweepLine] {
    let variables = subject.variables
    if let direction {
      let line = SweepLine(
        choice: .direction(try PointText(direction), variables: variables), label: ", along \(direction)")
      _ = try line.direction(as: Double.self)
      return [line]
    }
    guard !coordinates.isEmpty || variables.count == 1 else {
      let names = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
      throw ValidationError(
        "The function has \(variables.count) variables (\(names)); choose with --coordinate NAME or --coordinate all, or "
          + "give a --direction.")
    }
    let names = coordinates.isEmpty || coordinates == ["all"] ? variables : coordinates
    return try names.map { name in
      guard let index = variables.firstIndex(of: name) else {
        throw UnknownName.failure("variable", name, among: variables)
      }
      return SweepLine(
        choice: .coordinate(index, count: variables.count), label: variables.count > 1 ? ", along \(name)" : "")
    }
  }

  func direction<T: RealScalar>(as type: T.Type) throws -> [T] {
    switch choice {
    case .coordinate(let index, let count): StepSweep<T>.unit(index, count: count)
    case .direction(let text, let variables): try text.values(of: variables, as: T.self)
    }
  }
}
