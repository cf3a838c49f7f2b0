package import EvidenceReports
package import Subjects

extension DerivativeRecord: ReportedRecord {
  /// `format`, `variables`, `value`, `error`, `evaluations` and `outcome`. With one variable value, error and outcome are a
  /// number, a number and text; with more they are lists in the order of `variables`.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    func each(_ part: (PartialRecord) -> JSON) -> JSON {
      partials.count == 1 ? part(partials[0]) : .array(partials.map(part))
    }
    return [
      ("format", .string(format.name)), ("variables", .array(names.variables.map { .string($0) })),
      ("value", each { JSON($0.value) }), ("error", each { JSON($0.error) }), ("evaluations", JSON(evaluations)),
      ("outcome", each { .string($0.outcome.rawValue) }),
    ] + (asymmetry.map { [("asymmetry", .array($0.map { .string(names.variables[$0]) }))] } ?? [])
  }

  /// Those of a partial derivative.
  package static let columns = ["variable", "value", "error", "evaluations", "outcome"]

  /// A line for each variable; evaluations are empty where they are not known for each.
  package func lines(_ names: SubjectNames) -> [[JSON]] {
    zip(names.variables, partials).map { variable, found in
      [
        .string(variable), JSON(found.value), JSON(found.error), found.evaluations.map { JSON($0) } ?? .null,
        .string(found.outcome.rawValue),
      ]
    }
  }
}
