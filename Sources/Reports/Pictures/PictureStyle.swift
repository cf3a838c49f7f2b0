/// How a picture is made: the kind of its file, the ground it stands on, and how large it is.
package struct PictureStyle: Hashable, Sendable {
  /// The ground: that of paper, or of a dark screen.
  package enum Theme: String, CaseIterable, Sendable { case light, dark }

  /// The room: a screen, or a column of a paper, 3.5 inches wide, with letters of 8 points.
  package enum Size: String, CaseIterable, Sendable { case screen, column }

  package var kind: PictureKind
  package var theme: Theme
  package var size: Size

  package init(kind: PictureKind, theme: Theme = .light, size: Size = .screen) {
    (self.kind, self.theme, self.size) = (kind, theme, size)
  }

  var isColumn: Bool { size == .column }

  // MARK: Colours

  /// What letters and axes are drawn in, what is said beside them, the lines of the grid, and the ground.
  var ink: String { theme == .light ? "#1a1a1a" : "#ececec" }
  var muted: String { theme == .light ? "#666666" : "#a8a8a8" }
  var grid: String { theme == .light ? "#e4e4e4" : "#3a3d42" }
  var ground: String { theme == .light ? "#ffffff" : "#16181c" }

  /// Colours that are told apart on the ground, also by those who see red and green alike, as far as so many can be.
  var palette: [String] {
    switch theme {
    case .light:
      [
        "#c0392b", "#1b6ca8", "#3d7d18", "#b8860b", "#7b3294", "#0f7f7f", "#d95f02", "#c51b7d", "#8c510a", "#444444",
        "#000000",
      ]
    case .dark:
      [
        "#ff8a75", "#6db7f2", "#9ad86a", "#f0c454", "#c9a2f2", "#5fd0cf", "#ffab5e", "#f589c6", "#d9aa73", "#c4c4c4",
        "#ffffff",
      ]
    }
  }

  func color(_ index: Int) -> String { palette[index % palette.count] }

  // MARK: Sizes

  /// The pixels of an SVG in one pixel of what is drawn: 1.5 for a PNG on a screen, and 300 points an inch in a column.
  private var pixels: Double { kind == .png ? (isColumn ? 300.0 / 96 : 1.5) : 1 }

  /// The size of the letters, in the terminal's own unit.
  private var letters: Double {
    switch kind {
    case .svg: isColumn ? 10.5 : 14
    case .png: (isColumn ? 10.5 : 14) * pixels * 6 / 7
    case .pdf: isColumn ? 8 : 14
    }
  }

  /// The height of a line of text, in pixels of the SVG.
  var line: Double { isColumn ? 12.5 : 17 }

  /// The width of a letter, in pixels of the SVG.
  var letter: Double { isColumn ? 5.4 : 7.2 }

  /// The size of a mark, which the SVG terminal draws larger than the others do.
  func mark(_ size: Double) -> Double { size * (kind == .svg ? 0.65 : 1) * (isColumn ? 0.75 : 1) }

  /// A font of `part` of the usual size.
  func font(_ part: Double) -> String { "font ',\((letters * part * 10).rounded() / 10)'" }

  /// The gnuplot terminal that makes a picture of so many pixels of the SVG; a column is as wide as a column.
  func terminal(width: Int = 900, height: Int = 600) -> String {
    let font = "font 'Helvetica,\((letters * 10).rounded() / 10)' background rgb '\(ground)'"
    switch kind {
    case .svg: return "svg size \(width),\(height) fixed \(font)"
    case .png:
      let (w, h) = (Int(Double(width) * pixels), Int(Double(height) * pixels))
      return "pngcairo size \(w),\(h) linewidth \(isColumn ? 2.5 : 1.3) pointscale \(isColumn ? 2.5 : 1.3) \(font)"
    case .pdf:
      let inch = isColumn ? 96.0 : 100
      return "pdfcairo size \(Double(width) / inch),\(Double(height) / inch) \(font)"
    }
  }

  /// The commands that every picture begins with: its file, and axes, ticks and grid in the style's colours.
  func opening(output: String, width: Int = 900, height: Int = 600) -> [String] {
    [
      "set terminal \(terminal(width: width, height: height))", "set output \(gnuplotQuoted(output))",
      "set border 3 lc rgb '\(ink)'", "set tics nomirror tc rgb '\(ink)' \(font(0.93)) scale 0.6",
      "set grid x y lt 1 lw 0.5 lc rgb '\(grid)'", "set format x '10^{%g}'", "set format y '10^{%g}'",
      "set style textbox opaque noborder margins 0.4,0.2 fillcolor rgb '\(ground)'",
      "set datafile missing 'nan'", "set key tc rgb '\(ink)' \(font(0.86)) Left reverse samplen 3",
    ]
  }

  /// The commands that put what the lines mean into a row, or two, below the picture.
  func keyBelow(rows: Int = 1) -> [String] {
    [
      "set bmargin \(isColumn ? Double(rows) * 0.9 + 3.6 : Double(rows) * 0.9 + 3.3)",
      "set key at screen 0.5,0.012 bottom center horizontal maxrows \(rows)",
    ]
  }

  /// The powers of ten between two ticks, so that an axis of so many has no more names than it has room for.
  func ticks(over decades: Double, in pixels: Double) -> Double {
    let least = decades * 6.5 * letter / pixels
    return [0.5, 1, 2, 5, 10, 20, 50, 100].first { $0 >= least } ?? 200
  }

  /// The commands that name the axes.
  func axes(x: String, y: String) -> [String] {
    [
      "set xlabel \(gnuplotQuoted(x)) offset 0,0.3 tc rgb '\(ink)'",
      "set ylabel \(gnuplotQuoted(y)) offset 0.8,0 tc rgb '\(ink)'",
    ]
  }

  /// A title at the upper left, and under it what else is to be said, if anything; a line holds what the width has room for.
  func title(_ title: String, _ under: String? = nil, width: Int, height: Int) -> [String] {
    func cut(_ text: String, _ part: Double) -> String {
      let room = Int(Double(width) * 0.97 / (letter * part))
      return text.count > room ? text.prefix(room - 1) + "…" : text
    }
    let first = 1 - line / Double(height)
    var commands = [
      "set label \(gnuplotQuoted(cut(title, 1.1))) at screen 0.015,\(first) left noenhanced \(font(1.1)) tc rgb '\(ink)'"
    ]
    if let under {
      commands.append(
        "set label \(gnuplotQuoted(cut(under, 0.86))) at screen 0.015,\(1 - 2.4 * line / Double(height)) left noenhanced "
          + "\(font(0.86)) tc rgb '\(muted)'")
    }
    return commands
  }
}
