import MultiPrecision
import Scalars
import StepAnalysis

extension SweepReport {
  /// The names of the CSV's columns.
  public static let columns = [
    "format", "h", "estimate", "total_error", "truncation_error", "step_rounding_error", "evaluation_error",
    "reference",
  ]

  /// All rows of all formats, each number with the digits that read back exactly in the format it belongs to: `h` and
  /// `estimate` in the working format, the errors in mp64, `reference` (f′(x)) in the reference format. Where nothing
  /// was measured the fields between `h` and `reference` are empty.
  public var csv: String {
    var text = CSV.line(Self.columns)
    for section in sections {
      for row in section.rows {
        let errors = [row.total, row.truncation, row.stepRounding, row.evaluation].map { $0?.description ?? "" }
        text += CSV.line([section.format, row.step, row.estimate ?? ""] + errors + [section.referenceValue])
      }
    }
    return text
  }

  /// The report as JSON: an object with one member `sweeps`, a list with an entry for each format.
  public var json: JSON {
    .object([("title", .string(title)), ("sweeps", .array(sections.map(\.json)))])
  }
}

extension SweepReport.Section {
  fileprivate var json: JSON {
    .object([
      ("format", .string(format)), ("method", .string(method)), ("order", JSON(order)),
      ("reference", .number(referenceValue)), ("reference_format", .string(referenceFormat)),
      ("best", summary.best.map { choice($0) } ?? .null),
      ("valley", summary.valley.map { .object([("lower", JSON($0.lower)), ("upper", JSON($0.upper))]) } ?? .null),
      ("textbook", summary.model.map { .object([("h", JSON($0.step)), ("error", JSON($0.error))]) } ?? .null),
      ("truncation_slope", JSON(summary.truncationSlope)), ("roundoff_slope", JSON(summary.roundoffSlope)),
      ("strays", .array(summary.strays.map { choice($0) })), ("rows", .array(rows.map(\.json))),
    ])
  }

  private func choice(_ choice: SweepSummary.Choice) -> JSON {
    .object([("h", JSON(choice.step)), ("error", JSON(choice.error)), ("envelope", JSON(choice.envelope))])
  }
}

extension SweepReport.Row {
  fileprivate var json: JSON {
    .object([
      ("h", Double(step).map { _ in .number(step) } ?? .string(step)), ("outcome", .string(outcome)),
      ("estimate", estimate.map { .number($0) } ?? .null), ("total_error", JSON(total)),
      ("truncation_error", JSON(truncation)), ("step_rounding_error", JSON(stepRounding)),
      ("evaluation_error", JSON(evaluation)),
    ])
  }
}
