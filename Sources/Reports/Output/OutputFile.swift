package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a result goes: a file, which is written whole or not at all, or what is no plain file, which is written as it is.
///
/// All that this package writes for its user goes through here, standard output too. What was not written, to the last byte,
/// is an error, so that nothing is lost in silence: not on a full disk, not where nobody reads.
package enum OutputFile {
  /// Writes `text` to the file at `path`, as ``write(_:to:)`` of bytes does.
  package static func write(_ text: String, to path: String) throws(OutputFileError) {
    try write(Data(text.utf8), to: path)
  }

  /// Writes `bytes` to the file at `path`, replacing what is there.
  ///
  /// - `-` is standard output; so is every other name of it, such as `/dev/stdout`.
  /// - A link is followed: what it leads to is written, and the link stays.
  /// - A pipe, a terminal or a device is written to as it is.
  /// - A plain file is replaced by a new one that was written beside it, so that a reader never sees a part; permissions and
  ///   owner are those of the old one. Where its folder takes no new file, or none of that owner, it is overwritten in place.
  package static func write(_ bytes: Data, to path: String) throws(OutputFileError) {
    do throws(SystemFailure) {
      switch try Destination(path) {
      case .open(let descriptor): try Descriptor(number: descriptor).write(bytes)
      case .stream(let path): try Descriptor.write(bytes, to: path, O_WRONLY)
      case .file(let path, let old): try replace(path, old, by: bytes)
      }
    } catch {
      throw OutputFileError(path: path, failure: error)
    }
  }

  /// Whether `path` is something other than a plain file, beside which nothing can be kept.
  package static func isStream(_ path: String) -> Bool {
    if case .file? = try? Destination(path) { return false }
    return path == "-" || FileManager.default.fileExists(atPath: path)
  }

  private static func replace(_ path: String, _ old: stat?, by bytes: Data) throws(SystemFailure) {
    if old != nil, access(path, W_OK) != 0 { throw .last }
    let new = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent(".gradcheck-\(UUID().uuidString)").path
    let file: Descriptor
    do throws(SystemFailure) {
      file = try Descriptor(opening: new, O_WRONLY | O_CREAT | O_EXCL)
    } catch {
      guard old != nil, [EACCES, EPERM, EROFS].contains(error.code) else { throw error }
      return try Descriptor.write(bytes, to: path, O_WRONLY | O_TRUNC)
    }
    do throws(SystemFailure) {
      let isAlike = old.map { file.becomes(like: $0) } ?? true
      if isAlike { try file.write(bytes, settling: true) }
      try file.close()
      guard isAlike else {
        unlink(new)
        return try Descriptor.write(bytes, to: path, O_WRONLY | O_TRUNC)
      }
      guard rename(new, path) == 0 else { throw .last }
    } catch {
      unlink(new)
      throw error
    }
  }
}

/// Why a result could not be written.
package struct OutputFileError: Error, CustomStringConvertible {
  /// The file's path as it was given.
  package let path: String
  /// What the system said, and what is to be said besides.
  package var reason: String
  /// Whether the only reason is that nobody reads any more.
  package let isBrokenPipe: Bool

  package init(path: String, reason: String) { (self.path, self.reason, isBrokenPipe) = (path, reason, false) }

  init(path: String, failure: SystemFailure) {
    (self.path, reason, isBrokenPipe) = (path, failure.description, failure.code == EPIPE)
  }

  package var description: String { "cannot write \(path == "-" ? "standard output" : path): \(reason)" }
}
