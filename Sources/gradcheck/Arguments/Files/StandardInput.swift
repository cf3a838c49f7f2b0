import Foundation

/// What stands on standard input: one process has it once, however often it is asked for.
enum StandardInput {
  /// All bytes, read to the end when they are first wanted.
  static let bytes = (try? FileHandle.standardInput.readToEnd()) ?? Data()
}
