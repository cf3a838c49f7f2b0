import EvidenceReports
import ArgumentParser
import Reports

/// The command: parses the arguments and hands over to a subcommand.
#if !FUZZING
  @main
#endif
struct GradcheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradcheck",
    abstract: "Is my gradient right, or can I blame floating point?",
    discussion: """
      Checks hand-written gradients in any precision and tells a wrong formula from roundoff; measures the error of \
      numerical differentiation exactly: truncation apart from roundoff. Finds the wrong components among a million.

      EXAMPLES
        gradcheck check rosenbrock
        gradcheck check misra1a --format binary32 --format binary64
        gradcheck check --f "x^2*y" --gradient "2*x*y" "x^2" --at "x=1.5,y=0.3"
        gradcheck check --python model.py:loss,gradient --at x0.json
        gradcheck locate digits --faults 3
        gradcheck sweep sin --format binary32 --format binary64 --plot sweep.svg
        gradcheck sweep --f "exp(x)/x" --at 0.5 --steps 1e-16:1e0 --csv
        gradcheck step sin
        gradcheck differentiate --f "sin(1000*x)" --at x=1
        gradcheck study advice
        gradcheck report sin --format binary32 --output report.html
        gradcheck eval "gamma(1/3)" --format mp256
        gradcheck list functions

      EXIT STATUS
      \(Ending.table)
      """,
    version: version,
    subcommands: [
      CheckCommand.self, LocateCommand.self, SweepCommand.self, StepCommand.self, DifferentiateCommand.self,
      StudyCommand.self, MergeCommand.self, ReportCommand.self, EvalCommand.self, ListCommand.self,
      AdapterCommand.self, HostLibraryCommand.self,
    ])

  /// The release, and the commit that it was built from where that is known.
  static let version = Release.version + (sourceCommit.isEmpty ? "" : " (commit \(sourceCommit))")

  static func main() async {
    Terminal.prepare()
    do {
      let arguments = ArgumentText.normalized(try ArgumentFile.expanded(Array(CommandLine.arguments.dropFirst())))
      try OptionNames.check(arguments)
      var command = try parseAsRoot(arguments)
      if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
    } catch {
      end(with: error)
    }
  }

  /// Ends this process as an error wants it, having said what is to be said.
  private static func end(with error: any Error) -> Never {
    if let error = error as? OutputFileError, error.isBrokenPipe { Terminal.endUnread() }
    if let (ending, message) = Ending.of(error) {
      if let message { Terminal.complain("gradcheck: \(message)") }
      exit(withError: ExitCode(ending.rawValue))
    }
    // Help and the version come as errors too, of success.
    let (code, message) = (exitCode(for: error), fullMessage(for: error))
    if code.isSuccess {
      do throws(OutputFileError) { if !message.isEmpty { try Terminal.writeLine(message) } } catch { end(with: error) }
      exit()
    }
    guard code == .validationFailure else {
      // What no part of this command has foreseen must not look like a verdict.
      Terminal.complain("gradcheck: \(error)")
      exit(withError: ExitCode(Ending.fault.rawValue))
    }
    Terminal.complain(message)
    exit(withError: code)
  }
}
