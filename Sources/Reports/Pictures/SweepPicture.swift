import EvidenceReports
import MultiPrecision
import Scalars
import StepAnalysis
import Subjects

/// The log–log picture of a sweep, as a gnuplot script and the data that it reads.
///
/// Each format has its colour, and its name beside its best step; each part of the error its kind of line. Truncation, the same in every
/// format, is drawn once. The axis goes down to where the best error is, for nobody reads how small a part is that does not count.
///
/// The data are logarithms already, since the errors of a wide format lie far below the least `Double`; the axes write
/// them as powers of ten. Each format is a block of the data with the columns log₁₀ of h, |total|, |truncation|,
/// |step rounding| and |evaluation|; `nan` where there is nothing to draw.
package struct SweepPicture: Picture {
  private let report: SweepReport
  private let curves: [Curve]

  /// The sweep of one format, as it is drawn.
  private struct Curve {
    var record: SweepRecord
    /// log₁₀ of the steps and of the total error, where there is one.
    var total: [(step: Double, error: Double)]
    /// log₁₀ of the best step, and of its error.
    var best: (step: Double, error: Double)?
  }

  package init(_ report: SweepReport) {
    self.report = report
    curves = report.records.map { record in
      let total = record.rows.compactMap { row -> (step: Double, error: Double)? in
        guard let step = row.logStep, let error = (row.errors?.total).flatMap(log10) else { return nil }
        return (step, error)
      }
      let best = record.summary.best.flatMap { best -> (step: Double, error: Double)? in
        guard let step = log10(best.step), let error = log10(best.error) ?? log10(best.envelope) else { return nil }
        return (step, error)
      }
      return Curve(record: record, total: total, best: best)
    }
  }

  /// The data, a block for each format, two blank lines between blocks.
  package var data: String {
    report.records.map { record in
      "# \(record.format): log10 of h, |total|, |truncation|, |step rounding|, |evaluation|\n"
        + record.rows.map { row in
          let errors = [row.errors?.total, row.errors?.truncation, row.errors?.stepRounding, row.errors?.evaluation]
          return ([row.logStep] + errors.map { $0.flatMap(log10) }).map { $0.map { "\($0)" } ?? "nan" }
            .joined(separator: " ") + "\n"
        }.joined()
    }.joined(separator: "\n\n")
  }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  package func script(style: PictureStyle, dataName: String, output: String) -> String {
    let (width, height) = style.isColumn ? (336, 270) : (900, 600)
    let frame = Frame(self, style, width: width, height: height)
    var commands =
      style.opening(output: output, width: width, height: height)
      + style.title(report.names.title, width: width, height: height)
      + style.axes(x: "step h, in units of the variable", y: "|error|, in units of the derivative")
    commands += [
      "set lmargin \(style.isColumn ? 8 : 9)", "set rmargin \(frame.margin)", "set tmargin 2.4",
      "set xrange [\(frame.left):\(frame.right)]", "set yrange [\(frame.bottom):\(frame.top)]",
      "set xtics \(style.ticks(over: frame.right - frame.left, in: Double(width) * 0.8))",
    ]
    commands += style.keyBelow(rows: style.isColumn ? 2 : 1)
    commands += labels(frame, style)
    let source = gnuplotQuoted(dataName)
    let thin = style.isColumn ? 1.0 : 1.5
    // What the kinds of line mean, in no format's colour.
    var lines = [
      "NaN with linespoints pt 7 ps \(style.mark(0.45)) lw \(thin * 1.3) lc rgb '\(style.ink)' title 'total'"
    ]
    let hasRounding = report.records.contains {
      $0.rows.contains { $0.errors.map { !$0.stepRounding.isZero } ?? false }
    }
    if hasRounding { lines.append("NaN with lines dt 3 lw \(thin) lc rgb '\(style.ink)' title 'step rounding'") }
    lines.append("NaN with lines dt 4 lw \(thin) lc rgb '\(style.ink)' title 'evaluation'")
    if let widest = curves.indices.max(by: { curves[$0].record.format.precision < curves[$1].record.format.precision })
    {
      lines.append(
        "\(source) index \(widest) using 1:3 with lines dt 2 lw \(thin) lc rgb '\(style.muted)' title 'truncation'")
    }
    for index in curves.indices {
      let color = style.color(index)
      lines.append("\(source) index \(index) using 1:4 with lines dt 3 lw \(thin) lc rgb '\(color)' notitle")
      lines.append("\(source) index \(index) using 1:5 with lines dt 4 lw \(thin) lc rgb '\(color)' notitle")
    }
    for (index, curve) in curves.enumerated() {
      let color = style.color(index)
      lines.append(
        "\(source) index \(index) using 1:2 with linespoints pt 7 ps \(style.mark(0.45)) lw \(thin * 1.3) lc rgb '\(color)' notitle"
      )
      guard let best = curve.best else { continue }
      commands.append("$best\(index) << EOD\n\(best.step) \(best.error)\nEOD")
      lines.append("$best\(index) using 1:2 with points pt 6 ps \(style.mark(1.8)) lw 2 lc rgb '\(color)' notitle")
    }
    return commands.joined(separator: "\n") + "\nplot " + lines.joined(separator: ", \\\n     ") + "\n"
  }

  /// What part of the plane is drawn, and what a pixel is there.
  private struct Frame {
    var (left, right, bottom, top) = (0.0, 1.0, 0.0, 1.0)
    /// Letters of room on the right, for names that begin in the picture and end outside of it.
    var margin = 2.0
    /// The width of a letter and the height of a line, in powers of ten.
    var (letter, line) = (0.0, 0.0)

    init(_ picture: SweepPicture, _ style: PictureStyle, width: Int, height: Int) {
      let steps = picture.report.records.flatMap { $0.rows.compactMap(\.logStep) }
      let errors = picture.curves.flatMap { $0.total.map(\.error) }
      let bests = picture.curves.compactMap(\.best)
      (left, right) = (steps.min() ?? -1, steps.max() ?? 0)
      let high = picture.ceiling ?? errors.max() ?? 0
      let low = bests.map(\.error).min() ?? errors.min() ?? -1
      (bottom, top) = (low - Swift.max(1, 0.16 * (high - low)), high + 0.02 * (high - low) + 0.1)
      let names = picture.curves.compactMap { curve in curve.best.map { ($0.step, picture.name(curve).count + 3) } }
      // Beside the axes some eleven letters of the width are left of the picture, and some seven lines of the height.
      let room = Double(width) / style.letter - 9
      for _ in 0..<3 {
        letter = (right - left) / (room - margin)
        margin = names.map { Double($0.1) - (right - $0.0) / letter }.reduce(2, Swift.max)
      }
      line = (top - bottom) / (Double(height) / style.line - 7)
    }
  }

  private func name(_ curve: Curve) -> String { "\(curve.record.format)" }

  /// Names beside the best steps, and the slopes that theory says beside the curves.
  private func labels(_ frame: Frame, _ style: PictureStyle) -> [String] {
    var labels: [String] = []
    let named = curves.enumerated().compactMap { index, curve in
      curve.best.map { (index: index, name: name(curve), step: $0.step, error: $0.error) }
    }.sorted { $0.error < $1.error }
    let places = spread(named.map(\.error), gap: 1.05 * frame.line, from: frame.bottom, to: frame.top)
    for (curve, place) in zip(named, places) {
      labels.append(
        "set label \(gnuplotQuoted(curve.name)) at \(curve.step + 1.6 * frame.letter),\(place) left noenhanced front boxed "
          + "tc rgb '\(style.color(curve.index))'")
    }
    func slope(_ value: Int, at x: Double, _ y: Double, _ side: String) {
      labels.append(
        "set label 'slope \(value < 0 ? "−" : "")\(value.magnitude)' at \(x),\(y) \(side) \(style.font(0.86)) tc rgb '\(style.muted)'"
      )
    }
    guard let lowest = named.first else { return labels }
    // Truncation's, in the widest gap between two best steps, or between the last and the end.
    let marks = named.map(\.step).sorted().filter { $0 >= lowest.step } + [frame.right]
    let curve = curves[lowest.index]
    let order = curve.record.order
    if let gap = zip(marks, marks.dropFirst()).max(by: { $0.1 - $0.0 < $1.1 - $1.0 }), gap.1 - gap.0 > 6 * frame.letter
    {
      let x = (gap.0 + gap.1) / 2
      let near = curve.total.min { ($0.step - x).magnitude < ($1.step - x).magnitude }
      if let near { slope(order, at: near.step + 1.2 * frame.letter, near.error - 0.5 * frame.line, "left") }
    }
    // Roundoff's, under the lowest curve, where that dips least below its line.
    let start = curve.total.map(\.step).min() ?? lowest.step
    let span = 9 * frame.letter
    let candidates = [0.3, 0.4, 0.5, 0.6, 0.7].map { lowest.step + (start - lowest.step) * $0 }.filter {
      $0 - span > frame.left
    }
    .compactMap { x -> (x: Double, y: Double, drop: Double)? in
      let below = curve.total.filter { ((x - span)...(x + frame.letter)).contains($0.step) }.map(\.error).min()
      return below.map { (x, $0 - 0.7 * frame.line, lowest.error + lowest.step - x - $0) }
    }.filter { $0.y > frame.bottom + frame.line }
    if let place = candidates.min(by: { $0.drop < $1.drop }) { slope(-1, at: place.x, place.y, "right") }
    return labels
  }

  /// log₁₀ of the greatest error that is drawn, where some are beyond: where f explodes at great steps, as exp may, they
  /// would leave no room for the rest. It lies three powers of ten above the derivative and the error of the least step.
  private var ceiling: Double? {
    let errors = curves.flatMap { $0.total.map(\.error) }
    let kept = curves.flatMap { curve in
      let least = curve.total.min { $0.step < $1.step }
      return [log10(curve.record.derivative.measured), least?.error].compactMap(\.self)
    }
    guard let most = errors.max(), let top = kept.max(), most > top + 6 else { return nil }
    return (top + 3).rounded(.up)
  }
}
