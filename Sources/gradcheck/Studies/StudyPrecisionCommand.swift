import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports
import StepAnalysis
import Subjects

/// `gradcheck study precision`: the best error and the best step against the unit roundoff.
struct StudyPrecisionCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "precision",
    abstract: "The best error and the best step of each method against the unit roundoff.",
    discussion: """
      For each format and method the step is searched whose relative error is least, the error being measured against the \
      derivative at high precision and typical of 15 points near x. How error and step follow the unit roundoff u is \
      fitted, and stands beside theory: u^(q/(q+1)) and u^(1/(q+1)) for a method of order q.

      EXAMPLES
        gradcheck study precision sin --plot precision.svg
        gradcheck study precision --f "exp(x)/x" --at 0.5 --format binary32 --format binary64 --format mp256
        gradcheck study precision rosenbrock --coordinate x1 --method central2 --method complex --csv
      """)

  @OptionGroup var subject: SubjectOptions

  @OptionGroup var formats: StudyFormats<PrecisionStudy>

  @Option(
    help: ArgumentHelp(
      "A method, may be repeated. (default: \(DifferenceMethod.all.map(\.name).joined(separator: " ")))",
      valueName: "method"),
    completion: .list(DifferenceMethod.all.map(\.name)))
  var method: [String] = []

  @Option(help: ArgumentHelp("The variable that moves, needed when there are several.", valueName: "name"))
  var coordinate: String?

  @Option(
    help: ArgumentHelp("Move along a direction instead: a number for each variable, as in --at.", valueName: "point"))
  var direction: String?

  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    try subject.requireSubject()
    guard coordinate == nil || direction == nil else {
      throw ValidationError("Choose one of --coordinate and --direction.")
    }
    guard !subject.faulty else { throw ValidationError("--faulty is for checks; a study needs the right gradient.") }
    try validateStudy()
  }

  func study(command: [String]) throws -> PrecisionStudy {
    let gradient = subject.claim
    let subject = try subject.subject()
    let lines = try SubjectLine.lines(of: subject, coordinates: coordinate.map { [$0] } ?? [], direction: direction)
    guard lines.count == 1, let line = lines.first else {
      throw ValidationError("The study moves along one variable; these are \(lines.count).")
    }
    let methods = try (method.isEmpty ? DifferenceMethod.all.map(\.name) : method).map { name in
      guard let method = DifferenceMethod(named: name) else {
        throw UnknownName("method", name, among: DifferenceMethod.all.map(\.name))
      }
      return method
    }
    try requireDistinct(method, "method")
    return PrecisionStudy(
      of: subject, along: line, gradient: gradient, command: command,
      formats: try formats.named(), methods: methods)
  }
}
