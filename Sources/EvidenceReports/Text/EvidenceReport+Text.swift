import GradientChecking
import MultiPrecision
import ReferenceDerivatives
import Scalars

extension EvidenceReport {
  /// The report for a terminal: the answer in a sentence for each format, then blocks, then the coordinates, worst first,
  /// then what was done.
  ///
  /// With several formats, what was done is told of those only in which the gradient does not agree.
  /// - Parameters:
  ///   - limit: the number of coordinates shown at most for each format.
  ///   - style: whether verdicts are coloured.
  package func text(rows limit: Int = 6, style: TextStyle = .plain) -> String {
    var parts = [names.title + "\n", headlines(style)]
    for record in records {
      let told = records.count == 1 || record.verdict != .agree
      parts += record.details(names, rows: limit, style: style, notes: told ? record.notes(for: .command) : [])
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func headlines(_ style: TextStyle) -> String {
    let width = records.map(\.format.name.count).max() ?? 0
    var (text, said) = ("", "")
    for record in records {
      let blanks = String(repeating: " ", count: width - record.format.name.count)
      let label = records.count == 1 ? "" : record.format.name + blanks + "  "
      text += "  \(label)\(style.paint(record.headline(names), as: record.verdict))\n"
      // The bug is the same in every format.
      let lines = record.explanationNotes.labelledLines(indent: label.count)
      if lines != said { text += lines }
      said = lines
    }
    return text
  }
}

extension EvidenceRecord {
  /// Blocks, coordinates, and what was done: all that stands below the answer, part by part.
  package func details(
    _ names: SubjectNames, rows limit: Int, style: TextStyle = .plain, for reader: TextReader = .command,
    notes: [(label: String, text: String)]
  ) -> [String] {
    [
      blocks.isEmpty ? "" : style.paintVerdicts(in: blockTable.text),
      coordinates.isEmpty
        ? ""
        : style.paintVerdicts(in: coordinateTable(names, rows: limit).text)
          + hiddenLine(coordinates.count - limit, for: reader),
      referenceTable(names, rows: limit), notes.labelledLines(),
    ]
  }

  package var blockTable: TextTable {
    var table = TextTable([
      ("\(format), block", .left), ("coordinates", .right), ("relative error", .right), ("error/allowed", .right),
      ("verdict", .left),
    ])
    for block in blocks {
      let part = coordinates.filter { block.range.contains($0.index) }
      let others = [
        (part.count { $0.verdict == .disagree }, "disagree"), (part.count { $0.verdict.reason != nil }, "undecided"),
      ].filter { $0.0 > 0 }.map { "\($0) \($1)" }
      table.append([
        block.name, "\(block.range.count)", ShortNumber.text(block.relativeError, digits: 2),
        block.worstRatio.map(ratioText) ?? "", others.isEmpty ? block.verdict.name : others.joined(separator: ", "),
      ])
    }
    return table
  }

  /// Whether a formula's loss of digits is known of any coordinate.
  var hasFormula: Bool { coordinates.contains { $0.evaluationError != nil } }

  /// Whether there was more to look at than values of f.
  var mayBeProved: Bool { coordinates.contains { $0.unproved != .valuesAlone } }

  /// The worst coordinates, a row for each.
  package func coordinateTable(_ names: SubjectNames, rows limit: Int) -> TextTable {
    let (hasFormula, mayBeProved) = (hasFormula, mayBeProved)
    var table = TextTable(
      [
        ("\(format), worst first", .left), ("claim", .left), ("estimate", .left), ("±", .right),
        ("error/allowed", .right), ("verified", .right),
      ] + (hasFormula ? [("lost", .right)] : []) + (mayBeProved ? [("proved", .left)] : []) + [("verdict", .left)])
    for c in rowOrder.prefix(limit) {
      let known = MeasuredError.maximum(c.discrepancy, c.evaluationError ?? 0)
      table.append(
        [
          names.variables[c.index], KnownDigits.text(c.claim, error: known), c.estimateText, c.uncertaintyText,
          ratioText(c.ratio), "\(Digits.whole(c.digitsVerified)) of \(Digits.total(format))",
        ] + (hasFormula ? [c.digitsLost.map { "\(Digits.nearest($0))" } ?? ""] : [])
          + (mayBeProved ? [c.unproved == nil ? "yes" : "no"] : []) + [c.remark])
    }
    return table
  }

  /// The coordinates, worst first; of those that agree, first the ones whose formula loses most.
  package var rowOrder: [CoordinateRecord] {
    let ordered = worstFirst.map { coordinates[$0] }
    let right = ordered.filter { $0.verdict == .agree }.enumerated().sorted { a, b in
      let (lost, other) = (a.element.digitsLost ?? 0, b.element.digitsLost ?? 0)
      return lost == other ? a.offset < b.offset : lost > other
    }
    return ordered.filter { $0.verdict != .agree } + right.map(\.element)
  }

  fileprivate func referenceTable(_ names: SubjectNames, rows limit: Int) -> String {
    guard let reference else { return "" }
    var table = TextTable([("\(format), derivative", .left), ("in \(reference.format)", .left)])
    for (name, value) in zip(names.variables, reference.gradient).prefix(limit) {
      table.append([name, value?.description ?? "none"])
    }
    return table.text + hiddenLine(reference.gradient.count - limit)
  }
}

/// A discrepancy in units of what is allowed.
private func ratioText(_ ratio: MeasuredError) -> String {
  ratio.isNaN ? "unknown" : ShortNumber.text(ratio, digits: 2)
}

extension CoordinateRecord {
  /// The estimate to the digits that are known.
  package var estimateText: String { estimate.isNaN ? "unknown" : KnownDigits.text(estimate, error: uncertainty) }

  /// The uncertainty in a digit; nothing where there is no estimate.
  package var uncertaintyText: String {
    estimate.isNaN ? "" : uncertainty.isZero ? "0" : uncertainty.scientific(digits: 1)
  }

  /// The verdict, and what stands in its way, in a few words.
  var remark: String {
    guard let reason = verdict.reason else { return verdict.name }
    return "undecided: \(reason.words)" + (sides.map { " (\($0.words))" } ?? "")
  }
}

extension SidesRecord {
  /// `slopes -1 and 1`, or of the one side that there is, `slope inf on the right`.
  package var words: String {
    let (a, b) = (left.short(), right.short())
    if left.isNaN { return right.isNaN ? "no slopes" : "slope \(b) on the right" }
    return right.isNaN ? "slope \(a) on the left" : "slopes \(a) and \(b)"
  }
}

extension UndecidedReason {
  /// The reason in a word or two.
  package var words: String {
    switch self {
    case .interrupted: "interrupted"
    case .budget: "budget"
    case .nondeterministic: "f is not a function"
    case .notFinite: "not finite"
    case .kink: "kink"
    case .jump: "jump"
    case .domainEdge: "edge of f's domain"
    case .overflow: "overflow"
    case .stepLost: "step lost"
    case .noiseFloor: "noise"
    case .truncation: "unsettled differences"
    case .referenceUnresolved: "unsettled reference"
    case .effort: "effort"
    }
  }
}
