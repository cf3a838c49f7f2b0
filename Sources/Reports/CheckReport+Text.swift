import GradientChecking

extension CheckReport {
  /// Colours for a verdict, or none.
  public enum Style: Sendable {
    /// Text alone.
    case plain
    /// ANSI colours: green for passed, red for failed.
    case colored
  }

  /// The report for a terminal: a verdict for each format, then blocks, then the coordinates, worst first.
  ///
  /// - Parameters:
  ///   - limit: the number of coordinates shown at most for each format.
  ///   - style: whether verdicts are coloured.
  public func text(rows limit: Int = 6, style: Style = .plain) -> String {
    var table = TextTable([
      ("format", .left), ("verdict", .left), ("relative error", .right), ("tolerance", .right), ("step", .right),
      ("stencil", .left), ("evaluations", .right),
    ])
    for s in sections {
      table.append([
        s.format, s.passed ? "passed" : "FAILED", s.short.relativeError, s.short.tolerance, s.short.step, s.stencil,
        "\(s.evaluations)",
      ])
    }
    let parts = [paint(table.text, style)] + blockTables + sections.map { coordinates(of: $0, rows: limit) }
    return "\(title)\n\n" + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func paint(_ text: String, _ style: Style) -> String {
    guard style == .colored else { return text }
    return text.replacing("passed", with: "\u{1B}[32mpassed\u{1B}[0m")
      .replacing("FAILED", with: "\u{1B}[1;31mFAILED\u{1B}[0m")
  }

  private var blockTables: [String] {
    guard !blocks.isEmpty else { return [] }
    return sections.filter { !$0.blocks.isEmpty }.map { section in
      var table = TextTable([
        ("\(section.format), block", .left), ("coordinates", .right), ("norm of gradient", .right),
        ("norm of difference", .right), ("relative error", .right),
      ])
      for (block, found) in zip(blocks, section.blocks) {
        table.append([block.name, "\(block.range.count)", found.norm, found.difference, found.relativeError])
      }
      return table.text
    }
  }

  private func coordinates(of section: Section, rows limit: Int) -> String {
    var table = TextTable([
      ("\(section.format), worst first", .left), ("analytical", .left), ("numerical", .left),
      ("absolute difference", .right), ("", .left),
    ])
    for c in section.coordinates.prefix(limit) {
      table.append([variables[c.index], c.analytical, c.numerical, c.difference, c.note])
    }
    var text = table.text
    let hidden = section.coordinates.count - limit
    if hidden > 0 { text += "  and \(hidden) more; --json and --csv have all\n" }
    if section.hasNormOverflow {
      text += "  a sum of squares overflows in \(section.format): the relative error means nothing\n"
    }
    return text
  }
}

extension TextbookAnomaly {
  /// What is odd about the coordinate, in a few words; nil when it is another coordinate's oddity.
  func note(for index: Int) -> String? {
    switch self {
    case .notFinite(index): "not finite"
    case .stepLost(index, _): "the step is lost in the rounding of x"
    default: nil
    }
  }
}
