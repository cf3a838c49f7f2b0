import EvidenceReports
import MultiPrecision
import Subjects

/// The digits that are kept over a region: against the variable that moves, a panel for each format, or in the plane of two, a panel for
/// each quantity in the first format.
///
/// The data have a block for each panel and quantity, of the coordinates of its points and the digits kept there.
struct AccuracyPicture: Picture {
  private struct Panel {
    var title: String
    /// Digits of the format.
    var digits: Double
    /// Blocks of the data, by name.
    var blocks: [(name: String, index: Int)]
  }

  private let title: String
  private let sides: [Region.Side]
  private var panels: [Panel] = []
  private var blocks: [String] = []

  /// The picture; nil where more than two variables move.
  init?(_ study: AccuracyStudy, _ maps: [AccuracyMap]) {
    sides = study.question.region.sides
    guard sides.count <= 2, let first = maps.first else { return nil }
    let names = study.question.subject.names
    title = names.title.count > 80 ? names.title.prefix(79) + "…" : names.title
    let columns = sides.compactMap { side in names.variables.firstIndex(of: side.name) }
    func block(_ map: AccuracyMap, _ quantity: Int) -> Int {
      let lines = map.samples.indices.compactMap { i -> (Double, String)? in
        guard let kept = map.kept[quantity][i] else { return nil }
        let place = columns.map { Double(map.samples[i].at[$0]) ?? .nan }
        return (place[0], (place + [kept]).map { "\($0)" }.joined(separator: " "))
      }
      let text = lines.sorted { $0.0 < $1.0 }.map { $0.1 + "\n" }.joined()
      blocks.append("# \(map.format.name) \(study.quantities[quantity])\n" + (text.isEmpty ? "nan nan nan\n" : text))
      return blocks.count - 1
    }
    if sides.count == 1 {
      panels = maps.prefix(4).map { map in
        Panel(
          title: map.format.name, digits: map.digits,
          blocks: study.quantities.indices.map { (study.quantities[$0], block(map, $0)) })
      }
    } else {
      panels = study.quantities.indices.map { k in
        Panel(
          title: "\(study.quantities[k]) in \(first.format.name)", digits: first.digits,
          blocks: [(study.quantities[k], block(first, k))])
      }
    }
  }

  var data: String { blocks.joined(separator: "\n\n") }

  func script(kind: PictureKind, dataName: String, output: String) -> String {
    let isFlat = sides.count == 1
    let (width, height) = isFlat ? (900, 90 + 240 * panels.count) : (60 + 440 * panels.count, 440)
    var commands = [
      "set terminal \(kind.terminal(width: width, height: height))", "set output \(gnuplotQuoted(output))",
      "set border 3", "set tics nomirror out", "set datafile missing 'nan'", "set grid lt 1 lw 0.5 lc rgb '#e8e8e8'",
      "set label 1 \(gnuplotQuoted(title)) at screen 0.015,\(1 - 18 / Double(height)) left noenhanced font ',16'",
      "set multiplot",
    ]
    for (axis, side) in zip(["x", "y"], sides) {
      if side.isLogarithmic { commands += ["set logscale \(axis)", "set format \(axis) '10^{%L}'"] }
      commands.append("set \(axis)range [\(side.range.lower):\(side.range.upper)]")
    }
    let source = gnuplotQuoted(dataName)
    for (k, panel) in panels.enumerated() {
      commands.append("set title \(gnuplotQuoted(panel.title)) noenhanced font ',13' offset 0,-0.6")
      if isFlat {
        commands += flat(panel, k, height: Double(height), source, kind)
      } else {
        let left = 80 + 440 * Double(k)
        commands += [
          "set lmargin at screen \(left / Double(width))", "set rmargin at screen \((left + 300) / Double(width))",
          "set xlabel \(gnuplotQuoted(sides[0].name)) noenhanced offset 0,0.3",
          "set tmargin at screen 0.82", "set bmargin at screen 0.16",
          k == 0 ? "set ylabel \(gnuplotQuoted(sides[1].name)) noenhanced offset 2,0" : "unset ylabel",
          "set cbrange [0:\(panel.digits)]", "set cblabel 'digits kept' offset 1,0",
          "set palette defined (0 '#b2182b', 0.5 '#f7e1a0', 1 '#1b6ca8')",
          "plot \(source) index \(panel.blocks[0].index) using 1:2:3 with points pt 7 ps \(kind == .svg ? 0.8 : 1.2) "
            + "palette notitle", "unset label 1",
        ]
      }
    }
    return commands.joined(separator: "\n") + "\nunset multiplot\n"
  }

  /// The commands of a panel of curves.
  private func flat(_ panel: Panel, _ k: Int, height: Double, _ source: String, _ kind: PictureKind) -> [String] {
    let colors = ["#666666", "#b2182b", "#1b6ca8"]
    let top = 1 - (55 + 240 * Double(k)) / height
    let curves = panel.blocks.enumerated().map { j, block in
      "\(source) index \(block.index) using 1:2 with points pt 7 ps \(kind == .svg ? 0.3 : 0.5) lc rgb '\(colors[j % 3])' "
        + "title '\(block.name)'"
    }
    return [
      "set lmargin at screen 0.08", "set rmargin at screen 0.86", "set tmargin at screen \(top)",
      "set bmargin at screen \(top - 165 / height)", "set key outside right top Left reverse samplen 1 font ',12'",
      k == panels.count - 1 ? "set xlabel \(gnuplotQuoted(sides[0].name)) noenhanced offset 0,0.3" : "unset xlabel",
      "set ylabel 'digits kept' offset 1,0", "set yrange [-0.3:\(panel.digits + 0.5)]",
      "plot " + curves.joined(separator: ", "), "unset label 1",
    ]
  }
}
