import ArgumentParser
import Expressions
import Problems
import Scalars

/// What a command works on: a function at a point, with its gradient when there is one.
struct Subject: Sendable {
  /// How reports call it: `misra1a at start1`.
  var title: String
  var variables: [String]
  /// Named blocks of the variables; empty where there is but one.
  var blocks: [ParameterBlock]
  var function: any RealFunction
  var gradient: (any RealVectorFunction)?
  var point: Point

  /// The coordinates, before any format has rounded them.
  enum Point: Sendable {
    case problem(ProblemPoint)
    case text(PointText)
  }

  /// The coordinates in a format, each rounded once from its text.
  func coordinates<S: RealScalar>(as type: S.Type) throws -> [S] {
    switch point {
    case .problem(let point): point.coordinates(as: S.self)
    case .text(let text): try text.values(of: variables, as: S.self)
    }
  }

  /// The index of the variable of that name; without a name, of the only one.
  func index(ofCoordinate name: String?) throws -> Int {
    guard let name else {
      if variables.count == 1 { return 0 }
      let names = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
      throw ValidationError(
        "The function has \(variables.count) variables (\(names)); choose with --coordinate NAME.")
    }
    guard let index = variables.firstIndex(of: name) else {
      throw UnknownName.failure("variable", name, among: variables)
    }
    return index
  }
}
