package import EvidenceReports
import Subjects

extension DerivativeReport {
  /// Whether there is a derivative for every variable in every format.
  package var isComplete: Bool { records.allSatisfy(\.isComplete) }

  package var text: String { table.text + records.compactMap(contradiction).map { "\n\($0)\n" }.joined() }

  /// What is to be said of a Hessian that is none.
  private func contradiction(_ record: DerivativeRecord) -> String? {
    record.asymmetry.map { pair in
      let each = pair.map { "\(names.variables[$0]) is \(record.partials[$0].valueText)" }.joined(separator: ", ")
      return "In \(record.format.name) the gradient is that of no function: \(each), which should be the same."
    }
  }

  /// A line for each variable in each format.
  var table: TextTable {
    var table = TextTable([
      ("format", .left), (names.variables.contains { $0.contains("∂") } ? "entry" : "variable", .left),
      ("derivative", .right), ("error", .right), ("evaluations", .right),
      ("outcome", .left),
    ])
    for record in records {
      for (variable, found) in zip(names.variables, record.partials) {
        let count = found.evaluations ?? (record.partials.count == 1 ? record.evaluations : nil)
        table.append([
          record.format.name, variable, found.valueText, found.errorText, count.map { "\($0)" } ?? "",
          found.outcomeText,
        ])
      }
    }
    return table
  }
}

extension PartialRecord {
  /// The derivative to the digits that are known; `–` where there is none.
  var valueText: String { value.map { KnownDigits.text($0, error: error, limit: Int.max) } ?? "–" }

  /// The error; `–` where there is no derivative.
  var errorText: String { value == nil ? "–" : error.short(digits: 2) }

  var outcomeText: String { outcome.rawValue.replacing("_", with: " ") }
}
