import ArgumentParser
import Expressions
import Scalars

/// The straight line on which a sweep moves: one variable, or a direction.
struct SweepLine {
  private enum Choice {
    case coordinate(Int, count: Int)
    case direction(PointText, variables: [String])
  }

  private let choice: Choice
  /// What the title says of it; nothing when there is only one variable.
  let label: String

  init(_ subject: Subject, coordinate: String?, direction: String?) throws {
    let variables = subject.variables
    if let direction {
      choice = .direction(try PointText(direction), variables: variables)
      label = ", along \(direction)"
      _ = try self.direction(as: Double.self)
    } else if let coordinate {
      guard let index = variables.firstIndex(of: coordinate) else {
        throw UnknownName.failure("variable", coordinate, among: variables)
      }
      choice = .coordinate(index, count: variables.count)
      label = variables.count > 1 ? ", along \(coordinate)" : ""
    } else {
      guard variables.count == 1 else {
        let names = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
        throw ValidationError(
          "The function has \(variables.count) variables (\(names)); choose one with --coordinate, or give a --direction."
        )
      }
      choice = .coordinate(0, count: 1)
      label = ""
    }
  }

  func direction<T: RealScalar>(as type: T.Type) throws -> [T] {
    switch choice {
    case .coordinate(let index, let count):
      var direction = [T](repeating: 0, count: count)
      direction[index] = 1
      return direction
    case .direction(let text, let variables): return try text.values(of: variables, as: T.self)
    }
  }
}
