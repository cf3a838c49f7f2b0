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

  func script(style: PictureStyle, dataName: String, output: String) -> String {
    let isFlat = sides.count == 1
    let (wide, high) = style.isColumn ? (336, 150) : (900, 240)
    let (width, height) =
      isFlat ? (wide, high * 3 / 8 + high * panels.count) : (wide / 15 + wide / 2 * panels.count, wide / 2)
    var commands =
      style.opening(output: output, width: width, height: height)
      + style.title(title, width: width, height: height) + ["set multiplot"]
    for (axis, side) in zip(["x", "y"], sides) {
      commands += [
        side.isLogarithmic ? "set logscale \(axis)" : "unset logscale \(axis)",
        "set format \(axis) '\(side.isLogarithmic ? "10^{%L}" : "%g")'",
        "set \(axis)range [\(side.range.lower):\(side.range.upper)]",
      ]
    }
    let source = gnuplotQuoted(dataName)
    for (k, panel) in panels.enumerated() {
      commands.append(
        "set title \(gnuplotQuoted(panel.title)) noenhanced tc rgb '\(style.ink)' \(style.font(0.9)) offset 0,-0.6")
      if isFlat {
        commands += flat(panel, k, high: Double(high), height: Double(height), source, style)
      } else {
        commands += map(panel, k, wide: Double(wide), width: Double(width), source, style)
      }
      commands.append("unset label")
    }
    return commands.joined(separator: "\n") + "\nunset multiplot\n"
  }

  /// The commands of a panel of curves.
  private func flat(
    _ panel: Panel, _ k: Int, high: Double, height: Double, _ source: String, _ style: PictureStyle
  ) -> [String] {
    let top = 1 - (high / 4 + high * Double(k)) / height
    let curves = panel.blocks.enumerated().map { j, block in
      "\(source) index \(block.index) using 1:2 with points pt 7 ps \(style.mark(0.45)) "
        + "lc rgb '\(j == 0 ? style.muted : style.color(j - 1))' title '\(block.name)'"
    }
    return [
      "set lmargin at screen 0.09", "set rmargin at screen 0.86", "set tmargin at screen \(top)",
      "set bmargin at screen \(top - 0.68 * high / height)", "set key outside right top samplen 1", "set format y '%g'",
      "set yrange [-0.3:\(panel.digits + 0.5)]",
    ] + style.axes(x: k == panels.count - 1 ? sides[0].name : "", y: "digits kept")
      + ["plot " + curves.joined(separator: ", ")]
  }

  /// The commands of a panel that is a map.
  private func map(
    _ panel: Panel, _ k: Int, wide: Double, width: Double, _ source: String, _ style: PictureStyle
  ) -> [String] {
    let left = 0.1 * wide + wide / 2 * Double(k)
    return [
      "set lmargin at screen \(left / width)", "set rmargin at screen \((left + wide / 3) / width)",
      "set tmargin at screen 0.84", "set bmargin at screen 0.17", "unset grid", "set cbrange [0:\(panel.digits)]",
      "set cblabel 'digits kept' offset 0.5,0 tc rgb '\(style.ink)'", "set cbtics tc rgb '\(style.ink)'",
      "set palette defined (0 '\(style.color(0))', 0.5 '#f7e1a0', 1 '\(style.color(1))')",
    ] + style.axes(x: sides[0].name, y: k == 0 ? sides[1].name : "")
      + [
        "plot \(source) index \(panel.blocks[0].index) using 1:2:3 with points pt 7 ps \(style.mark(1.2)) palette notitle"
      ]
  }
}
