import FaultFinding
import GradientChecking

extension EvidenceReport {
  /// The name of the coordinate that deserves a look first: of a wrong gradient the worst one, of a right one that whose
  /// formula loses most; as the last format sees it. Nil where there is no evidence on any.
  package var worstCoordinate: String? { records.last?.rowOrder.first.map { names.variables[$0.index] } }

  /// The parts of a page that answer "wrong, or floating point?": the answer in each format and what explains it, then the
  /// evidence, a table for each.
  ///
  /// - Parameter limit: the number of coordinates shown at most for each format.
  package func pageParts(rows limit: Int = 10, for reader: TextReader = .command) -> [HTMLPage.Part] {
    var parts: [HTMLPage.Part] = []
    var said: [String] = []
    for record in records {
      parts.append(.answer("\(record.format): \(record.headline(names))", record.verdict.tone))
      // The bug is the same in every format.
      let explained = record.explanationNotes.sentences
      if explained != said, !explained.isEmpty { parts.append(.list(explained)) }
      said = explained
    }
    for record in records {
      if !record.blocks.isEmpty {
        parts.append(.table(record.blockTable, caption: "The blocks of the gradient in \(record.format)."))
      }
      if !record.coordinates.isEmpty {
        parts.append(
          .table(record.coordinateTable(names, rows: limit), caption: record.coordinateCaption(rows: limit)))
      }
      parts.append(.list(record.notes(for: reader).sentences))
    }
    return parts
  }
}

extension EvidenceRecord {
  fileprivate func coordinateCaption(rows limit: Int) -> String {
    let (wrong, right) = (coordinates.count { $0.verdict == .disagree }, coordinates.count { $0.verdict == .agree })
    let count = coordinates.count
    let tally = [(right, "agree"), (wrong, "disagree"), (count - wrong - right, "undecided")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let shown = count > limit ? "The worst \(limit) of \(count) coordinates" : "The coordinates"
    return "\(shown) in \(format), worst first; of \(counted(count, "coordinate")) \(tally). Digits that are not "
      + "known are not printed; ± is the uncertainty of the estimate; error/allowed is the discrepancy in units of what "
      + "is allowed; verified counts the decimal digits that claim and estimate share"
      + (hasFormula ? ", lost those that evaluating the formula of the gradient costs." : ".")
      + (mayBeProved ? " Proved is what bounds of derivative and formula decide." : "")
  }
}

extension [(label: String, text: String)] {
  /// Each as `Label: text`.
  fileprivate var sentences: [String] {
    map { "\($0.label.prefix(1).uppercased())\($0.label.dropFirst()): \($0.text)" }
  }
}

extension Verdict {
  fileprivate var tone: HTMLPage.Tone {
    switch self {
    case .agree: .good
    case .disagree: .bad
    case .undecided: .open
    }
  }
}
