package import EvidenceReports
import MultiPrecision
import Scalars
import StepAnalysis
package import Subjects

extension SweepRecord: ReportedRecord {
  /// Each number has the digits that read back exactly in the format it belongs to: `h` and `estimate` in the working format,
  /// the errors in mp64, `reference` (f′(x)) in the reference format.
  package static let columns = [
    "h", "estimate", "total_error", "truncation_error", "step_rounding_error", "evaluation_error", "reference",
  ]

  /// A line for each step. Where nothing was measured the fields between `h` and `reference` are empty.
  package func lines(_ names: SubjectNames) -> [[JSON]] {
    rows.map { [JSON($0.step)] + $0.numbers + [JSON(derivative)] }
  }

  /// An object with one member `sweeps`, a list with an entry for each format.
  package static func json(_ records: [SweepRecord], _ names: SubjectNames) -> JSON {
    .object([
      ("title", .string(names.title)), ("sweeps", .array(records.map { .object($0.members(names)) })),
    ])
  }

  /// What was found in one format.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("format", .string(format.name)), ("method", .string(method)), ("order", JSON(order)),
      ("reference", JSON(derivative)),
      ("reference_format", .string(RecordedFormat(type(of: derivative.value)).name)),
      ("reference_error", JSON(derivativeError)), ("reference_noise", JSON(noise)),
      ("best", summary.best.map { choice($0) } ?? .null),
      ("valley", summary.valley.map { .object([("lower", JSON($0.lower)), ("upper", JSON($0.upper))]) } ?? .null),
      ("textbook", summary.model.map { .object([("h", JSON($0.step)), ("error", JSON($0.error))]) } ?? .null),
      ("truncation_slope", JSON(summary.truncationSlope)), ("roundoff_slope", JSON(summary.roundoffSlope)),
      ("strays", .array(summary.strays.map { choice($0) })), ("rows", .array(rows.map(\.json))),
    ]
  }

  private func choice(_ choice: SweepSummary.Choice) -> JSON {
    .object([("h", JSON(choice.step)), ("error", JSON(choice.error)), ("envelope", JSON(choice.envelope))])
  }

  /// The stencil, and what it is divided by where that is not the step.
  var method: String { stencil + (divisor == .step ? "" : ", divided by the spacing of the points") }
}

extension SweepRecord.Row {
  fileprivate var numbers: [JSON] {
    [
      JSON(errors?.estimate), JSON(errors?.total), JSON(errors?.truncation), JSON(errors?.stepRounding),
      JSON(errors?.evaluation),
    ]
  }

  fileprivate var json: JSON {
    .object(
      [("h", JSON(step)), ("outcome", .string(outcome))]
        + zip(["estimate", "total_error", "truncation_error", "step_rounding_error", "evaluation_error"], numbers))
  }
}
