import Foundation
import Programs

/// Makes pictures with gnuplot, in a folder of its own, and moves them to their place when they are whole.
package struct Gnuplot: Sendable {
  /// How long it may take for a picture; then it is ended, with all that it started.
  package var limit: Duration
  package init(limit: Duration = .seconds(60)) { self.limit = limit }

  /// Draws `picture` into the file at `path`, whose ending says the kind; `-` writes SVG to standard output.
  ///
  /// With `keepingScript` the script and its data stay beside the picture, under its name with the endings `.gnuplot` and
  /// `.dat`; they draw it again with `gnuplot NAME.gnuplot` in that folder. Throws ``GnuplotError`` when gnuplot is missing
  /// or fails, ``OutputFileError`` when a file cannot be written; nothing is left half done.
  package func draw(
    _ picture: some Picture, to path: String, theme: PictureStyle.Theme = .light, size: PictureStyle.Size = .screen,
    keepingScript: Bool = false
  ) throws {
    let style = PictureStyle(kind: try Self.requireKind(of: path), theme: theme, size: size)
    let target = URL(fileURLWithPath: path == "-" ? "picture.svg" : path)
    let name = target.deletingPathExtension().lastPathComponent
    let script = picture.script(style: style, dataName: name + ".dat", output: target.lastPathComponent)

    try OutputFile.write(
      try drawn(script, data: picture.data, name: name, into: target.lastPathComponent), to: path)
    if keepingScript, path != "-" {
      let base = target.deletingPathExtension()
      try OutputFile.write(picture.data, to: base.appendingPathExtension("dat").path)
      try OutputFile.write(script, to: base.appendingPathExtension("gnuplot").path)
    }
  }

  /// `picture` as the text of an SVG document, the same for the same picture and the same gnuplot.
  ///
  /// Throws ``GnuplotError`` when gnuplot is missing or fails.
  package func svg(_ picture: some Picture) throws -> String {
    let script = picture.script(style: PictureStyle(kind: .svg), dataName: "picture.dat", output: "picture.svg")
    let bytes = try drawn(script, data: picture.data, name: "picture", into: "picture.svg")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What `script` draws, run as `name.gnuplot` beside `name.dat` in a folder of its own, which is then removed.
  private func drawn(_ script: String, data: String, name: String, into output: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradcheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try OutputFile.write(data, to: folder.appendingPathComponent(name + ".dat").path)
    try OutputFile.write(script, to: folder.appendingPathComponent(name + ".gnuplot").path)
    try run(script: name + ".gnuplot", in: folder)
    guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(output)), !bytes.isEmpty else {
      throw GnuplotError.failed("it drew nothing")
    }
    return bytes
  }

  /// The kind of picture that a file's name asks for.
  @discardableResult
  package static func requireKind(of path: String) throws(GnuplotError) -> PictureKind {
    if path == "-" { return .svg }
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    guard let kind = PictureKind(rawValue: ending) else { throw .unknownKind(path) }
    return kind
  }

  private func run(script: String, in folder: URL) throws(GnuplotError) {
    let arguments = ["gnuplot", "-e", "cd " + gnuplotQuoted(folder.path), folder.appendingPathComponent(script).path]
    do throws(ToolRun.Failure) { try ToolRun.run(arguments, limit: limit) } catch {
      switch error {
      case .missing: throw .notInstalled
      case .notStarted(let reason): throw .failed(reason)
      case .tooSlow: throw .tooSlow(limit)
      case .failed(let end, let said): throw .failed(said.isEmpty ? "\(end)" : said)
      }
    }
  }
}

/// Why there is no picture.
package enum GnuplotError: Error, Hashable, CustomStringConvertible {
  case notInstalled
  case unknownKind(String)
  case failed(String)
  case tooSlow(Duration)

  package var description: String {
    switch self {
    case .notInstalled:
      "gnuplot is not installed, so there is no picture; install it with 'apt-get install gnuplot-nox' on Debian and "
        + "Ubuntu, or 'brew install gnuplot' on macOS"
    case .unknownKind(let path): "'\(path)' must end in .svg, .png or .pdf, or be - for SVG on standard output"
    case .failed(let reason): "gnuplot failed: \(reason)"
    case .tooSlow(let limit): "gnuplot took longer than \(limit), and was ended; --plot-timeout gives it more time"
    }
  }
}
