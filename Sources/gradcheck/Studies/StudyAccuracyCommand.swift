import ArgumentParser
import EvidenceReports
import Expressions
import MultiPrecision
import Reports
import Scalars
import Subjects

/// `gradcheck study accuracy`: the digits that a function and its gradient's formula lose over a region.
struct StudyAccuracyCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "A map of the digits that f and formulae for its gradient keep.",
    discussion: """
      At every point of a region, in each format, the values of f and of the gradient's formula are compared with their true \
      ones, enclosed at high precision: how many digits are kept, at which points the fewest, and over which share of the \
      region half of them. With --versus two formulae for the gradient are compared: which is better, and where.

      EXAMPLES
        gradcheck study accuracy --f "(1-cos(x))/x^2" --over "x=1e-9:1 log"
        gradcheck study accuracy --f "log(1+x)" --gradient "1/(1+x)" --over x=-0.5:2
        gradcheck study accuracy --f "2*sin(x/2)^2/x^2" --over "x=1e-9:1 log" --csv
        gradcheck study accuracy --f "log(1+x)" --over "x=1e-9:1 log" --plot map.svg
        gradcheck study accuracy --f "x^2-y^2" --over x=0:1,y=0:1 --plot map.svg
      """)

  @OptionGroup var subject: SubjectOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Another formula for the gradient, to be compared with --gradient, an expression for each variable.",
      valueName: "expression ..."))
  var versus: [String] = []

  @OptionGroup var place: PointsOptions
  @OptionGroup var formats: StudyFormats<AccuracyStudy>
  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    guard place.over != nil else {
      throw ValidationError("A map is of a region: --over \"x=1e-9:1 log\", a range for each variable that moves.")
    }
    try subject.requireSubject(overRegion: true)
    guard versus.isEmpty || !subject.gradient.isEmpty || subject.problem != nil else {
      throw ValidationError("--versus is compared with --gradient.")
    }
    try validateStudy()
  }

  func study(command: [String]) throws -> AccuracyStudy {
    try subject.accuracy(over: place, versus: versus, in: formats.named(), command: command)
  }
}
