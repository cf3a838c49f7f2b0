import ArgumentParser
import Reports

/// Where a picture goes.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Draw the picture with gnuplot: a file .svg, .png or .pdf, or - for SVG.", valueName: "file"))
  var plot: String?

  @Flag(help: "Leave gnuplot's script and data beside the picture.")
  var keepScript = false

  func validate() throws {
    guard !keepScript || (plot != nil && plot != "-") else {
      throw ValidationError("--keep-script needs the picture's file: --plot FILE.")
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
      try await Gnuplot.draw(picture, to: plot, keepingScript: keepScript)
    } catch let error as GnuplotError {
      Terminal.complain("gradcheck: \(error.description)")
      throw ExitCode(69)
    } catch let error as OutputFileError {
      throw ValidationError(error.description)
    }
  }
}
