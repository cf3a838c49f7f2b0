package import EvidenceReports
import Scalars
import Subjects

extension DifferencesReport {
  /// The report for a terminal: a verdict for each format, then blocks, then the coordinates, worst first.
  ///
  /// - Parameters:
  ///   - limit: the number of coordinates shown at most for each format.
  ///   - style: whether verdicts are coloured.
  package func text(rows limit: Int = 6, style: TextStyle = .plain) -> String {
    var table = TextTable([
      ("format", .left), ("verdict", .left), ("relative error", .right), ("tolerance", .right), ("step", .right),
      ("stencil", .left), ("evaluations", .right),
    ])
    for r in records {
      table.append([
        r.format.name, r.passed ? "passed" : "FAILED", short(r.relativeError), short(r.tolerance),
        r.step.map(short) ?? "automatic", r.stencil, "\(r.evaluations)",
      ])
    }
    let parts =
      [style.paintVerdicts(in: table.text)] + records.map { $0.blockTable(names) }
      + records.map { $0.coordinateTable(names, rows: limit) }
    return "\(names.title)\n\n" + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension DifferencesRecord {
  fileprivate func blockTable(_ names: SubjectNames) -> String {
    guard !blocks.isEmpty else { return "" }
    var table = TextTable([
      ("\(format), block", .left), ("coordinates", .right), ("norm of gradient", .right),
      ("norm of difference", .right), ("relative error", .right),
    ])
    for (block, norms) in zip(names.blocks, blocks) {
      table.append(
        [block.name, "\(block.range.count)"] + [norms.gradient, norms.difference, norms.relativeError].map(short))
    }
    return table.text
  }

  fileprivate func coordinateTable(_ names: SubjectNames, rows limit: Int) -> String {
    var table = TextTable([
      ("\(format), worst first", .left), ("analytical", .left), ("numerical", .left),
      ("absolute difference", .right), ("", .left),
    ])
    for i in worstFirst.prefix(limit) {
      let difference = absoluteDifference[i]
      let numbers = [analyticalGradient[i], numericalGradient[i]].map { KnownDigits.text($0, error: difference) }
      table.append([names.variables[i]] + numbers + [short(difference), note(i)])
    }
    let overflow = "  a sum of squares overflows in \(format): the relative error means nothing\n"
    return table.text + hiddenLine(worstFirst.count - limit) + (hasNormOverflow ? overflow : "")
  }

  /// What is to be said of a coordinate.
  private func note(_ i: Int) -> String {
    guard !componentErrors.isEmpty else {
      return oddities.filter { $0.index == i }
        .map { $0.isStepLost ? "the step is lost in the rounding of x" : "not finite" }.joined(separator: ", ")
    }
    let error = componentErrors[i]
    return error.isNaN ? "not finite, or the step is lost" : error.isZero ? "" : "relative error \(short(error))"
  }
}

private func short(_ x: RecordedNumber) -> String { x.isZero ? "0" : x.scientific(digits: 3) }
