import ArgumentParser
import EvidenceReports
import Expressions
import Subjects

/// One claim of a matrix of derivatives as somebody wrote it: its entries by rows, or its product with a vector.
struct MatrixText {
  /// In which form.
  enum Form: String, CaseIterable {
    case jacobian, hessian, jvp, hvp, vjp

    /// Whether the matrix is that of the second derivatives of one function.
    var isOfSecond: Bool { self == .hessian || self == .hvp }
  }

  var form: Form
  /// The rows of the matrix, each with as many formulae as there are variables between commas; or the components of the product.
  var texts: [String]

  /// The claim, read.
  ///
  /// - Parameters:
  ///   - rows: what the outputs are called; of a Hessian, the variables.
  ///   - called: what the reader calls an argument of that name: `--jvp`, or `'jvp'`.
  func claim(
    _ variables: [String], rows: [String], _ definitions: Definitions, called: (String) -> String
  ) throws -> MatrixSubject.Claim {
    let name = called(form.rawValue)
    switch form {
    case .jacobian, .hessian:
      return .entries(try entries(variables, rows: rows, definitions, name, output: called("f")))
    case .jvp, .hvp:
      let vector = variables.map { "d" + $0 }
      return .forward(try product(variables, along: vector, count: rows.count, definitions, name))
    case .vjp:
      let vector = rows.indices.map { "u\($0 + 1)" }
      return .reverse(try product(variables, along: vector, count: variables.count, definitions, name))
    }
  }

  private func entries(
    _ variables: [String], rows: [String], _ definitions: Definitions, _ name: String, output: String
  ) throws -> ExpressionVector {
    let (entries, widths) = try ExpressionVector.rows(texts, variables: variables, definitions: definitions)
    let what = form == .hessian ? "one for each variable" : "one for each \(output)"
    guard texts.count == rows.count else {
      throw ValidationError(
        "\(name) gives \(counted(texts.count, "row")); it needs \(rows.count), \(what), in that order.")
    }
    if let i = widths.firstIndex(where: { $0 != variables.count }) {
      throw ValidationError(
        "Row \(i + 1) of \(name), '\(texts[i])', has \(counted(widths[i], "expression")); it needs one for each variable "
          + "(\(variables.joined(separator: ", "))), with commas between them.")
    }
    return entries
  }

  /// The product of so many formulae in the variables and the components of the vector.
  private func product(
    _ variables: [String], along vector: [String], count: Int, _ definitions: Definitions, _ name: String
  ) throws -> ProductFormula {
    let components = texts.flatMap { ExpressionVector.components(of: $0) }
    if let taken = vector.first(where: { variables.contains($0) }) {
      throw ValidationError("\(name) calls a component of its vector '\(taken)', which is a variable's name here.")
    }
    guard components.count == count else {
      throw ValidationError("\(name) gives \(counted(components.count, "expression")); it needs \(count).")
    }
    return ProductFormula(try ExpressionVector(components, variables: variables + vector, definitions: definitions))
  }
}
