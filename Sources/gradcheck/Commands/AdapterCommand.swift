import EvidenceReports
import ArgumentParser
import Programs

/// `gradcheck adapter`: what the other side of the protocol needs.
struct AdapterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapter",
    abstract: "Write what a program, a library or Python needs to be checked.",
    discussion: """
      A function that lives in a program of any language is asked for its values in JSON lines: the page 'protocol' says \
      how, and has a program of ten lines. 'header' is for shared libraries. 'python' is a module for Python's users: \
      check(f, gradient, x), differentiate(f, x), assert_gradient(f, gradient, x) for pytest.

      EXAMPLES
        gradcheck adapter python > gradcheck.py
        gradcheck adapter header > gradcheck.h
        gradcheck adapter protocol
      """)

  enum Side: String, CaseIterable, ExpressibleByArgument { case python, header, `protocol` }

  @Argument(help: "python, header or protocol.") var side: Side

  func run() throws {
    let bytes =
      switch side {
      case .python: ProgramFiles.python
      case .header: ProgramFiles.header
      case .protocol: ProgramFiles.protocolPage
      }
    try Terminal.write(String(decoding: bytes, as: UTF8.self))
  }
}

/// What `--library` starts: this command, as the process that loads the library.
struct HostLibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "host-library", abstract: "Answer for a shared library on standard input and output.",
    shouldDisplay: false)

  @Argument(help: "FILE:f,gradient") var library: String

  func run() {
    var host = LibraryHost(library)
    host.serve()
  }
}
