import ArgumentParser
import Reports
import Scalars
import StepAnalysis
import StepSelection

/// `gradcheck step`: the steps that published rules choose, and how good they are.
struct StepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Choose the step of a difference by published rules.",
    discussion: """
      Each rule sees the function as a black box in the working format. Beside its step stand the difference there, \
      the error that the rule's own numbers give it, and the true error, from the same function at high precision. \
      Regret is the true error over the best one measured: 1 is as good as a difference can be here. exact-optimum is \
      the rule that is told the derivatives.

      EXAMPLES
        gradcheck step sin
        gradcheck step --f "exp(-x/1e6)" --at 1 --form forward
        gradcheck step --f "x^4" --at 2 --rule curtis-reid --trace
        gradcheck step rosenbrock --coordinate x1 --format bfloat16 --csv
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

  /// The rules that the command knows, the one that is told the derivatives among them.
  static let ruleNames = StepRules.all.map(\.name) + [ExactOptimum().name]

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
  }

  func run() async throws {
    let reports = try reportingMisuse { try choose() }
    output.write(
      json: reports.count == 1 ? reports[0].json : .array(reports.map(\.json)),
      csv: CSV.line(StepReport.columns) + reports.map(\.csv).joined(),
      text: reports.map { $0.text(trace: trace) }.joined(separator: "\n"))
  }

  private func choose() throws -> [StepReport] {
    let subject = try subject.subject()
    let index = try coordinateIndex(subject.variables)
    let form = try differenceForm()
    return try formats.types().map { try report($0, subject, index, form) }
  }

  private func report<T: RealScalar>(
    _ type: T.Type, _ subject: Subject, _ index: Int, _ form: DifferenceForm
  ) throws -> StepReport {
    let point = try subject.coordinates(as: T.self)
    let noise = noise.flatMap { T(decimal: $0) }
    guard noise?.isFinite != false else { throw ValidationError("--noise is too large for \(T.formatName).") }
    let along = subject.variables.count > 1 ? ", along \(subject.variables[index])" : ""
    var report = StepReport(title: subject.title + along, form: form, formatName: T.formatName)
    report.measure(subject.function, point, index, rule: rule, noise: noise)
    return report
  }

  private func coordinateIndex(_ variables: [String]) throws -> Int {
    guard let coordinate else {
      if variables.count == 1 { return 0 }
      let names = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
      throw ValidationError(
        "The function has \(variables.count) variables (\(names)); choose with --coordinate NAME.")
    }
    guard let index = variables.firstIndex(of: coordinate) else {
      throw UnknownName.failure("variable", coordinate, among: variables)
    }
    return index
  }

  /// The form that is asked for, or that the rule has.
  private func differenceForm() throws -> DifferenceForm {
    guard rule == "all" || Self.ruleNames.contains(rule) else {
      throw UnknownName.failure("rule", rule, among: Self.ruleNames)
    }
    let forms = StepRules.named(rule)?.forms ?? DifferenceForm.allCases
    guard let form else { return forms.contains(.central) ? .central : forms[0] }
    guard let chosen = DifferenceForm(rawValue: form) else {
      throw UnknownName.failure("form", form, among: DifferenceForm.allCases.map(\.rawValue))
    }
    guard forms.contains(chosen) else {
      throw ValidationError(
        "The rule \(rule) has no \(form) form; it has \(forms.map(\.rawValue).joined(separator: " and ")).")
    }
    return chosen
  }
}
