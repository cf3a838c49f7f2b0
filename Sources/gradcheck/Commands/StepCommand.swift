import EvidenceReports
import ArgumentParser
import Reports
import Scalars
import StepAnalysis
import StepSelection
import Subjects

/// `gradcheck step`: the steps that published rules choose, and how good they are.
struct StepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Choose the step of a difference: by published rules, or for every variable.",
    discussion: """
      Of a function of several variables, each gets the step at which one difference along it is most accurate, from the \
      noise and the bends that the automatic derivative measures; beside it stand the error that is to be expected there, \
      and the true one. --for prints the steps as an optimiser takes them, a line to paste. --coordinate chooses one variable \
      for the rules:

      Each rule sees the function as a black box in the working format. Beside its step stand the difference there, \
      the error that the rule's own numbers give it, and the true error, from the same function at high precision. \
      Regret is the true error over the best one measured: 1 is as good as a difference can be here. exact-optimum is \
      the rule that is told the derivatives; automatic is 'gradcheck differentiate', which extrapolates over several \
      steps. --plot draws the measured error against the step, with every choice marked on it.

      EXAMPLES
        gradcheck step rosenbrock
        gradcheck step misra1a --for scipy
        gradcheck step misra1a --form forward --json
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

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Print the steps as a program takes them: scipy, ipopt, matlab, optim or nlopt.", valueName: "program"),
    completion: .list(StepTaker.allCases.map(\.rawValue)))
  var taker: String?

  @Option(help: ArgumentHelp("The variable that moves, for the rules where there are several.", valueName: "name"))
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

  func run() throws {
    let subject = try reportingMisuse { try self.subject.subject() }
    // The contest of rules takes a function that runs at every precision.
    if taker != nil || subject.session != nil || subject.names.variables.count > 1 && coordinate == nil {
      return try chooseForAll(subject)
    }
    let report = try reportingMisuse { try choose() }
    let picture = drawing.plot == nil ? nil : report.records.first.flatMap { report.picture(of: $0) }
    guard drawing.plot == nil || picture != nil else {
      throw ValidationError("There is no picture: the function has no derivative there that could be told.")
    }
    if !drawing.isOutput {
      try output.write(json: report.json, csv: report.csv, text: report.text(trace: trace))
    }
    guard let plot = drawing.plot, let picture else { return }
    try drawing.draw(picture)
    if !output.json, !output.csv, plot != "-" { try Terminal.writeLine("\n  picture: \(plot)") }
  }

  /// The best step for each variable.
  private func chooseForAll(_ subject: Subject) throws {
    let report = try reportingMisuse { try stepsForAll(subject) }
    guard let program = try program() else {
      try output.write(json: report.json, csv: report.csv, text: report.text)
      if !report.isComplete { throw Ending.undecided }
      return
    }
    guard report.records.count == 1, !output.json, !output.csv else {
      throw ValidationError("--for prints one line: it goes with one format, and without --json and --csv.")
    }
    guard let line = report.records[0].paste(for: program) else {
      let missing = zip(subject.names.variables, report.records[0].variables).filter { $0.1.step == nil }.map(\.0)
      Terminal.complain(
        "gradcheck: there is no step for \(missing.joined(separator: ", ")): no derivative could be told.")
      throw Ending.undecided
    }
    try Terminal.writeLine(line)
  }

  private func stepsForAll(_ subject: Subject) throws -> StepVectorReport {
    let isFor = taker != nil
    let others = [
      ("--rule", rule != "all"), ("--trace", trace), ("--plot", drawing.plot != nil), ("--noise", noise != nil),
      ("--coordinate", isFor && coordinate != nil),
    ]
    if let other = others.first(where: \.1)?.0 {
      throw ValidationError("\(other) is for the rules and one variable\(isFor ? "" : ": add --coordinate NAME").")
    }
    let question = StepVectorQuestion(form: try formForAll(), seed: self.subject.seed)
    return StepVectorReport(subject.names, try question.answers(subject, in: formats.named()))
  }

  /// Whom the steps are for.
  private func program() throws -> StepTaker? {
    guard let taker else { return nil }
    guard let program = StepTaker(rawValue: taker) else {
      throw UnknownName("program", taker, among: StepTaker.allCases.map(\.rawValue))
    }
    return program
  }

  /// The form that is asked for, or that the program has.
  private func formForAll() throws -> DifferenceForm {
    let only = try program()?.form
    let chosen = try form.map { text in
      guard let form = DifferenceForm(rawValue: text) else {
        throw UnknownName("form", text, among: [DifferenceForm.forward, .central].map(\.rawValue))
      }
      return form
    }
    guard chosen != .second else {
      throw ValidationError("--form second is for the rules and one variable: add --coordinate NAME.")
    }
    if let chosen, let only, chosen != only {
      throw ValidationError("\(taker ?? "") takes \(only.rawValue) differences, not \(chosen.rawValue) ones.")
    }
    return chosen ?? only ?? .central
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
