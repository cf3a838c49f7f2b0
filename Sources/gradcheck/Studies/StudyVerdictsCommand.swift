import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports

/// `gradcheck study verdicts`: how right the check is about functions that nobody thought of.
struct StudyVerdictsCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdicts",
    abstract: "How the check judges random gradients, right ones and broken ones.",
    usage: "gradcheck study verdicts [<options>]",
    discussion: """
      Draws random smooth formulae of one to four variables, differentiates them by the rules of calculus, and asks the \
      check about each gradient twice: as it is, and with one component broken, by a factor 1 ± 10^-k (k = 0 to 9), a \
      sign or a zero. Counted are right gradients that are called wrong, broken ones that are called right, by the size \
      of their error, and what is undecided; each failure stands there as a command to paste. The formulae depend on the \
      seed and the format alone.

      EXAMPLES
        gradcheck study verdicts
        gradcheck study verdicts --seed 7 --count 4000 --format binary64 --format bfloat16
        gradcheck study verdicts --opaque --csv --output verdicts.csv
        parallel gradcheck study verdicts --count 100000 --shard {}/8 --output part{}.jsonl ::: $(seq 8)
      """)

  @Option(help: ArgumentHelp("The seed of the formulae.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many formulae to draw for each format.", valueName: "n"))
  var count = 1000

  @Option(
    help: ArgumentHelp("A number format, may be repeated; see list. (default: binary64)", valueName: "format"),
    completion: .list(FormatOptions.names))
  var format: [String] = []

  @Flag(help: "Use nothing of the functions but their values in the format, as of black boxes.")
  var opaque = false

  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    try validateStudy()
    try requireNoPicture()
    try requireDistinct(format, "format")
    guard (1...10_000_000).contains(count) else {
      throw ValidationError("--count must be from 1 to 10000000; it is \(count).")
    }
  }

  func study(command: [String]) throws -> VerdictStudy {
    VerdictStudy(
      command: command, seed: seed, count: count,
      formats: try format.isEmpty ? [NamedFormat(named: "binary64")] : format.map { try NamedFormat(named: $0) },
      isOpaque: opaque)
  }
}
