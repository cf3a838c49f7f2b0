import Scalars

/// A table for the terminal: columns aligned, numbers to the right, nothing drawn but blanks and one rule.
///
/// A column without a title, for remarks, has no rule either.
package struct TextTable: Sendable {
  /// Where a column's cells stand.
  package enum Alignment: Sendable {
    case left
    case right
  }

  package let columns: [(title: String, alignment: Alignment)]
  package private(set) var rows: [[String]] = []

  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Adds a row at the end.
  /// - Precondition: the row has a cell for each column.
  package mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row of \(row.count) cells in a table of \(columns.count) columns")
    rows.append(row)
  }

  package var text: String {
    let widths = columns.indices.map { i in ([columns[i].title] + rows.map { $0[i] }).map(\.count).max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var result = ""
      for (i, cell) in cells.enumerated() {
        let blanks = String(repeating: " ", count: widths[i] - cell.count)
        result += "  " + (columns[i].alignment == .left ? cell + blanks : blanks + cell)
      }
      while result.last == " " { result.removeLast() }
      return result + "\n"
    }
    let rule = line(columns.indices.map { String(repeating: "─", count: columns[$0].title.isEmpty ? 0 : widths[$0]) })
    return line(columns.map(\.title)) + rule + rows.map(line).joined()
  }
}
