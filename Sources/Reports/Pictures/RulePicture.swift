import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import Subjects

/// The measured error of a difference against its step, log–log, with every rule's choice marked on it.
///
/// The dots are the errors at the steps; the line is the largest of five neighbours, the curve that counts. A choice is
/// marked at its own step and its own error, which for a rule that returns more than the difference at its step lies off
/// the curve. The names stand in a row above, in the order of the steps, with the regret, and a thin line leads from each
/// to its mark. The data are logarithms to base 10: the curve, then a block for each choice.
package struct RulePicture: Picture {
  private let title: String
  private let curve: [(step: Double, error: Double?, envelope: Double)]
  private let best: (step: Double, error: Double)
  private let marks: [Mark]
  /// The greatest error that is drawn: where f explodes at great steps, as exp may, those would leave no room for the rest.
  /// It lies three powers of ten above the derivative, the error of the least step and the choices.
  private let ceiling: Double

  private struct Mark {
    var name: String
    var regret: String
    var step, error: Double
  }

  /// The picture of these scores on the curve of the optimum.
  ///
  /// - Parameter precision: the bits of the format in which the rules work.
  init(title: String, _ optimum: StepRecord.Optimum, _ scores: [RuleScore], precision: Int) {
    self.title = title
    // An error of zero, which has no logarithm, is drawn as a rounding of the derivative, or of 1 where that is zero.
    let size = optimum.derivativeSize
    let rounding = MeasuredError(1).scaled(byPowerOfTwo: -precision) * (size.isZero ? 1 : size)
    let least = log10(rounding / 16) ?? 0
    let visible = { (error: MeasuredError) in error.isFinite ? Swift.max(log10(error) ?? least, least) : nil }
    let all = optimum.curve.compactMap { point -> (step: Double, error: Double?, envelope: Double)? in
      guard let step = log10(point.step), let envelope = visible(point.envelope) else { return nil }
      return (step, visible(point.error), envelope)
    }
    best = (log10(optimum.step.measured) ?? 0, visible(optimum.error) ?? least)
    let chosen = scores.compactMap { score -> Mark? in
      guard let step = log10(score.step), let error = score.error.flatMap(visible) else { return nil }
      return Mark(
        name: score.rule, regret: score.regret.map { ShortNumber.text($0, digits: 2) } ?? "", step: step, error: error)
    }.sorted { $0.step < $1.step }
    // Where all is error, far below the best step and the choices, there is nothing to see.
    let reach = Swift.max(4, Swift.min(9, 0.302 * Double(precision) * 0.55))
    let left = Swift.min(best.step - reach, (chosen.first?.step ?? best.step) - 1)
    let right = Swift.max(Swift.min(best.step + reach, 1), (chosen.last?.step ?? best.step) + 1)
    curve = all.filter { (left...right).contains($0.step) }
    marks = chosen
    let kept = [log10(size), curve.first?.envelope].compactMap(\.self) + chosen.map(\.error)
    ceiling = (kept.max() ?? 0) + 3
  }

  /// The curve, then each choice.
  package var data: String {
    let lines = curve.map { "\($0.step) \($0.error.map { "\($0)" } ?? "nan") \($0.envelope)\n" }.joined()
    return "# log10 of h, |error|, largest of five\n" + lines
      + marks.map { "\n\n# \($0.name)\n\($0.step) \($0.error)\n" }.joined()
  }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  package func script(style: PictureStyle, dataName: String, output: String) -> String {
    let heights = curve.flatMap { [$0.envelope] + ($0.error.map { [$0] } ?? []) } + marks.map(\.error)
    let (low, high) = (heights.min() ?? -1, Swift.min(heights.max() ?? 0, ceiling))
    let (bottom, top) = (low - 0.05 * (high - low) - 0.2, high + 0.04 * (high - low) + 0.2)
    let (left, right) = (curve.first?.step ?? -1, curve.last?.step ?? 0)
    let (width, height) = style.isColumn ? (336, 380) : (900, 680)
    let under = "the step of each rule, and its error over the least measured"
    // The names lean, so that their distance is a line's height and somewhat more; they stand within the picture, as far as they can.
    let gap = 1.45 * style.line / (0.86 * Double(width)) * (right - left)
    let places = spread(marks.map(\.step), gap: gap, from: left, to: right - 3 * gap)
    var commands =
      style.opening(output: output, width: width, height: height)
      + style.title(title, under, width: width, height: height)
      + style.axes(x: "step h, in units of the variable", y: "|error|, in units of the derivative") + [
        "set lmargin 9", "set rmargin 2", "set tmargin at screen \(style.isColumn ? 0.58 : 0.68)",
        "set xtics \(style.ticks(over: right - left, in: Double(width) * 0.8))",
        "set xrange [\(left):\(right)]", "set yrange [\(bottom):\(top)]",
        "set label 'best \(ShortNumber.text(Double.pow(10, best.step), digits: 2))' at \(Swift.max(best.step, left + 0.06 * (right - left))),\(bottom) center "
          + "offset 0,0.7 \(style.font(0.8)) tc rgb '\(style.muted)'",
        "set arrow from \(best.step),\(best.error) to \(best.step),\(bottom + 1.6 * style.line / (0.42 * Double(height)) * (top - bottom)) nohead dt 3 lc rgb '\(style.muted)'",
      ]
    commands += style.keyBelow(rows: style.isColumn ? 3 : 2)
    let source = gnuplotQuoted(dataName)
    var curves = [
      "\(source) index 0 using 1:2 with linespoints pt 7 ps \(style.mark(0.45)) lw 0.7 lc rgb '\(style.muted)' title 'error at each step'",
      "\(source) index 0 using 1:3 with lines lw 2 lc rgb '\(style.muted)' title 'largest of five neighbouring steps'",
    ]
    let knee = top + 0.06 * (top - bottom)
    for (index, (mark, place)) in zip(marks, places).enumerated() {
      let color = style.color(index)
      let thin = "nohead lw 0.8 lc rgb '\(color)'"
      commands.append("set arrow from \(mark.step),\(mark.error) to \(mark.step),\(top) \(thin)")
      commands.append("set arrow from \(mark.step),\(top) to \(place),\(knee) \(thin)")
      commands.append(
        "set label \(gnuplotQuoted("\(mark.name)  \(mark.regret)×")) at \(place),\(knee) left rotate by 48 "
          + "offset 0.1,0.3 noenhanced \(style.font(0.86)) tc rgb '\(color)'")
      let isAutomatic = mark.name == RuleContestants.automatic
      let size = style.mark(isAutomatic ? 1.2 : 1)
      curves.append(
        "\(source) index \(index + 1) using 1:2 with points pt \(isAutomatic ? 9 : 7) ps \(size) "
          + "lc rgb '\(color)' " + (isAutomatic ? "title 'automatic, at its smallest step'" : "notitle"))
    }
    return commands.joined(separator: "\n") + "\nplot " + curves.joined(separator: ", \\\n     ") + "\n"
  }
}
