import FaultFinding
import GradientChecking

extension LocationReport {
  /// The report for a terminal: the answer in a sentence for each format and what explains it, then the faults, then the
  /// blocks, then what was done.
  ///
  /// - Parameters:
  ///   - limit: the number of faults, and of blocks, shown at most for each format.
  ///   - style: whether verdicts are coloured.
  public func text(rows limit: Int = 12, style: CheckReport.Style = .plain) -> String {
    let several = sections.count > 1
    var parts = [title + "\n"]
    for section in sections {
      let label = several ? section.format + ": " : ""
      parts += [
        "  \(label)\(style.paint(section.headline, as: section.verdict))\n" + section.explanations.labelledLines(),
        section.faultTable(rows: limit, hasBlocks: !blocks.isEmpty), section.blockTable(rows: limit),
        section.findings.labelledLines(),
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension LocationReport.Section {
  fileprivate func faultTable(rows limit: Int, hasBlocks: Bool) -> String {
    guard !rows.isEmpty else { return "" }
    var table = TextTable(
      [("\(format), wrong", .left)] + (hasBlocks ? [("block", .left)] : []) + [
        ("claim", .left), ("estimate", .left), ("±", .right),
      ])
    for row in rows.prefix(limit) {
      table.append([row.name] + (hasBlocks ? [row.block] : []) + [row.claim, row.estimate, row.uncertainty])
    }
    let hidden = rows.count - limit
    return table.text + (hidden > 0 ? "  and \(hidden) more; --json and --csv have all\n" : "")
  }

  /// One block is all there is, and a line below says it.
  fileprivate func blockTable(rows limit: Int) -> String {
    guard blocks.count > 1 else { return "" }
    var table = TextTable([
      ("\(format), block", .left), ("components", .right), ("wrong", .right), ("least error seen", .right),
      ("of its r.m.s.", .right), ("", .left),
    ])
    // Where not all are shown, first those in which something is wrong.
    let wrong = blocks.filter { $0.faults > 0 || !$0.remark.isEmpty }
    let others = blocks.filter { $0.faults == 0 && $0.remark.isEmpty }
    for block in blocks.count > limit ? (wrong + others).prefix(limit) : blocks[...] {
      table.append([
        block.name, "\(block.range.count)", "\(block.faults)", block.least.text, block.least.relative,
        block.remark,
      ])
    }
    let hidden = blocks.count - limit
    return table.text + (hidden > 0 ? "  and \(hidden) more; --json has all\n" : "")
  }
}
