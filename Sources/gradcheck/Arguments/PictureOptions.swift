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

  /// Draws the picture where one is wanted; without gnuplot the command ends with status 69, everything else being done.
  func draw(_ picture: some Picture) async throws {
    guard let plot else { return }
    do {
      try await Gnuplot.draw(
        picture, to: plot, theme: plotTheme ?? .light, size: plotSize ?? .screen, keepingScript: keepScript)
    } catch let error as GnuplotError {
      Terminal.complain("gradcheck: \(error.description)")
      throw ExitCode(69)
    } catch let error as OutputFileError {
      throw ValidationError(error.description)
    }
  }
}
