package import EvidenceReports
import MultiPrecision
import StepSelection
package import Subjects

extension StepVectorRecord: ReportedRecord {
  /// Those of a variable.
  package static let columns = [
    "form", "variable", "step", "expected_error", "error", "noise", "derivative", "derivative_error", "evaluations",
    "outcome",
  ]

  package func lines(_ names: SubjectNames) -> [[JSON]] {
    zip(names.variables, variables).map { [.string(form.rawValue), .string($0)] + $1.members.map(\.1) }
  }

  /// `steps`, the vector; and `variables`, what is known of each.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("title", .string(names.title)), ("form", .string(form.rawValue)), ("format", .string(format.name)),
      ("steps", .array(variables.map { JSON($0.step) })),
      (
        "variables",
        .array(zip(names.variables, variables).map { .object([("variable", .string($0))] + $1.members) })
      ),
    ]
  }
}

extension StepVectorRecord.Variable {
  fileprivate var members: [(String, JSON)] {
    [
      ("step", JSON(step)), ("expected_error", expected.map { JSON(known: $0) } ?? .null),
      ("error", error.map { JSON(known: $0) } ?? .null), ("noise", noise.isNaN ? .null : JSON(noise)),
      ("derivative", JSON(partial.value)), ("derivative_error", partial.value == nil ? .null : JSON(partial.error)),
      ("evaluations", JSON(evaluations)), ("outcome", .string(partial.outcome.rawValue)),
    ]
  }
}
