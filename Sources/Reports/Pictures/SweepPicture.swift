import EvidenceReports
import MultiPrecision
import Scalars
import StepAnalysis
import Subjects

/// The log–log picture of a sweep, as a gnuplot script and the data that it reads.
///
/// The data are logarithms already, since the errors of a wide format lie far below the least `Double`; the axes write
/// them as powers of ten. Each format is a block of the data with the columns log₁₀ of h, |total|, |truncation| and
/// |step rounding + evaluation|; `nan` where there is nothing to draw.
package struct SweepPicture: Picture {
  private let report: SweepReport

  package init(_ report: SweepReport) { self.report = report }

  /// The data, a block for each format, two blank lines between blocks.
  package var data: String {
    report.records.map { record in
      "# \(record.format): log10 of h, |total|, |truncation|, |roundoff|\n"
        + record.rows.map { row in
          ([row.logStep] + [row.errors?.total, row.errors?.truncation, row.errors?.roundoff].map { $0.flatMap(log10) })
            .map { $0.map { "\($0)" } ?? "nan" }.joined(separator: " ") + "\n"
        }.joined()
    }.joined(separator: "\n\n")
  }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  package func script(kind: PictureKind, dataName: String, output: String) -> String {
    let colors = ["#d95f02", "#1b6ca8", "#4d9221", "#7b3294", "#8c510a", "#666666"]
    var commands = [
      "set terminal \(kind.terminal)",
      "set output \(gnuplotQuoted(output))",
      "set title \(gnuplotQuoted(report.names.title)) noenhanced",
      "set xlabel 'step h'", "set ylabel '|error of the derivative|'",
      "set format x '10^{%g}'", "set format y '10^{%g}'",
      "set grid lc rgb '#dddddd'", "set key outside right top spacing 1.1 samplen 2 noenhanced",
      "set datafile missing 'nan'", "set border 3", "set tics nomirror",
    ]
    if let top = ceiling { commands.append("set yrange [:\(top)]") }
    var curves: [String] = []
    for (index, record) in report.records.enumerated() {
      let color = colors[index % colors.count]
      let source = "\(gnuplotQuoted(dataName)) index \(index) using"
      let name = record.format
      curves.append("\(source) 1:2 with linespoints pt 7 ps 0.35 lw 2 lc rgb '\(color)' title '\(name) total'")
      curves.append("\(source) 1:3 with lines dt 2 lw 1.5 lc rgb '\(color)' title '\(name) truncation'")
      curves.append("\(source) 1:4 with lines dt 3 lw 1.5 lc rgb '\(color)' title '\(name) roundoff'")
      guard let best = record.summary.best, let h = log10(best.step) else { continue }
      let error = log10(best.error) ?? log10(best.envelope)
      guard let error else { continue }
      commands.append("$best\(index) << EOD\n\(h) \(error)\nEOD")
      curves.append("$best\(index) using 1:2 with points pt 6 ps 1.2 lw 2.5 lc rgb '\(color)' title '\(name) best h'")
      // Truncation is the same in every format; its slope is drawn once.
      commands += guides(record, h: h, error: error, isLast: index == report.records.count - 1)
    }
    return commands.joined(separator: "\n") + "\nplot " + curves.joined(separator: ", \\\n     ") + "\n"
  }

  /// log₁₀ of the greatest error that is drawn, where some are beyond: where f explodes at great steps, as exp may, they
  /// would leave no room for the rest. It lies three powers of ten above the derivative and the error of the least step.
  private var ceiling: Double? {
    let errors = report.records.flatMap { record in record.rows.compactMap { ($0.errors?.total).flatMap(log10) } }
    let kept = report.records.flatMap { record in
      let least = record.rows.filter { ($0.errors?.total).flatMap(log10) != nil }
        .min { ($0.logStep ?? .infinity) < ($1.logStep ?? .infinity) }
      return [log10(record.derivative.measured), (least?.errors?.total).flatMap(log10)].compactMap(\.self)
    }
    guard let most = errors.max(), let top = kept.max(), most > top + 6 else { return nil }
    return (top + 3).rounded(.up)
  }

  /// Short straight lines of the slopes that theory says, each with its label: beside the curves left of the best step,
  /// roundoff's above and truncation's below, where nothing else is drawn.
  private func guides(_ record: SweepRecord, h: Double, error: Double, isLast: Bool) -> [String] {
    guard let lowest = record.rows.compactMap(\.logStep).min() else { return [] }
    let from = h + (lowest - h) * 0.3
    let to = h + (lowest - h) * 0.7
    guard from - to > 2 else { return [] }
    let slopes = [(value: -1, shift: 2.5)] + (isLast ? [(value: record.order, shift: -2.5)] : [])
    return slopes.map { slope in
      let line = { (x: Double) in error + slope.shift + Double(slope.value) * (x - h) }
      let middle = (from + to) / 2
      return "set arrow from \(from),\(line(from)) to \(to),\(line(to)) nohead lw 1 lc rgb '#555555'\n"
        + "set label 'slope \(slope.value)' at \(middle),\(line(middle)) left offset character 0.8,"
        + "\(slope.value < 0 ? 0.5 : -0.5) font ',11' tc rgb '#555555'"
    }
  }
}
