import ArgumentParser
import EvidenceReports
import Expressions
import Subjects

// Functions of complex variables: formulae at a point that has `i` in it.
extension SubjectOptions {
  /// Whether the point is complex: `z=1+2i`.
  var isComplex: Bool {
    guard !functions.isEmpty, let at, !PointFile.isNamed(by: at) else { return false }
    let parts = at.splitOutsideBrackets.map { $0.split(separator: "=", maxSplits: 1).map(\.trimmingBlanks) }
    guard !parts.contains(where: { $0.count == 2 && $0[0] == "i" }) else { return false }
    return parts.contains { ComplexExpression.isComplex($0.last ?? "") }
  }

  /// The subject of the formula, with what is claimed of its derivatives by `--gradient` or `--wirtinger`.
  func complex(_ claimed: MatrixOptions?) throws -> MatrixSubject {
    guard functions.count == 1, let f, let at else {
      throw ValidationError("Of complex variables one function is checked at a time; --f gives \(functions.count).")
    }
    let definitions = try named.definitions()
    let (variables, point) = try complexPlace(f, at, definitions)
    func read(_ text: String) throws -> ComplexExpression {
      try ComplexExpression(text, variables: variables, definitions: definitions)
    }
    func requireCount(_ option: String, _ count: Int) throws {
      guard count == variables.count else {
        throw ValidationError(
          "\(option) gives \(count); it needs one for each variable (\(variables.joined(separator: ", "))), in that order."
        )
      }
    }
    var claims: [MatrixSubject.Claim] = []
    var title = "\(f) at \(at)"
    if !gradient.isEmpty {
      try requireCount("--gradient", claimedFormulae.count)
      let convention = claimed?.convention ?? .holomorphic
      claims.append(.entries(ComplexClaim(.gradient(try claimedFormulae.map(read), convention))))
      if convention != .holomorphic { title += ", the gradient by \(convention.title)" }
    }
    if let rows = claimed?.wirtinger, !rows.isEmpty {
      try requireCount("--wirtinger", rows.count)
      let pairs = try rows.map { row in
        let parts = row.splitOutsideBrackets
        guard parts.count == 2 else {
          throw ValidationError(
            "--wirtinger takes \"∂f/∂z, ∂f/∂z̄\" for each variable; '\(row)' has \(parts.count) parts.")
        }
        return (z: try read(parts[0]), conjugate: try read(parts[1]))
      }
      claims.append(.entries(ComplexClaim(.wirtinger(pairs))))
    }
    return MatrixSubject(
      SubjectNames(title: title, variables: variables.flatMap { ["Re \($0)", "Im \($0)"] }), rows: ["Re f", "Im f"],
      function: .complex(ComplexParts(try read(f))), claims: claims, point: .complex(point))
  }

  /// The variables, as the point names them or else in the order in which they appear, and their values.
  private func complexPlace(
    _ f: String, _ at: String, _ definitions: Definitions
  ) throws -> (variables: [String], point: [ComplexExpression]) {
    let parts = at.splitOutsideBrackets.map { $0.split(separator: "=", maxSplits: 1).map(\.trimmingBlanks) }
    let names = parts.compactMap { $0.count == 2 ? $0[0] : nil }
    guard names.isEmpty || names.count == parts.count else {
      throw ValidationError("In '\(at)' some coordinates have names and others have none.")
    }
    try requireDistinct(names, "variable")
    let variables = try names.isEmpty ? ComplexExpression.names(in: f, definitions: definitions) : names
    guard variables.count == parts.count else {
      throw ValidationError(
        "The function has \(variables.count) variables (\(variables.joined(separator: ", "))); the point has \(parts.count)."
      )
    }
    return (variables, try parts.map { try ComplexExpression($0.last ?? "", variables: [], definitions: definitions) })
  }
}

extension ComplexConvention: ExpressibleByArgument {}
