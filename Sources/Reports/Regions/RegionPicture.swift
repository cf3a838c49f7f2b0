import EvidenceReports
import GradientChecking
import MultiPrecision
import RealModule
import Subjects

/// The points of a region by their verdicts: in the plane of the two variables that move, or, where one moves, by the error of the claim.
///
/// The data have a block for each verdict, agree, undecided and disagree, of the coordinates of its points.
struct RegionPicture: Picture {
  private let title, headline: String
  private let sides: [Region.Side]
  /// x and y of the points, by verdict.
  private let blocks: [(name: String, color: String, points: [(x: Double, y: Double)])]

  /// The picture of the first format; nil where more than two variables move.
  init?(_ study: RegionStudy, _ maps: [RegionMap]) {
    guard let map = maps.first, study.question.region.sides.count <= 2 else { return nil }
    let names = study.question.subject.names
    sides = study.question.region.sides
    title = names.title.count > 80 ? names.title.prefix(79) + "…" : names.title
    headline =
      "in \(map.format.name): "
      + ["agree", "disagree", "undecided"].map { "\(map.count($0)) \($0)" }
      .joined(separator: ", ")
    let columns = sides.compactMap { side in names.variables.firstIndex(of: side.name) }
    let isFlat = columns.count == 1
    blocks = [("agree", "#1b6ca8"), ("undecided", "#e6a817"), ("disagree", "#b2182b")].map { name, color in
      let points = map.verdicts.filter { $0.verdict.name == name }.map { verdict in
        let place = columns.map { Double(verdict.at[$0]) ?? .nan }
        // An error of zero, or one that is not known, is drawn at the foot.
        let error = verdict.relativeError.map { $0 > 0 ? Swift.max(-20, Double.log10($0)) : -20 } ?? -20
        return (x: place[0], y: isFlat ? error : place[1])
      }
      return (name, color, points)
    }
  }

  var data: String {
    blocks.map { block in
      "# \(block.name)\n" + (block.points.isEmpty ? "nan nan\n" : block.points.map { "\($0.x) \($0.y)\n" }.joined())
    }.joined(separator: "\n\n")
  }

  func script(kind: PictureKind, dataName: String, output: String) -> String {
    var commands = [
      "set terminal \(kind.terminal)", "set output \(gnuplotQuoted(output))",
      "set label \(gnuplotQuoted(title)) at screen 0.015,0.965 left noenhanced font ',16'",
      "set label \(gnuplotQuoted(headline)) at screen 0.015,0.92 left noenhanced font ',12' tc rgb '#666666'",
      "set lmargin at screen 0.1", "set rmargin at screen 0.97", "set tmargin at screen 0.87",
      "set bmargin at screen 0.2", "set border 3", "set tics nomirror out", "set datafile missing 'nan'",
      "set key at screen 0.09,0.012 left bottom horizontal Left reverse samplen 1 font ',12'",
      "set xlabel \(gnuplotQuoted(sides[0].name)) noenhanced offset 0,0.3",
    ]
    for (axis, side) in zip(["x", "y"], sides) {
      if side.isLogarithmic {
        commands += ["set logscale \(axis)", "set format \(axis) '10^{%L}'"]
      }
      commands.append("set \(axis)range [\(side.range.lower):\(side.range.upper)]")
    }
    if sides.count == 1 {
      commands += [
        "set ylabel 'relative error of the claim' offset 0.5,0", "set format y '10^{%g}'", "set yrange [-20.5:]",
      ]
    } else {
      commands.append("set ylabel \(gnuplotQuoted(sides[1].name)) noenhanced offset 0.5,0")
    }
    let source = gnuplotQuoted(dataName)
    let size = kind == .svg ? 0.45 : 0.7
    let curves = blocks.enumerated().map { k, block in
      "\(source) index \(k) using 1:2 with points pt 7 ps \(size) lc rgb '\(block.color)' "
        + "title '\(block.name) (\(block.points.count))'"
    }
    return commands.joined(separator: "\n") + "\nplot " + curves.joined(separator: ", \\\n     ") + "\n"
  }
}
