package import EvidenceReports
import MultiPrecision
import Scalars
package import StepAnalysis

extension PrecisionStudy {
  /// A row for each format and method: the best relative error and step in all digits of mp64.
  private func table(_ records: [PrecisionRow]) -> StudyTable {
    StudyTable(
      columns: ["format", "precision", "method", "best_error", "best_step", "points", "absence"],
      rows: records.map { row in
        [
          .string(row.format), JSON(row.precision), .string(row.method), JSON(row.error), JSON(row.step),
          JSON(row.points), row.absence.map { .string($0.description) } ?? .null,
        ]
      })
  }

  package func csv(_ records: [PrecisionRow]) -> String { table(records).csv }

  package func json(_ records: [PrecisionRow]) -> JSON {
    .object([
      ("study", .string(Self.name)), ("title", .string(title)), ("command", .string(ShellText.command(command))),
      ("rows", table(records).json), ("fits", .array(fits(records).map(\.json))),
    ])
  }

  package func picture(_ records: [PrecisionRow]) -> (any Picture)? { PrecisionPicture(self, records) }
}

extension PrecisionFit {
  fileprivate var json: JSON {
    .object([
      ("method", .string(method.name)), ("error", fit(error, theory: method.errorExponent)),
      ("step", fit(step, theory: method.stepExponent)),
    ])
  }

  private func fit(_ fit: PowerFit?, theory: Double) -> JSON {
    guard let fit else { return .null }
    return .object([
      ("exponent", JSON(fit.exponent)), ("standard_error", JSON(fit.standardError)), ("theory", JSON(theory)),
      ("log2_factor", JSON(fit.logFactor)), ("formats", JSON(fit.count)),
    ])
  }
}
