import EvidenceReports
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the person at the terminal sees: colour only where there is one to see it.
enum Terminal {
  /// Whether standard output is a terminal that wants colour (the environment's `NO_COLOR` says it does not).
  static var hasColor: Bool { isOutput && getenv("NO_COLOR") == nil }

  /// The style of what is written to standard output.
  static var style: TextStyle { hasColor ? .colored : .plain }

  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes all of a text to standard output at once; false when nobody takes it.
  static func write(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { send(STDOUT_FILENO, $0) }
      if written < 0, errno != EINTR { return false }
      rest = rest.dropFirst(max(0, written))
    }
    return true
  }

  /// Writes a message to standard error.
  static func complain(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = line.withUnsafeBytes { send(STDERR_FILENO, $0) }
  }

  private static func send(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }
}
