package import EvidenceReports
import GradientChecking
import MultiPrecision
import Scalars
import Subjects

extension LocationReport {
  /// The report for a terminal: the answer in a sentence for each format and what explains it, then the faults, then the
  /// blocks, then what was done.
  ///
  /// - Parameters:
  ///   - limit: the number of faults, and of blocks, shown at most for each format.
  ///   - style: whether verdicts are coloured.
  package func text(rows limit: Int = 12, style: TextStyle = .plain) -> String {
    var parts = [names.title + "\n"]
    for record in records {
      let label = records.count > 1 ? record.format.name + ": " : ""
      parts += [
        "  \(label)\(style.paint(record.headline(names), as: record.verdict))\n"
          + record.evidence.explanationNotes.labelledLines(),
        record.faultTable(names, rows: limit), record.blockTable(rows: limit), record.notes.labelledLines(),
      ]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension LocationRecord {
  fileprivate func faultTable(_ names: SubjectNames, rows limit: Int) -> String {
    let faults = evidence.coordinates
    guard !faults.isEmpty else { return "" }
    let hasBlocks = !names.blocks.isEmpty
    var table = TextTable(
      [("\(format), wrong", .left)] + (hasBlocks ? [("block", .left)] : []) + [
        ("claim", .left), ("estimate", .left), ("±", .right),
      ])
    for c in faults.prefix(limit) {
      table.append(
        [names.variables[c.index]] + (hasBlocks ? [names.block(of: c.index) ?? ""] : []) + [
          KnownDigits.text(c.claim, error: c.discrepancy), c.estimateText, c.uncertaintyText,
        ])
    }
    return table.text + hiddenLine(faults.count - limit)
  }

  /// One block is all there is, and a line below says it.
  fileprivate func blockTable(rows limit: Int) -> String {
    guard blocks.count > 1 else { return "" }
    var table = TextTable([
      ("\(format), block", .left), ("components", .right), ("wrong", .right), ("least error seen", .right),
      ("of its r.m.s.", .right), ("", .left),
    ])
    // Where not all are shown, first those in which something is wrong.
    let wrong = blocks.filter { $0.faults > 0 || !remark($0).isEmpty }
    let others = blocks.filter { $0.faults == 0 && remark($0).isEmpty }
    for block in blocks.count > limit ? (wrong + others).prefix(limit) : blocks[...] {
      table.append([
        block.name ?? "", "\(block.range.count)", "\(block.faults)", block.leastText, block.relativeText, remark(block),
      ])
    }
    return table.text + hiddenLine(blocks.count - limit, have: "--json has")
  }

  /// What is wrong in a block beside the faults that were located; empty for nothing.
  private func remark(_ block: LocatedBlock) -> String {
    !suspects.contains { $0.overlaps(block.range) } ? "" : isDense ? "most of it" : "a fault too small to locate"
  }
}

extension LocatedBlock {
  /// The least error that would have been seen.
  var leastText: String { least.isFinite ? least.scientific(digits: 1) : "unknown" }

  /// The same beside the root mean square of the block's claim; nothing where there is none to compare with.
  var relativeText: String { relativeLeast?.scientific(digits: 1) ?? "" }
}
