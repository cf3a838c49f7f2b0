import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports
import StepSelection
import Subjects

/// `gradcheck study rules`: the scoreboard of the rules for choosing a step.
struct StudyRulesCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "The scoreboard of all rules for choosing a step.",
    usage: "gradcheck study rules [<options>]",
    discussion: """
      Every rule chooses its step as a black box for the sixteen problems of the Python package numericalderivative, and \
      what comes of it is compared with the derivative at high precision: regret is the true error over the least that \
      was measured at any step. The tables say how each rule did over all points; --csv and --json have every choice. \
      For a picture of one function see 'gradcheck step --plot'.

      EXAMPLES
        gradcheck study rules
        gradcheck study rules --problems exp,sin --form central --format bfloat16
        gradcheck study rules --grid --format binary64 --csv --output rules.csv
        parallel gradcheck study rules --grid --shard {}/8 --output part{}.jsonl ::: $(seq 8)
      """)

  @Option(
    help: ArgumentHelp(
      "Problems by name, with commas between them: of the sixteen, or of 'gradcheck list'. (default: the sixteen)",
      valueName: "names"))
  var problems: String?

  @Flag(help: "Take 41 points of each problem's interval, 645 in all, in place of its own point.")
  var grid = false

  @Option(
    help: ArgumentHelp(
      "A difference, may be repeated: forward, central or second. (default: all three)", valueName: "form"),
    completion: .list(DifferenceForm.allCases.map(\.rawValue)))
  var form: [String] = []

  @OptionGroup var formats: StudyFormats<RuleStudy>

  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    try validateStudy()
    try requireNoPicture(hint: "; 'gradcheck step --plot' draws one function")
  }

  func study(command: [String]) throws -> RuleStudy {
    try requireDistinct(form, "form")
    let forms = try (form.isEmpty ? DifferenceForm.allCases.map(\.rawValue) : form).map { name in
      guard let form = DifferenceForm(rawValue: name) else {
        throw UnknownName("form", name, among: DifferenceForm.allCases.map(\.rawValue))
      }
      return form
    }
    return RuleStudy(
      command: command, formats: try formats.named(), forms: forms,
      sites: try Self.sites(problems, grid: grid))
  }
}

extension StudyingCommand {
  /// The sites of the named problems, with commas between them; those of the sixteen where none are named.
  static func sites(_ problems: String?, grid: Bool = false) throws -> [StudySite] {
    guard let problems else { return StudySite.published(grid: grid) }
    let names = problems.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() }
    guard !names.isEmpty else { throw ValidationError("--problems names no problem.") }
    try requireDistinct(names, "problem")
    return try names.flatMap { try StudySite.named($0, grid: grid) }
  }
}
