import EvidenceReports
import ArgumentParser
import BlackBoxes
import MultiPrecision
import Reports
import Subjects

/// `gradcheck study noise`: the noise of functions, measured and estimated.
struct StudyNoiseCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "noise",
    abstract: "The measured noise of f beside ECnoise's estimate.",
    discussion: """
      The values of a function around a point are compared with the same function at high precision, at the same points: \
      their differences are the noise, exactly. Beside it stand what ECnoise (Moré and Wild, 2011) makes of values alone, \
      and u|f|, a rounding of the value. Without a subject it works on the sixteen problems of the Python package \
      numericalderivative at their own points.

      EXAMPLES
        gradcheck study noise
        gradcheck study noise rosenbrock --coordinate x1
        gradcheck study noise --f "(1-cos(x))/x^2" --at 0.001 --format binary64 --format bfloat16
        gradcheck study noise --problems sin,oliver3 --csv
      """)

  @OptionGroup var subject: SubjectOptions

  @Option(
    help: ArgumentHelp(
      "Several problems by name, with commas between them: of the sixteen, or of 'gradcheck list'.",
      valueName: "names"))
  var problems: String?

  @Option(help: ArgumentHelp("The variable that moves, needed when there are several.", valueName: "name"))
  var coordinate: String?

  @OptionGroup var formats: StudyFormats<NoiseStudy>

  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    try validateStudy()
    try requireNoPicture()
    if subject.isGiven {
      try subject.requireSubject()
      guard problems == nil else { throw ValidationError("Give either a subject or --problems, not both.") }
      guard !subject.faulty, subject.gradient.isEmpty else {
        throw ValidationError("Noise is of the function alone; --gradient and --faulty have no place here.")
      }
    } else if coordinate != nil {
      throw ValidationError("--coordinate goes with a subject; without one every variable moves in turn.")
    }
  }

  func study(command: [String]) throws -> NoiseStudy {
    let sites = subject.isGiven ? [try site(subject.subject())] : try Self.sites(problems)
    return NoiseStudy(
      command: command, formats: try formats.named(), sites: sites)
  }

  /// The place of the one subject, whose title is the function and the point.
  private func site(_ subject: Subject) throws -> StudySite {
    let index = try subject.index(ofCoordinate: coordinate)
    let title = subject.names.title
    let words = title.ranges(of: " at ").last
    let point = words.map { String(title[$0.upperBound...]) } ?? ""
    let along = subject.names.variables.count > 1 ? " along \(subject.names.variables[index])" : ""
    return StudySite(
      place: StudyPlace(function: words.map { String(title[..<$0.lowerBound]) } ?? title, point: point + along),
      subject: subject, coordinate: index)
  }
}
