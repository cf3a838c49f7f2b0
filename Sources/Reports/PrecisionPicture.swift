import MultiPrecision
import RealModule
import Scalars
import StepAnalysis

/// Best error and best step against the unit roundoff, log–log, side by side: points measured, theory dashed.
///
/// The data are logarithms to base 10, a block for each method, with the columns log₁₀ of u, error and step.
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
    let fits = study.fits(rows)
    let least = -Double(rows.map(\.precision).max() ?? 1) * Double.log10(2)
    let commands = [
      "set terminal \(kind.terminal(width: 1200, height: 560))", "set output \(gnuplotQuoted(output))",
      "set multiplot layout 1,2 title \(gnuplotQuoted(study.title)) noenhanced font ',16' margins 0.075,0.985,0.12,0.86 "
        + "spacing 0.085",
      "set format '10^{%g}'", "set grid lc rgb '#dddddd'", "set border 3", "set tics nomirror",
      "set datafile missing 'nan'", "set key top left Left reverse spacing 1.15 samplen 1.5 enhanced font ',12'",
      // The narrow formats are at the right, the wide ones at the left, the error falling with u.
      "set xrange [\(1.04 * least):\(-0.04 * least)]", "set xlabel 'unit roundoff u'",
    ]
    let panels = [
      (
        "best relative error", 2, fits.map { ($0.error, $0.method.errorExponent, Self.theory($0.method, of: true)) }
      ), ("best step h", 3, fits.map { ($0.step, $0.method.stepExponent, Self.theory($0.method, of: false)) }),
    ]
    let plots = panels.map { label, column, laws in
      var curves: [String] = []
      for (index, law) in laws.enumerated() {
        guard let fit = law.0, !own(study.methods[index]).isEmpty else { continue }
        let color = Self.colors[index % Self.colors.count]
        let name = gnuplotQuoted("\(study.methods[index].name)  {/*0.9 \(law.2)}")
        curves.append(
          "\(gnuplotQuoted(dataName)) index \(index) using 1:\(column) with points pt 7 ps 0.7 lc rgb '\(color)' title \(name)"
        )
        // The dashed line has the slope of theory and passes through the middle of the points.
        let shift = (fit.logFactor + (fit.exponent - law.1) * meanLogarithm(index)) * Double.log10(2)
        curves.append("\(law.1)*x+\(shift) with lines dt 2 lw 1.3 lc rgb '\(color)' notitle")
      }
      return "set ylabel \(gnuplotQuoted(label))\nplot " + curves.joined(separator: ", \\\n     ")
    }
    return commands.joined(separator: "\n") + "\n" + plots.joined(separator: "\n") + "\nunset multiplot\n"
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
