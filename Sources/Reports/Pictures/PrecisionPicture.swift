import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis

/// Best error above and best step below, against the unit roundoff, log–log: points measured, theory dashed.
///
/// Where there are formats beyond binary128, a column of panels shows the formats of every day, each with its name, and
/// another all of them. The data are logarithms to base 10, a block for each method, with the columns log₁₀ of u, error and step.
struct PrecisionPicture: Picture {
  private let study: PrecisionStudy
  private let rows: [PrecisionRow]
  private static let colors = ["#b2182b", "#d95f02", "#b8860b", "#4d9221", "#1b6ca8", "#7b3294", "#333333"]

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

  func script(kind: PictureKind, dataName: String, output: String) -> String {
    let precisions = study.formats.map(\.precision)
    let (widest, everyday) = (precisions.max() ?? 1, precisions.filter { $0 <= 113 }.max() ?? 0)
    let columns = everyday > 0 && everyday < widest ? [everyday, widest] : [widest]
    let width = columns.count == 1 ? 700 : 1200
    let commands = [
      "set terminal \(kind.terminal(width: width, height: 980))", "set output \(gnuplotQuoted(output))",
      "set multiplot layout 2,\(columns.count) title \(gnuplotQuoted(study.title)) noenhanced font ',16' "
        + "margins \(columns.count == 1 ? 0.14 : 0.08),0.985,0.07,0.875 spacing 0.09,0.145",
      "set format '10^{%g}'", "set grid x y lc rgb '#dddddd'", "set border 3", "set tics nomirror",
      "set datafile missing 'nan'", "set key Left reverse spacing 1 samplen 1 enhanced font ',12'",
      "set xlabel 'unit roundoff u' offset 0,0.3",
    ]
    let panels = [2, 3].flatMap { column in
      columns.map { panel(column: column, widest: $0, showsKey: $0 == columns[0], dataName) }
    }
    return commands.joined(separator: "\n") + "\n" + panels.joined(separator: "\n") + "\nunset multiplot\n"
  }

  /// One panel: the error (column 2 of the data) or the step (column 3) of the formats of at most so many bits.
  /// The first of a row has the key.
  private func panel(column: Int, widest: Int, showsKey: Bool, _ dataName: String) -> String {
    let isError = column == 2
    let reach = Double(widest) * Double.log10(2)
    var (curves, points): ([String], [String]) = ([], [])
    var lowest = -1.0
    for (index, fit) in study.fits(rows).enumerated() {
      let method = fit.method
      let theory = isError ? method.errorExponent : method.stepExponent
      let own = own(method).filter { $0.precision <= widest }
      guard !own.isEmpty else { continue }
      let color = Self.colors[index % Self.colors.count]
      // The dashed line has the slope of theory and passes through the middle of all points.
      if let law = isError ? fit.error : fit.step {
        let shift = (law.logFactor + (law.exponent - theory) * meanLogarithm(index)) * Double.log10(2)
        curves.append("\(theory)*x+\(shift) with lines dt 2 lw 1.3 lc rgb '\(color)' notitle")
      }
      let name = gnuplotQuoted("\(method.name)  \(Self.theory(method, of: isError))")
      points.append(
        "\(gnuplotQuoted(dataName)) index \(index) using 1:\(column) with points "
          + "\(method.order == nil ? "pt 6 ps 0.75 lw 1.5" : "pt 7 ps 0.5") lc rgb '\(color)' title \(name)")
      lowest = own.compactMap { (isError ? $0.error : $0.step).flatMap(log10) }.reduce(lowest, Swift.min)
    }
    // Formats have their names above the panels that show them apart; those that lie too close share a mark.
    var marks: [(names: [String], place: Double)] = []
    for format in study.formats.filter({ $0.precision <= widest }).sorted(by: { $0.precision < $1.precision }) {
      let place = -Double(format.precision) * Double.log10(2)
      if let last = marks.last, last.place - place < 0.03 * reach {
        marks[marks.count - 1] = (last.names + [format.name], place)
      } else {
        marks.append(([format.name], place))
      }
    }
    let names = marks.map { "\(gnuplotQuoted($0.names.joined(separator: ", "))) \($0.place)" }
    let titles =
      widest <= 113
      ? "set x2tics (\(names.joined(separator: ", "))) rotate by 50 left offset 0,-0.2 scale 0.4 font ',10'\n"
        + "set link x2\n" : "unset x2tics\n"
    return titles
      + "set xrange [\(-1.05 * reach):\(0.03 * reach)]\nset yrange [\(1.06 * lowest):\(-0.06 * lowest)]\n"
      + (showsKey ? "set key bottom right\n" : "unset key\n")
      + "set ylabel '\(isError ? "best relative error" : "best step h")' offset 0.5,0\n"
      + "plot " + (curves + points + ["NaN notitle"]).joined(separator: ", \\\n     ")
  }

  /// The mean of log₂ u over a method's points.
  private func meanLogarithm(_ index: Int) -> Double {
    let own = own(study.methods[index])
    return own.map { -Double($0.precision) }.reduce(0, +) / Double(own.count)
  }

  /// `u^{2/3}`, as gnuplot sets it.
  private static func theory(_ method: DifferenceMethod, of error: Bool) -> String {
    guard let order = method.order else { return error ? "u" : "any below u^{1/2}" }
    return "u^{\(error ? order : 1)/\(order + 1)}"
  }
}
