package import EvidenceReports
import MultiPrecision
import StepAnalysis
import StepSelection
package import Subjects

extension StepRecord: ReportedRecord {
  /// Those of a rule.
  package static let columns = [
    "form", "rule", "step", "estimate", "stated", "error", "regret", "evaluations", "outcome",
  ]

  package func lines(_ names: SubjectNames) -> [[JSON]] {
    choices.map { [.string(form.rawValue)] + $0.members.map(\.1) }
  }

  /// The best that was measured, and each rule with every step that it tried.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("title", .string(names.title)), ("form", .string(form.rawValue)), ("format", .string(format.name)),
      ("best", best.map { .object([("step", JSON($0.step)), ("error", JSON($0.error))]) } ?? .null),
      ("rules", .array(choices.map { .object($0.members + [("trace", $0.traceJSON)]) })),
    ]
  }
}

extension StepRecord.Choice {
  fileprivate var members: [(String, JSON)] {
    [
      ("rule", .string(score.rule)), ("step", JSON(step)), ("estimate", JSON(value)), ("stated", JSON(score.stated)),
      ("error", JSON(score.error)), ("regret", JSON(score.regret)), ("evaluations", JSON(score.evaluations)),
      ("outcome", .string(score.outcome.rawValue)),
    ]
  }

  fileprivate var traceJSON: JSON {
    .array(trace.map { .object([("step", JSON($0.step)), ("measure", JSON($0.measure))]) })
  }
}
