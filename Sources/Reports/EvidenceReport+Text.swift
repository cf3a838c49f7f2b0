import FaultFinding
import GradientChecking
import MultiPrecision
import Scalars

extension EvidenceReport {
  /// The report for a terminal: the answer in a sentence for each format, then blocks, then the coordinates, worst first,
  /// then what was done.
  ///
  /// With several formats, what was done is told of those only in which the gradient does not agree.
  /// - Parameters:
  ///   - limit: the number of coordinates shown at most for each format.
  ///   - style: whether verdicts are coloured.
  public func text(rows limit: Int = 6, style: CheckReport.Style = .plain) -> String {
    var parts = [title + "\n", headlines(style)]
    for section in sections {
      let told = sections.count == 1 || section.verdict != .agree
      parts += [
        section.blockTable(style), section.coordinateTable(rows: limit, style),
        section.referenceTable(variables, rows: limit), told ? section.findingLines : "",
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func headlines(_ style: CheckReport.Style) -> String {
    let width = sections.map(\.format.count).max() ?? 0
    var text = ""
    var said = ""
    for section in sections {
      let blanks = String(repeating: " ", count: width - section.format.count)
      let label = sections.count == 1 ? "" : section.format + blanks + "  "
      text += "  \(label)\(style.paint(section.headline, as: section.verdict))\n"
      // The bug is the same in every format.
      let lines = section.explanations.labelledLines(indent: label.count)
      if lines != said { text += lines }
      said = lines
    }
    return text
  }
}

extension EvidenceReport.Section {
  fileprivate func blockTable(_ style: CheckReport.Style) -> String {
    blocks.isEmpty ? "" : style.paintVerdicts(in: blockTable.text)
  }

  /// A row for each block.
  var blockTable: TextTable {
    var table = TextTable([
      ("\(format), block", .left), ("coordinates", .right), ("relative error", .right), ("error/allowed", .right),
      ("verdict", .left),
    ])
    for block in blocks {
      table.append([block.name, "\(block.count)", block.relativeError, block.worst, block.verdict])
    }
    return table
  }

  fileprivate func coordinateTable(rows limit: Int, _ style: CheckReport.Style) -> String {
    guard !rows.isEmpty else { return "" }
    let hidden = rows.count - limit
    return style.paintVerdicts(in: coordinateTable(rows: limit).text)
      + (hidden > 0 ? "  and \(hidden) more; --json and --csv have all\n" : "")
  }

  /// The worst coordinates, a row for each.
  func coordinateTable(rows limit: Int) -> TextTable {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("\(format), worst first", .left), ("claim", .left), ("estimate", .left), ("±", .right),
      ("error/allowed", .right), ("verified", .right),
    ]
    if hasFormula { columns.append(("lost", .right)) }
    var table = TextTable(columns + [("verdict", .left)])
    for row in rows.prefix(limit) {
      let cells = [row.name, row.claim, row.estimate, row.uncertainty, row.ratio, row.digits]
      table.append(cells + (hasFormula ? [row.lost] : []) + [row.verdict])
    }
    return table
  }

  fileprivate func referenceTable(_ variables: [String], rows limit: Int) -> String {
    guard let reference else { return "" }
    var table = TextTable([("\(format), derivative", .left), ("in \(reference.format)", .left)])
    for (name, value) in zip(variables, reference.gradient).prefix(limit) {
      table.append([name, value.field.isEmpty ? "none" : value.plain])
    }
    let hidden = reference.gradient.count - limit
    return table.text + (hidden > 0 ? "  and \(hidden) more; --json and --csv have all\n" : "")
  }

  fileprivate var findingLines: String { findings.labelledLines() }
}

extension [(label: String, text: String)] {
  /// A line for each, the texts below each other.
  func labelledLines(indent: Int = 0) -> String {
    map { label, text in
      String(repeating: " ", count: 2 + indent) + label + String(repeating: " ", count: Swift.max(1, 13 - label.count))
        + text + "\n"
    }.joined()
  }
}

extension CheckReport.Style {
  /// A sentence in the colour of its verdict: green, red, or yellow while it is undecided.
  func paint(_ text: String, as verdict: Verdict) -> String {
    guard self == .colored else { return text }
    let code = verdict == .agree ? "32" : verdict == .disagree ? "1;31" : "33"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// A table with the names of verdicts in their colours.
  func paintVerdicts(in text: String) -> String {
    guard self == .colored else { return text }
    return text.replacing(/\b(disagree|agree|undecided)\b/) { match in
      let verdict: Verdict = match.1 == "agree" ? .agree : match.1 == "disagree" ? .disagree : .undecided(.kink)
      return paint(String(match.1), as: verdict)
    }
  }
}
