package import EvidenceReports
import MultiPrecision
import Scalars
import StepSelection
import Subjects

extension StepVectorReport {
  /// Whether there is a step for every variable in every format.
  package var isComplete: Bool { records.allSatisfy(\.isComplete) }

  /// The tables for a terminal, one for each format.
  package var text: String { records.map { $0.text(names) }.joined(separator: "\n") }
}

extension StepVectorRecord {
  fileprivate func text(_ names: SubjectNames) -> String { "\(caption(names))\n\n" + table(names).text }

  /// What the table shows.
  func caption(_ names: SubjectNames) -> String { "\(names.title), \(form.phrase) in \(format)" }

  /// A line for each variable.
  func table(_ names: SubjectNames) -> TextTable {
    var table = TextTable([
      ("variable", .left), ("step", .right), ("expected error", .right), ("error", .right), ("noise of f", .right),
      ("n", .right), ("outcome", .left),
    ])
    for (name, found) in zip(names.variables, variables) {
      table.append([
        name, found.step?.short(digits: 3) ?? "–", found.expected?.scientific(digits: 2) ?? "–",
        found.error?.scientific(digits: 2) ?? "–", found.noise.isNaN ? "–" : found.noise.scientific(digits: 2),
        "\(found.evaluations)", found.partial.outcomeText,
      ])
    }
    return table
  }
}
