package import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import Subjects

extension SweepReport {
  /// The tables for a terminal, one for each format, with what they say under each.
  ///
  /// - Parameter limit: the number of rows shown at most; of a longer sweep every k-th step is shown, and the best one.
  package func text(rows limit: Int = 20) -> String {
    records.map { record in
      "\(names.title), \(record.format), \(record.method)\n\n" + record.table(rows: limit).text
        + record.note(rows: limit) + "\n" + record.notes.labelledLines(width: 12)
    }.joined(separator: "\n")
  }
}

extension SweepRecord {
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
      let note = row.errors == nil ? row.outcome : isBest ? "best" : isStray ? "luck" : ""
      let errors = row.errors
      let parts = [errors?.total, errors?.truncation, errors?.stepRounding, errors?.evaluation]
      table.append(
        [row.step.scientific(digits: 3), errors?.estimateText ?? ""] + parts.map { $0.map(short) ?? "" } + [note])
    }
    return table
  }

  fileprivate var notes: [(label: String, text: String)] {
    var lines: [(String, String)] = [("derivative", referenceSummary)]
    if let best = summary.best {
      lines.append(("best step", "h = \(short(best.step)), error \(short(best.error))"))
    }
    if let valley = summary.valley {
      lines.append(("valley", "within 10 times of that from h = \(short(valley.lower)) to \(short(valley.upper))"))
    }
    if let noise {
      lines.append(("known to", "\(noise.scientific(digits: 1)) / h, for that is the noise of f in \(referenceFormat)"))
    } else if let model = summary.model {
      lines.append(("textbook", "h = \(short(model.step)), error at most \(short(model.error))"))
    } else {
      lines.append(("textbook", "no prediction: f or its derivative of order \(order + 1) vanishes here"))
    }
    let slopes = [
      summary.truncationSlope.map { "truncation \(FixedPoint.text($0, places: 2)) (theory \(order))" },
      summary.roundoffSlope.map { "roundoff \(FixedPoint.text($0, places: 2)) (theory -1)" },
    ].compactMap(\.self)
    if !slopes.isEmpty { lines.append(("slopes", slopes.joined(separator: ", "))) }
    return lines
  }

  /// The derivative against which errors are measured, and where it comes from.
  var referenceSummary: String {
    let origin = origin == .formula ? "by its formula" : "by extrapolated differences"
    return "\(derivative.scientific(digits: 20)), \(origin) in \(referenceFormat), "
      + "known to \(derivativeError.scientific(digits: 1))"
  }

  private var referenceFormat: String { RecordedFormat(type(of: derivative.value)).name }

  func short(_ x: MeasuredError) -> String { x.isZero ? "0" : x.scientific(digits: 3) }

  private func ordinal(_ n: Int) -> String { n == 2 ? "2nd" : n == 3 ? "3rd" : "\(n)th" }
}

extension SweepRecord.Errors {
  /// The estimate to the digits that are right.
  fileprivate var estimateText: String {
    func text<T: RealScalar>(_ value: T) -> String {
      let error = T(total)
      return KnownDigits.text(value, error: error.isFinite ? error : .greatestFiniteMagnitude)
    }
    return text(estimate.value)
  }
}

extension SweepRecord.Row {
  /// log₁₀ of the step; nil where it is not a positive number.
  var logStep: Double? { log10(step.measured) }
}
