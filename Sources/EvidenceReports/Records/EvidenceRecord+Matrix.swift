import FaultFinding
package import GradientChecking
package import Scalars

extension EvidenceRecord {
  /// The record of a matrix of derivatives, its entries row by row, and their names.
  ///
  /// - Parameters:
  ///   - matrix: what it is called: `Jacobian`, `Hessian`.
  ///   - outputs: the names of the rows' functions; nil for f1, f2, …
  ///   - inputs: the names of the columns' variables.
  /// - Precondition: the evidence has a row.
  package static func matrix<S: RealScalar>(
    _ evidence: JacobianEvidence<S>, of matrix: String, outputs: [String]? = nil, inputs: [String]
  ) -> (record: EvidenceRecord, entries: [String]) {
    guard let flat = evidence.flat else { preconditionFailure("a matrix without rows has no evidence") }
    let columns = evidence.rows[0].claim.point.count
    let inputs: [String] = if case .forward = evidence.frame { (1...columns).map { "v\($0)" } } else { inputs }
    let entries = evidence.rows.indices.flatMap { row in
      inputs.map { input in
        if case .reverse = evidence.frame { return "∂⟨u\(row + 1),f⟩/∂\(input)" }
        return Self.entryName(outputs?[row] ?? "f\(row + 1)", input, of: matrix)
      }
    }
    let blocks = [ParameterBlock(name: matrix, range: 0..<entries.count, shape: [evidence.rows.count, columns])]
    var record = EvidenceRecord(flat, explanations: flat.explanations(names: entries, blocks: blocks))
    record.matrix = matrix
    return (record, entries)
  }

  /// The name of an entry: `∂f1/∂x`, or `∂²f/∂x∂y` of a Hessian whose rows are named as its variables.
  package static func entryName(_ output: String, _ input: String, of matrix: String) -> String {
    matrix == "Hessian" && !output.hasPrefix("f") || matrix == "HVP"
      ? "∂²f/∂\(output)∂\(input)" : "∂\(output)/∂\(input)"
  }
}
