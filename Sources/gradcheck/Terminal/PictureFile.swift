import ArgumentParser
import Reports

/// Pictures as a command makes them: what goes wrong ends it with the status that the help promises.
enum PictureFile {
  /// Draws into the file at `path`; without gnuplot the command ends with status 69, everything else being done.
  static func draw(_ picture: some Picture, to path: String, keepingScript: Bool) async throws {
    do {
      try await Gnuplot.draw(picture, to: path, keepingScript: keepingScript)
    } catch let error as GnuplotError {
      Terminal.complain("gradcheck: \(error.description)")
      throw ExitCode(69)
    } catch let error as OutputFileError {
      throw ValidationError(error.description)
    }
  }
}
