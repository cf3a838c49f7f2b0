import MultiPrecision
import Scalars
import StepAnalysis

extension SweepReport {
  /// The tables for a terminal, one for each format, with what they say under each.
  ///
  /// - Parameter limit: the number of rows shown at most; of a longer sweep every k-th step is shown, and the best one.
  public func text(rows limit: Int = 20) -> String {
    sections.map { section in
      "\(title), \(section.format), \(section.method)\n\n" + section.table(rows: limit).text
        + section.note(rows: limit) + "\n" + section.findings
    }.joined(separator: "\n")
  }
}

extension SweepReport.Section {
  /// Every how many steps one is shown, so that they are `limit` about.
  private func stride(rows limit: Int) -> Int { max(1, (rows.count + limit - 1) / max(1, limit)) }

  fileprivate func note(rows limit: Int) -> String {
    let stride = stride(rows: limit)
    return stride > 1 ? "  every \(ordinal(stride)) of \(rows.count) steps, and the best; --csv has all\n" : ""
  }

  /// The steps from the greatest to the least, the best among them.
  func table(rows limit: Int) -> TextTable {
    var table = TextTable([
      ("h", .right), ("estimate", .left), ("total error", .right), ("truncation", .right), ("step rounding", .right),
      ("evaluation", .right), ("", .left),
    ])
    let stride = stride(rows: limit)
    for (index, row) in rows.enumerated().reversed() {
      let isBest = index == summary.best?.index
      guard isBest || (rows.count - 1 - index) % stride == 0 else { continue }
      let isStray = summary.strays.contains { $0.index == index }
      let note = row.total == nil ? row.outcome : isBest ? "best" : isStray ? "luck" : ""
      let errors = [row.total, row.truncation, row.stepRounding, row.evaluation].map { $0.map(short) ?? "" }
      table.append([row.shortStep, row.shortEstimate ?? ""] + errors + [note])
    }
    return table
  }

  fileprivate var findings: String {
    var lines: [(String, String)] = [("derivative", referenceSummary)]
    if let best = summary.best {
      lines.append(("best step", "h = \(short(best.step)), error \(short(best.error))"))
    }
    if let valley = summary.valley {
      lines.append(("valley", "within 10 times of that from h = \(short(valley.lower)) to \(short(valley.upper))"))
    }
    if let model = summary.model {
      lines.append(("textbook", "h = \(short(model.step)), error at most \(short(model.error))"))
    } else {
      lines.append(("textbook", "no prediction: f or its derivative of order \(order + 1) vanishes here"))
    }
    let slopes = [
      summary.truncationSlope.map { "truncation \(FixedPoint.text($0, places: 2)) (theory \(order))" },
      summary.roundoffSlope.map { "roundoff \(FixedPoint.text($0, places: 2)) (theory -1)" },
    ].compactMap(\.self)
    if !slopes.isEmpty { lines.append(("slopes", slopes.joined(separator: ", "))) }
    return lines.map { "  " + $0.0 + String(repeating: " ", count: 12 - $0.0.count) + $0.1 + "\n" }.joined()
  }

  func short(_ x: MeasuredError) -> String { x.isZero ? "0" : x.scientific(digits: 3) }

  private func ordinal(_ n: Int) -> String { n == 2 ? "2nd" : n == 3 ? "3rd" : "\(n)th" }
}
