import FaultFinding
package import GradientChecking
package import Scalars

extension EvidenceRecord {
  /// The record of a matrix of derivatives, its entries row by row, and their names.
  ///
  /// - Parameters:
  ///   - outputs: the names of the rows; nil for f1, f2, …, or of second derivatives for those of the columns.
  ///   - inputs: the names of the columns' variables.
  /// - Precondition: the evidence has a row.
  package static func matrix<S: RealScalar>(
    _ evidence: JacobianEvidence<S>, of matrix: DerivativeMatrix, outputs: [String]? = nil, inputs: [String]
  ) -> (record: EvidenceRecord, entries: [String]) {
    guard let flat = evidence.flat else { preconditionFailure("a matrix without rows has no evidence") }
    let columns = evidence.rows[0].claim.point.count
    let count = evidence.rows.count
    let rows: [String] =
      if case .reverse = evidence.frame { (1...count).map { "⟨u\($0),f⟩" } } else {
        outputs ?? (matrix.isOfSecondOrder ? inputs : (1...count).map { "f\($0)" })
      }
    let names: [String] = if case .forward = evidence.frame { (1...columns).map { "v\($0)" } } else { inputs }
    let entries = rows.flatMap { row in names.map { matrix.entryName(row, $0) } }
    let blocks = [ParameterBlock(name: matrix.rawValue, range: 0..<entries.count, shape: [count, columns])]
    var record = EvidenceRecord(flat, explanations: flat.explanations(names: entries, blocks: blocks))
    record.matrix = matrix
    return (record, entries)
  }
}
