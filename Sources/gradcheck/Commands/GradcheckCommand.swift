import EvidenceReports
import ArgumentParser

/// The command: parses the arguments and hands over to a subcommand.
@main
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
        0   the gradient is right (agree), or the work was done
        1   the gradient is wrong (disagree), or failed the textbook's check
        2   undecided: neither right nor wrong, for a reason that is told
        64  the arguments, or a line of a file of cases, cannot be used
        69  gnuplot, or a program that is asked for values, is missing or failed
        74  the results of a file of cases, of a study or a report cannot be written
        130 a study was interrupted with Ctrl-C; --resume goes on
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, LocateCommand.self, SweepCommand.self, StepCommand.self, DifferentiateCommand.self,
      StudyCommand.self, MergeCommand.self, ReportCommand.self, EvalCommand.self, ListCommand.self,
      AdapterCommand.self, HostLibraryCommand.self,
    ])

  static func main() async {
    do {
      let arguments = ArgumentText.normalized(try ArgumentFile.expanded(Array(CommandLine.arguments.dropFirst())))
      try OptionNames.check(arguments)
      await main(arguments)
    } catch {
      exit(withError: error)
    }
  }
}
