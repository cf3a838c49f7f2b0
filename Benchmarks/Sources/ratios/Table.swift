import Work

/// The ratios, one row for each kind of work and one column for each precision, in Markdown.
struct Table {
  private let columns: [String]
  private var rows: [(work: String, cells: [String: String])] = []

  init(columns: [String]) { self.columns = columns }

  mutating func add(_ comparison: Comparison, _ measured: Measurement) {
    let row =
      rows.firstIndex { $0.work == comparison.work }
      ?? {
        rows.append((comparison.work, [:]))
        return rows.count - 1
      }()
    let column = comparison.bits.map { "\($0)" } ?? "Double"
    let range = "[\(fixed(measured.quartiles.lowerBound)) \(fixed(measured.quartiles.upperBound))]"
    let promise = comparison.target.map { " / \(fixed($0))\(measured.ratio > $0 + 0.005 ? " ✗" : "")" } ?? ""
    rows[row].cells[column] = "\(fixed(measured.ratio)) \(range)\(promise)"
  }

  /// The table, its columns aligned.
  var text: String {
    let lines = [["× C"] + columns] + rows.map { row in [row.work] + columns.map { row.cells[$0] ?? "" } }
    let widths = (0...columns.count).map { column in lines.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }
    return line(lines[0]) + line(widths.map { String(repeating: "-", count: $0) }) + lines[1...].map(line).joined()
  }

  /// Two digits after the point.
  private func fixed(_ x: Double) -> String {
    let hundredths = Int((x * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
