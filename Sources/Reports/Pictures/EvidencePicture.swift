package import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
import Subjects

/// What a check saw of a black box along one coordinate: by how much each difference misses the estimate, against its step, log–log.
///
/// Beside the differences of the looks stand what the claim misses it by, the uncertainty of the estimate, and what the noise of f's
/// values makes of a difference. Truncation falls with the step to the left, noise rises; a claim that is right lies where they meet,
/// and a wrong one above. The data are logarithms to base 10: a block for each look, then one for the noise.
package struct EvidencePicture: Picture {
  private let title, verdict: String
  private let looks: [[(step: Double, miss: Double)]]
  private let claim, uncertainty, noise: Double?

  /// The picture of a coordinate; nil where there are no differences, or no estimate.
  init?(_ c: CoordinateRecord, title: String, verdict: String) {
    let estimate = c.estimate.measured
    guard let differences = c.differences, estimate.isFinite else { return nil }
    // A miss of zero, which has no logarithm, is drawn as a hundredth of the uncertainty.
    let least = log10(c.uncertainty / 100) ?? -20
    looks = differences.map { look in
      look.compactMap { difference in
        log10(difference.step).map { ($0, Swift.max(least, log10((difference.slope - estimate).magnitude) ?? least)) }
      }
    }.filter { !$0.isEmpty }
    guard !looks.isEmpty else { return nil }
    self.title = title
    self.verdict = verdict
    claim = log10(c.discrepancy)
    uncertainty = log10(c.uncertainty)
    noise = c.noise.flatMap { log10($0) }
  }

  private var steps: ClosedRange<Double> {
    let all = looks.joined().map(\.step)
    return (all.min() ?? 0) - 0.5...(all.max() ?? 0) + 0.5
  }

  /// The misses of each look, then the noise at the ends of the steps.
  package var data: String {
    let blocks = looks.map { look in
      "# log10 of h, |difference - estimate|\n" + look.map { "\($0.step) \($0.miss)\n" }.joined()
    }
    let ends = noise.map { noise in
      [steps.lowerBound, steps.upperBound].map { "\($0) \(noise - $0)\n" }.joined()
    }
    return (blocks + [ends.map { "# noise\n" + $0 } ?? ""]).joined(separator: "\n\n")
  }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  package func script(style: PictureStyle, dataName: String, output: String) -> String {
    let heights = looks.joined().map(\.miss) + [claim, uncertainty].compactMap(\.self)
    let (low, high) = ((heights.min() ?? -1) - 0.5, (heights.max() ?? 0) + 0.5)
    let source = gnuplotQuoted(dataName)
    let decades = steps.upperBound - steps.lowerBound
    let (width, height) = style.isColumn ? (336, 290) : (900, 600)
    var commands =
      style.opening(output: output, width: width, height: height)
      + style.title(title, verdict, width: width, height: height)
      + style.axes(x: "step h, in units of the variable", y: "|difference − estimate|") + [
        "set lmargin 9", "set rmargin 2", "set tmargin \(style.isColumn ? 3.4 : 4)",
        "set xtics \(style.ticks(over: decades, in: Double(width) * 0.8))",
        "set xrange [\(steps.lowerBound):\(steps.upperBound)]", "set yrange [\(low):\(high)]",
      ] + style.keyBelow(rows: style.isColumn ? 3 : 1)
    var curves = looks.indices.map { k in
      let name = looks.count == 1 ? "differences" : k == 0 ? "first look" : "second look"
      return "\(source) index \(k) using 1:2 with points pt \(k == 0 ? 7 : 9) ps \(style.mark(1)) "
        + "lc rgb '\(style.color(k + 1))' title '\(name)'"
    }
    if noise != nil {
      curves.append(
        "\(source) index \(looks.count) using 1:2 with lines lw 1.5 dt 2 lc rgb '\(style.muted)' title 'noise of f over h'"
      )
    }
    // What does not change with the step has its name beside it, where there is more room: differences rise to the right, and noise to the left.
    for (height, name, color) in [
      (uncertainty, "uncertainty of the estimate", style.ink), (claim, "the claim, less the estimate", style.color(0)),
    ] {
      guard let height else { continue }
      curves.append("\(height) with lines lw 2 lc rgb '\(color)' notitle")
      let isHigh = height > (low + high) / 2
      commands.append(
        "set label '\(name)' at graph \(isHigh ? 0.01 : 0.99), first \(height) \(isHigh ? "left" : "right") "
          + "offset 0,\(isHigh ? -0.7 : 0.7) \(style.font(0.86)) tc rgb '\(color)'")
    }
    return commands.joined(separator: "\n") + "\nplot " + curves.joined(separator: ", \\\n     ") + "\n"
  }
}

extension EvidenceReport {
  /// The picture of the worst component of which more was seen than one difference, in the first format; nil where there is none.
  package var picture: EvidencePicture? {
    guard let record = records.first else { return nil }
    return record.worstFirst.lazy.compactMap { place -> EvidencePicture? in
      let c = record.coordinates[place]
      let name = record.dimension == 1 ? "" : "\(names.variables[c.index]) of "
      return EvidencePicture(
        c, title: name + names.title, verdict: record.headline(names))
    }.first
  }
}
