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
}
