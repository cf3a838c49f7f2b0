import EvidenceReports
import Programs
import Reports
import Scalars

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard output and error of this command: all that it says goes through here.
///
/// Where a terminal shows it, text of others cannot move the cursor, ring or recolour: control characters are shown, not sent.
enum Terminal {
  /// Whether standard output is a terminal that wants colour (the environment's `NO_COLOR` says it does not).
  static var hasColor: Bool { isOutput && getenv("NO_COLOR") == nil }

  /// The style of what is written to standard output.
  static var style: TextStyle { hasColor ? .colored : .plain }

  /// Whether standard output is a terminal.
  static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes all of a text to standard output at once.
  static func write(_ text: String) throws(OutputFileError) {
    try OutputFile.write(isOutput ? TextStyle.onTerminal(text) : text, to: "-")
  }

  /// Writes a line to standard output.
  static func writeLine(_ text: String) throws(OutputFileError) { try write(text + "\n") }

  /// Writes a document to standard output.
  static func write(_ document: JSON) throws(OutputFileError) { try writeLine(document.withSchema.indented) }

  /// Writes a message to standard error; nobody can be told where that fails.
  static func complain(_ message: String) {
    let shown = message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }
    draw(shown.joined(separator: "\n") + "\n")
  }

  /// Writes to standard error as it is.
  static func draw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { system(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Sees to it that nothing that is opened later takes the number of a standard descriptor that is closed, and that to write
  /// where nobody reads, or more than a file may have, is an error and no signal.
  static func prepare() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // Of the wrong kind, so that reading or writing fails as before.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    RunningChildren.endWithThisProcess()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends this process as one whose output nobody reads: quietly, by the signal.
  static func endUnread() -> Never {
    RunningChildren.end()
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    // Where the signal is blocked: the status that a shell gives it.
    exit(128 + SIGPIPE)
  }
}

/// The system's `write`, under a name that no function here has.
private func system(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
