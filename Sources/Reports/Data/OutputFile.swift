package import Foundation

/// A file that is written whole or not at all.
package enum OutputFile {
  /// Writes `text` to the file at `path`, replacing what is there; a reader never sees a part of it.
  ///
  /// The text goes to a new file beside it first, which then takes its name. The name `-` stands for standard output.
  package static func write(_ text: String, to path: String) throws(OutputFileError) {
    try write(Data(text.utf8), to: path)
  }

  /// Writes `bytes` to the file at `path`, as ``write(_:to:)`` does.
  package static func write(_ bytes: Data, to path: String) throws(OutputFileError) {
    do {
      if path == "-" {
        try FileHandle.standardOutput.write(contentsOf: bytes)
      } else {
        try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
      }
    } catch {
      throw OutputFileError(path: path, reason: error.localizedDescription)
    }
  }
}

/// Why a file could not be written.
package struct OutputFileError: Error, CustomStringConvertible {
  /// The file's path as it was given.
  package let path: String
  /// What the system said.
  package let reason: String
  package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }
  package var description: String { "cannot write \(path): \(reason)" }
}
