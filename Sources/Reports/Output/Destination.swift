import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path is a name of, where something is to be written.
enum Destination {
  /// What this process has open already.
  case open(Int32)
  /// A pipe, a terminal, a device: it cannot be replaced.
  case stream(String)
  /// A plain file, links followed; with what there is of it now.
  case file(String, stat?)

  init(_ path: String) throws(SystemFailure) {
    var status = stat()
    if path == "-" {
      self = .open(STDOUT_FILENO)
    } else if stat(path, &status) != 0 {
      guard errno == ENOENT else { throw .last }
      self = .file(Self.followed(path), nil)
    } else if Self.isStandardOutput(status) {
      self = .open(STDOUT_FILENO)
    } else if status.st_mode & S_IFMT == S_IFREG {
      guard let real = realpath(path, nil) else { throw .last }
      defer { free(real) }
      self = .file(String(cString: real), status)
    } else {
      self = .stream(path)
    }
  }

  private static func isStandardOutput(_ status: stat) -> Bool {
    var output = stat()
    return fstat(STDOUT_FILENO, &output) == 0 && output.st_dev == status.st_dev && output.st_ino == status.st_ino
  }

  /// Where links lead that lead to nothing yet.
  private static func followed(_ path: String) -> String {
    var url = URL(fileURLWithPath: path)
    // As many as the system itself follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) else { break }
      url = URL(fileURLWithPath: next, relativeTo: url.deletingLastPathComponent())
    }
    return url.path
  }
}
