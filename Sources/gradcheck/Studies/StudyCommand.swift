import EvidenceReports
import ArgumentParser

/// `gradcheck study`: long pieces of work that can be interrupted, resumed and split over machines.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Studies of many formats, methods and functions.",
    discussion: """
      With --output FILE a study keeps its records in FILE.partial while it runs. Ctrl-C leaves that file whole, and the \
      same command with --resume goes on. With --shard i/N it does one of N shares and writes a part; 'gradcheck merge' \
      makes of all parts what the whole study would have written, to the byte.

      EXAMPLES
        gradcheck study precision sin --plot precision.svg
        gradcheck study advice
        gradcheck study derivatives
        gradcheck study rules
        gradcheck study noise
        gradcheck study verdicts
        gradcheck study accuracy --f "(1-cos(x))/x^2" --over "x=1e-9:1 log"
        parallel gradcheck study precision sin --shard {}/8 --output part{}.jsonl ::: $(seq 8)
        gradcheck merge part*.jsonl --csv
      """,
    subcommands: [
      StudyPrecisionCommand.self, StudyAdviceCommand.self, StudyDerivativesCommand.self, StudyRulesCommand.self,
      StudyNoiseCommand.self, StudyVerdictsCommand.self, StudyAccuracyCommand.self,
    ])
}
