import ArgumentParser
import Reports

extension PictureStyle.Theme: ExpressibleByArgument {}
extension PictureStyle.Size: ExpressibleByArgument {}

/// Where a picture goes.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the picture with gnuplot: a file .svg, .png or .pdf, or - for SVG.", valueName: "file"))
  var plot: String?

  @Option(
    help: ArgumentHelp("The picture's ground: light or dark. (default: light)", valueName: "theme"))
  var plotTheme: PictureStyle.Theme?

  @Option(
    help: ArgumentHelp(
      "How large the picture is: for a screen, or for a column of a paper. (default: screen)", valueName: "size"))
  var plotSize: PictureStyle.Size?

  @Flag(help: "Leave gnuplot's script and data beside the picture.")
  var keepScript = false

  @OptionGroup var time: PictureTime

  func validate() throws {
    guard !keepScript || (plot != nil && plot != "-") else {
      throw ValidationError("--keep-script needs the picture's file: --plot FILE.")
    }
    guard plot != nil || (plotTheme == nil && plotSize == nil) else {
      throw ValidationError("--plot-theme and --plot-size are of a picture: --plot FILE.")
    }
    if let plot {
      do { try Gnuplot.requireKind(of: plot) } catch { throw ValidationError(error.description) }
    }
  }

  /// Whether the picture is what is written to standard output.
  var isOutput: Bool { plot == "-" }

  /// Draws the picture where one is wanted; where that fails, everything else is done.
  func draw(_ picture: some Picture) throws {
    guard let plot else { return }
    try time.gnuplot.draw(
      picture, to: plot, theme: plotTheme ?? .light, size: plotSize ?? .screen, keepingScript: keepScript)
  }
}

/// How long a picture may take.
struct PictureTime: ParsableArguments {
  @Option(help: ArgumentHelp("How long gnuplot may take for a picture.", valueName: "seconds"))
  var plotTimeout = 60.0

  func validate() throws {
    guard plotTimeout > 0, plotTimeout <= 1e6 else {
      throw ValidationError("--plot-timeout is \(plotTimeout); it must be greater than 0, and at most 1e6 seconds.")
    }
  }

  var gnuplot: Gnuplot { Gnuplot(limit: .seconds(plotTimeout)) }
}
