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
  private let blocks: [(name: String, points: [(x: Double, y: Double)])]

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
    blocks = ["agree", "undecided", "disagree"].map { name in
      let points = map.verdicts.filter { $0.verdict.name == name }.map { verdict in
        let place = columns.map { Double(verdict.at[$0]) ?? .nan }
        // An error of zero, or one that is not known, is drawn at the foot.
        let error = verdict.relativeError.map { $0 > 0 ? Swift.max(-20, Double.log10($0)) : -20 } ?? -20
        return (x: place[0], y: isFlat ? error : place[1])
      }
      return (name, points)
    }
  }

  var data: String {
    blocks.map { block in
      "# \(block.name)\n" + (block.points.isEmpty ? "nan nan\n" : block.points.map { "\($0.x) \($0.y)\n" }.joined())
    }.joined(separator: "\n\n")
  }

  func script(style: PictureStyle, dataName: String, output: String) -> String {
    let (width, height) = style.isColumn ? (336, 260) : (900, 600)
    var commands = style.opening(output: output, width: width, height: height) + ["unset grid", "set format '%g'"]
    commands += style.title(title, headline, width: width, height: height)
    commands += ["set tmargin at screen 0.87"] + style.keyBelow()
    for (axis, side) in zip(["x", "y"], sides) {
      if side.isLogarithmic { commands += ["set logscale \(axis)", "set format \(axis) '10^{%L}'"] }
      commands.append("set \(axis)range [\(side.range.lower):\(side.range.upper)]")
    }
    if sides.count == 1 {
      commands += ["set format y '10^{%g}'", "set yrange [-20.5:0.5<*]", "set autoscale yfixmax"]
      commands += style.axes(x: sides[0].name, y: "relative error of the claim")
    } else {
      commands += style.axes(x: sides[0].name, y: sides[1].name)
    }
    let source = gnuplotQuoted(dataName)
    let curves = zip(blocks.indices, zip(blocks, [1, 3, 0])).map { k, part in
      let (block, color) = part
      return "\(source) index \(k) using 1:2 with points pt 7 ps \(style.mark(0.6)) lc rgb '\(style.color(color))' "
        + "title '\(block.name) (\(block.points.count))'"
    }
    return commands.joined(separator: "\n") + "\nplot " + curves.joined(separator: ", \\\n     ") + "\n"
  }
}
