import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis

/// Best error above and best step below, against the unit roundoff, log–log: points measured, theory dashed.
///
/// Where there are formats beyond binary128, a column of panels shows the formats of every day and another all of them, each format with
/// its name above; a column of a paper has room for the first. Precision grows to the right, where each method's name and power stand beside
/// its line. The data are logarithms to base 10, a block for each method, with the columns log₁₀ of u, error and step.
struct PrecisionPicture: Picture {
  private let study: PrecisionStudy
  private let rows: [PrecisionRow]

  init(_ study: PrecisionStudy, _ rows: [PrecisionRow]) { (self.study, self.rows) = (study, rows) }

  private func own(_ method: DifferenceMethod) -> [PrecisionRow] {
    rows.filter { $0.method == method.name && $0.error != nil }
  }

  var data: String {
    study.methods.map { method in
      "# \(method.name): log10 of u, best error, best step\n"
        + own(method).map { row in
          [-Double(row.precision) * Double.log10(2), row.error.flatMap(log10), row.step.flatMap(log10)]
            .map { $0.map { "\($0)" } ?? "nan" }.joined(separator: " ") + "\n"
        }.joined()
    }.joined(separator: "\n\n")
  }

  func script(style: PictureStyle, dataName: String, output: String) -> String {
    let precisions = study.formats.map(\.precision)
    let (widest, everyday) = (precisions.max() ?? 1, precisions.filter { $0 <= 113 }.max() ?? 0)
    var columns = everyday > 0 && everyday < widest ? [everyday, widest] : [widest]
    if style.isColumn { columns.removeLast(columns.count - 1) }
    let (width, height) = style.isColumn ? (336, 560) : (columns.count == 1 ? 700 : 1200, 980)
    // What stands beside the panels: ticks and the name of the axis on the left, the methods on the right, formats above.
    let (before, after) = (12.5 * style.letter / Double(width), 17.5 * style.letter / Double(width))
    let (above, below) = (5.6 * style.line / Double(height), 3.6 * style.line / Double(height))
    let panelWidth = (1 - Double(columns.count) * (before + after)) / Double(columns.count)
    let panelHeight = (1 - 1.6 * style.line / Double(height) - 2 * (above + below)) / 2
    var commands =
      style.opening(output: output, width: width, height: height)
      + style.title(study.title, width: width, height: height) + ["unset key", "set multiplot"]
    for (row, column) in [2, 3].enumerated() {
      for (place, widest) in columns.enumerated() {
        let left = Double(place) * (before + panelWidth + after) + before
        let bottom = below + Double(1 - row) * (panelHeight + above + below)
        let previous = place == 0 ? 0 : columns[place - 1]
        commands += [
          "set lmargin at screen \(left)", "set rmargin at screen \(left + panelWidth)",
          "set bmargin at screen \(bottom)", "set tmargin at screen \(bottom + panelHeight)",
        ]
        commands += panel(
          column: column, formats: (previous + 1)...widest,
          size: (panelWidth * Double(width), panelHeight * Double(height)),
          style, dataName)
        // The title is one of the first panel's labels, and the next panels do without.
        commands.append("unset label; unset arrow")
      }
    }
    return commands.joined(separator: "\n") + "\nunset multiplot\n"
  }

  /// One panel of `size` pixels: the error (column 2 of the data) or the step (column 3) of all formats of at most so many bits, those
  /// of `formats` with their names.
  private func panel(
    column: Int, formats: ClosedRange<Int>, size: (width: Double, height: Double), _ style: PictureStyle,
    _ dataName: String
  ) -> [String] {
    let isError = column == 2
    let reach = Double(formats.upperBound) * Double.log10(2)
    let (first, last) = (0.03 * reach, -1.05 * reach)
    var (theories, points): ([String], [String]) = ([], [])
    var names: [(text: String, color: String, end: Double)] = []
    var lowest = -1.0
    for (index, fit) in study.fits(rows).enumerated() {
      let method = fit.method
      let theory = isError ? method.errorExponent : method.stepExponent
      let own = own(method).filter { $0.precision <= formats.upperBound }
      guard !own.isEmpty else { continue }
      let color = style.color(index)
      let seen = own.compactMap { (isError ? $0.error : $0.step).flatMap(log10) }
      var end = seen.min() ?? 0
      // The dashed line has the slope of theory and passes through the middle of all points.
      if let law = isError ? fit.error : fit.step {
        let shift = (law.logFactor + (law.exponent - theory) * meanLogarithm(index)) * Double.log10(2)
        theories.append("\(theory)*x+\(shift) with lines dt 2 lw 1.3 lc rgb '\(color)'")
        end = theory * last + shift
      }
      points.append(
        "\(gnuplotQuoted(dataName)) index \(index) using 1:\(column) with points "
          + "\(method.order == nil ? "pt 6 ps \(style.mark(1.15)) lw 1.5" : "pt 7 ps \(style.mark(0.8))") lc rgb '\(color)'"
      )
      names.append(("\(method.name)  \(Self.theory(method, of: isError))", color, end))
      lowest = seen.reduce(lowest, Swift.min)
    }
    let (bottom, top) = (1.06 * lowest, -0.06 * lowest)
    names.sort { $0.end < $1.end }
    let gap = 1.05 * style.line / size.height * (top - bottom)
    var labels = zip(names, spread(names.map(\.end), gap: gap, from: bottom, to: top)).map { name, place in
      "set label \(gnuplotQuoted(name.text)) at graph 1.015, first \(place) left \(style.font(0.86)) tc rgb '\(name.color)'"
    }
    let marks = study.formats.filter { formats.contains($0.precision) }
      .map { (name: $0.name, place: -Double($0.precision) * Double.log10(2)) }.sorted { $0.place < $1.place }
    let lean = 1.5 * style.line / size.width * (first - last)
    for (mark, place) in zip(marks, spread(marks.map(\.place), gap: lean, from: last, to: first)) {
      labels += [
        "set arrow from first \(mark.place), graph 1 to first \(place), graph 1.05 nohead lw 0.7 lc rgb '\(style.muted)'",
        "set label \(gnuplotQuoted(mark.name)) at first \(place), graph 1.07 left rotate by 48 noenhanced \(style.font(0.8)) "
          + "tc rgb '\(style.ink)'",
      ]
    }
    return style.axes(
      x: "unit roundoff u", y: isError ? "best relative error" : "best step h, in units of the variable") + labels + [
        "set xrange [\(first):\(last)]", "set yrange [\(bottom):\(top)]",
        "set xtics \(style.ticks(over: first - last, in: size.width))",
        "plot " + (theories + points + ["NaN"]).joined(separator: ", \\\n     "),
      ]
  }

  /// The mean of log₂ u over a method's points.
  private func meanLogarithm(_ index: Int) -> Double {
    let own = own(study.methods[index])
    return own.map { -Double($0.precision) }.reduce(0, +) / Double(own.count)
  }

  /// `u^{2/3}`, as gnuplot sets it.
  private static func theory(_ method: DifferenceMethod, of error: Bool) -> String {
    guard let order = method.order else { return error ? "u" : "< u^{1/2}" }
    return "u^{\(error ? order : 1)/\(order + 1)}"
  }
}
