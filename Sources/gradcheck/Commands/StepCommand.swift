import ArgumentParser
import Reports
import Scalars
import StepAnalysis
import StepSelection
import Subjects

/// `gradcheck step`: the steps that published rules choose, and how good they are.
struct StepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Choose the step of a difference by published rules.",
    discussion: """
      Each rule sees the function as a black box in the working format. Beside its step stand the difference there, \
      the error that the rule's own numbers give it, and the true error, from the same function at high precision. \
      Regret is the true error over the best one measured: 1 is as good as a difference can be here. exact-optimum is \
      the rule that is told the derivatives; automatic is 'gradcheck differentiate', which extrapolates over several \
      steps. --plot draws the measured error against the step, with every choice marked on it.

      EXAMPLES
        gradcheck step sin
        gradcheck step --f "exp(-x/1e6)" --at 1 --form forward
        gradcheck step --f "x^4" --at 2 --rule curtis-reid --trace
        gradcheck step rosenbrock --coordinate x1 --format bfloat16 --csv
        gradcheck step sin --format binary32 --plot rules.svg
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("A rule by its name, or 'all'; 'gradcheck list rules' shows them.", valueName: "name"),
    completion: .list(["all"] + ruleNames))
  var rule = "all"

  @Option(
    help: ArgumentHelp(
      "The difference: forward, central or second. By default central, or what the rule has.", valueName: "form"),
    completion: .list(DifferenceForm.allCases.map(\.rawValue)))
  var form: String?

  @Option(help: ArgumentHelp("The variable that moves, needed when there are several.", valueName: "name"))
  var coordinate: String?

  @Option(
    help: ArgumentHelp(
      "The magnitude of the error of the function's values; by default a rounding, or what the rule measures.",
      valueName: "number"))
  var noise: String?

  @Flag(help: "Print every step that the rule tried.")
  var trace = false

  @OptionGroup var drawing: PictureOptions

  /// The rules that the command knows, the one that is told the derivatives and the automatic derivative among them.
  static let ruleNames = RuleContestants.names

  func validate() throws {
    try subject.requireSubject()
    if let noise {
      guard let value = Double(decimal: noise), value >= 0 else {
        throw ValidationError("--noise must be a number that is not negative; it is '\(noise)'.")
      }
    }
    guard !trace || rule != "all" else {
      throw ValidationError("--trace prints one rule's steps: choose it with --rule.")
    }
    guard !trace || !output.csv else {
      throw ValidationError("--trace and --csv do not go together; --json has the trace.")
    }
    guard !drawing.isOutput || !(output.json || output.csv || trace) else {
      throw ValidationError("--plot - cannot share standard output with anything else.")
    }
    guard drawing.plot == nil || formats.format.count <= 1 else {
      throw ValidationError("--plot shows one format; these are \(formats.format.count).")
    }
  }

  func run() async throws {
    let report = try reportingMisuse { try choose() }
    let picture = drawing.plot == nil ? nil : report.records.first.flatMap { report.picture(of: $0) }
    guard drawing.plot == nil || picture != nil else {
      throw ValidationError("There is no picture: the function has no derivative there that could be told.")
    }
    if !drawing.isOutput {
      output.write(json: report.json, csv: report.csv, text: report.text(trace: trace))
    }
    guard let plot = drawing.plot, let picture else { return }
    try await drawing.draw(picture)
    if !output.json, !output.csv, plot != "-" { print("\n  picture: \(plot)") }
  }

  private func choose() throws -> StepReport {
    let subject = try subject.subject()
    let index = try subject.index(ofCoordinate: coordinate)
    let question = StepQuestion(
      coordinate: index, form: try differenceForm(), noise: noise.flatMap { WrittenNumber($0) },
      rules: rule == "all" ? Self.ruleNames : [rule])
    var names = subject.names
    names.title += SubjectLine(coordinate: index, of: names.variables).label
    return StepReport(names, try question.answers(subject, in: formats.named()))
  }

  /// The form that is asked for, or that the rule has.
  private func differenceForm() throws -> DifferenceForm {
    guard rule == "all" || Self.ruleNames.contains(rule) else {
      throw UnknownName("rule", rule, among: Self.ruleNames)
    }
    let forms =
      rule == "all"
      ? DifferenceForm.allCases
      : DifferenceForm.allCases.filter { RuleContestants.names(for: $0).contains(rule) }
    guard let form else { return forms.contains(.central) ? .central : forms[0] }
    guard let chosen = DifferenceForm(rawValue: form) else {
      throw UnknownName("form", form, among: DifferenceForm.allCases.map(\.rawValue))
    }
    guard forms.contains(chosen) else {
      throw ValidationError(
        "The rule \(rule) has no \(form) form; it has \(forms.map(\.rawValue).joined(separator: " and ")).")
    }
    return chosen
  }
}
