package import EvidenceReports
import MultiPrecision
import StepAnalysis
import Subjects

extension SweepReport {
  /// Whether two steps at least have an error that is neither zero nor infinite, so that there is something to draw.
  package var isDrawable: Bool {
    records.contains { $0.rows.count { $0.logStep != nil && ($0.errors?.total).flatMap(log10) != nil } > 1 }
  }

  /// What the picture of the sweeps shows.
  package var pictureCaption: String {
    "The error of the difference against its step, both logarithmic: points are the total error, dashes the truncation, "
      + "dots the roundoff (of the step and of the evaluation); a ring is the best step. \(names.title)."
  }

  /// The parts of a page that say what the sweeps found, but for the picture: a sentence for each format, the optimum of
  /// each in a table, and the steps themselves.
  ///
  /// - Parameter limit: about how many steps are shown of each format.
  package func pageParts(rows limit: Int = 12) -> [HTMLPage.Part] {
    guard !records.isEmpty else { return [] }
    var table = TextTable([
      ("format", .left), ("best h", .right), ("error there", .right), ("10 × from", .right), ("10 × to", .right),
      ("textbook h", .right), ("its bound", .right), ("truncation", .right), ("roundoff", .right),
    ])
    for record in records { table.append(record.optimum) }
    let optimum = HTMLPage.Part.table(
      table,
      caption:
        "The best step in each format; the steps between which the error stays within ten times that; the step that "
        + "the textbook's model recommends, and the error it allows; the measured slopes of truncation (theory: "
        + "\(records[0].order)) and of roundoff (theory: -1).")
    let steps = records.map { record in
      let (count, shown) = (record.rows.count, record.table(rows: limit))
      return HTMLPage.Part.table(
        shown,
        caption:
          "\(record.format), \(record.method): \(shown.rows.count) of \(counted(count, "step")). The total error is "
          + "the sum of the three beside it. The derivative is \(record.referenceSummary).")
    }
    return [.list(records.map(\.sentence)), optimum] + steps
  }
}

extension SweepRecord {
  /// What is seen, in numbers.
  fileprivate var sentence: String {
    guard let best = summary.best else { return "\(format): at no step was there a finite difference." }
    var text = "\(format): the error is least at h = \(short(best.step)), where it is \(short(best.error))"
    if let valley = summary.valley, valley.lower < valley.upper {
      text += "; it stays within ten times that from h = \(short(valley.lower)) to \(short(valley.upper))"
    }
    text += "."
    if !summary.strays.isEmpty {
      text +=
        " At \(counted(summary.strays.count, "step")) it is smaller than it should be by luck, which is not counted."
    }
    if let model = summary.model, !best.step.isZero {
      let ratio = model.step / best.step
      text +=
        " The textbook's step, \(short(model.step)), is "
        + (ratio > 0.5 && ratio < 2 ? "within a factor of 2 of it." : "\(ShortNumber.text(ratio, digits: 2)) times it.")
    }
    return text
  }

  fileprivate var optimum: [String] {
    let slopes = [summary.truncationSlope, summary.roundoffSlope].map {
      $0.map { FixedPoint.text($0, places: 2) } ?? "–"
    }
    return [
      format.name, summary.best.map { short($0.step) } ?? "–", summary.best.map { short($0.error) } ?? "–",
      summary.valley.map { short($0.lower) } ?? "–", summary.valley.map { short($0.upper) } ?? "–",
      summary.model.map { short($0.step) } ?? "–", summary.model.map { short($0.error) } ?? "–",
    ] + slopes
  }
}
