import FaultFinding
import GradientChecking

extension EvidenceReport {
  /// The name of the coordinate that deserves a look first: of a wrong gradient the worst one, of a right one that whose
  /// formula loses most; as the last format sees it. Nil where there is no evidence on any.
  public var worstCoordinate: String? { sections.last?.rows.first?.name }

  /// The parts of a page that answer "wrong, or floating point?": the answer in each format and what explains it, then the
  /// evidence, a table for each.
  ///
  /// - Parameter limit: the number of coordinates shown at most for each format.
  public func pageParts(rows limit: Int = 10) -> [HTMLPage.Part] {
    var parts: [HTMLPage.Part] = []
    var said: [String] = []
    for section in sections {
      parts.append(.answer("\(section.format): \(section.headline)", section.verdict.tone))
      // The bug is the same in every format.
      let explained = section.explanations.sentences
      if explained != said, !explained.isEmpty { parts.append(.list(explained)) }
      said = explained
    }
    for section in sections {
      if !section.blocks.isEmpty {
        parts.append(.table(section.blockTable, caption: "The blocks of the gradient in \(section.format)."))
      }
      if !section.rows.isEmpty {
        parts.append(.table(section.coordinateTable(rows: limit), caption: section.coordinateCaption(rows: limit)))
      }
      if !section.findings.isEmpty { parts.append(.list(section.findings.sentences)) }
    }
    return parts
  }
}

extension EvidenceReport.Section {
  fileprivate func coordinateCaption(rows limit: Int) -> String {
    let wrong = rows.count { $0.verdict == Verdict.disagree.name }
    let right = rows.count { $0.verdict == Verdict.agree.name }
    let open = rows.count - wrong - right
    let tally = [(right, "agree"), (wrong, "disagree"), (open, "undecided")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let shown = rows.count > limit ? "The worst \(limit) of \(rows.count) coordinates" : "The coordinates"
    return "\(shown) in \(format), worst first; of \(counted(rows.count, "coordinate")) \(tally). Digits that are not "
      + "known are not printed; ± is the uncertainty of the estimate; error/allowed is the discrepancy in units of what "
      + "is allowed; verified counts the decimal digits that claim and estimate share"
      + (hasFormula ? ", lost those that evaluating the formula of the gradient costs." : ".")
  }
}

extension [(label: String, text: String)] {
  /// Each as `Label: text`.
  fileprivate var sentences: [String] {
    map { "\($0.label.prefix(1).uppercased())\($0.label.dropFirst()): \($0.text)" }
  }
}

extension Verdict {
  /// How a page shows it.
  fileprivate var tone: HTMLPage.Tone {
    switch self {
    case .agree: .good
    case .disagree: .bad
    case .undecided: .open
    }
  }
}
