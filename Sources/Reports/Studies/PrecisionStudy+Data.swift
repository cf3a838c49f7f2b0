import MultiPrecision
import Scalars
package import StepAnalysis

extension PrecisionStudy {
  package func csv(_ records: [PrecisionRow]) -> String {
    let header = CSV.line(["format", "precision", "method", "best_error", "best_step", "points", "absence"])
    return header
      + records.map { row in
        CSV.line([
          row.format, "\(row.precision)", row.method, row.error?.description ?? "", row.step?.description ?? "",
          "\(row.points)", row.absence?.description ?? "",
        ])
      }.joined()
  }

  package func json(_ records: [PrecisionRow]) -> JSON {
    .object([
      ("study", .string(Self.name)), ("title", .string(title)),
      ("command", .string(ShellText.command(command))), ("rows", .array(records.map(\.json))),
      ("fits", .array(fits(records).map(\.json))),
    ])
  }

  package func picture(_ records: [PrecisionRow]) -> (any Picture)? { PrecisionPicture(self, records) }
}

extension PrecisionRow {
  fileprivate var json: JSON {
    .object([
      ("format", .string(format)), ("precision", JSON(precision)), ("method", .string(method)),
      ("best_error", JSON(error)), ("best_step", JSON(step)), ("points", JSON(points)),
      ("absence", absence.map { .string($0.description) } ?? .null),
    ])
  }
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
