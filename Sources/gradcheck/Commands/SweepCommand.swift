import EvidenceReports
import ArgumentParser
import FiniteDifferences
import MultiPrecision
import Reports
import StepAnalysis
import Subjects

/// `gradcheck sweep`: the error of a difference against its step, split exactly.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Sweep the step h and separate truncation from roundoff, exactly.",
    discussion: """
      For each step the difference quotient is computed in the working format, and again at high precision, at the exact \
      points and at the points that the format can represent. Their differences are the truncation error, the rounding \
      of the step and the roundoff of the evaluation; the three add up to the total error.

      EXAMPLES
        gradcheck sweep sin
        gradcheck sweep sin --format binary32 --format mp128 --plot sweep.svg
        gradcheck sweep rosenbrock --coordinate x1 --stencil central4
        gradcheck sweep --f "exp(x)/x" --at x=0.5 --steps 1e-16:1e0 --csv
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The variable that moves, needed when there are several; may be repeated, and 'all' means each in turn.",
      valueName: "name"))
  var coordinate: [String] = []

  @Option(
    help: ArgumentHelp("Move along a direction instead: a number for each variable, as in --at.", valueName: "point"))
  var direction: String?

  @Option(help: ArgumentHelp("The steps: 2^-52:2^0, 1e-16:1e0, or a list such as 1e-3,1e-4.", valueName: "grid"))
  var steps: String?

  @Option(help: "The difference formula.", completion: .list(Stencil.named.map(\.name)))
  var stencil = "central2"

  @Option(help: "Divide by the nominal step or by the spacing of the points.", completion: .list(["step", "spacing"]))
  var divisor = "step"

  @Option(
    help: ArgumentHelp("The reference format; by default the narrowest that is wide enough.", valueName: "format"))
  var reference: String?

  @OptionGroup var drawing: PictureOptions

  func validate() throws {
    try subject.requireSubject()
    guard coordinate.isEmpty || direction == nil else {
      throw ValidationError("Choose one of --coordinate and --direction.")
    }
    guard !drawing.isOutput || !(output.json || output.csv) else {
      throw ValidationError("--plot - and --json or --csv cannot share standard output.")
    }
  }

  func run() throws {
    let reports = try reportingMisuse { try measure() }
    if output.json {
      try Terminal.write(reports.count == 1 ? reports[0].json : .array(reports.map(\.json)))
    } else if output.csv {
      try Terminal.write(reports[0].csv)
    } else if !drawing.isOutput {
      try Terminal.write(reports.map { $0.text(rows: output.rows ?? 14) }.joined(separator: "\n"))
    }
    try drawing.draw(SweepPicture(reports[0]))
    if let plot = drawing.plot, !output.json, !output.csv, plot != "-" {
      try Terminal.writeLine("\n  picture     \(plot)")
    }
  }

  /// A report for each line that is swept; one alone where there is one table or one picture to fill.
  private func measure() throws -> [SweepReport] {
    let subject = try subject.subject()
    let lines = try SubjectLine.lines(of: subject, coordinates: coordinate, direction: direction)
    guard lines.count == 1 || (drawing.plot == nil && !output.csv) else {
      throw ValidationError("--csv and --plot show one coordinate; these are \(lines.count).")
    }
    let stencil = try Stencil(argument: stencil)
    let grid = try steps.map { try StepGrid($0) }
    let reference = try reference.map { try NamedFormat(named: $0) }
    guard let divisor = StepDivisor(rawValue: divisor) else {
      throw UnknownName("divisor", divisor, among: StepDivisor.allCases.map(\.rawValue))
    }
    let formats = try formats.named()
    return try lines.map { line in
      let question = SweepQuestion(along: line, stencil: stencil, divisor: divisor, grid: grid, reference: reference)
      var names = subject.names
      names.title += line.label
      return SweepReport(names, try question.answers(subject, in: formats))
    }
  }
}
