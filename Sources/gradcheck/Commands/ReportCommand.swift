import EvidenceReports
import ArgumentParser
import Reports
import Subjects

/// `gradcheck report`: one page that shows all there is to know of a gradient and its differences.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one HTML page on a gradient and its differences.",
    discussion: """
      The page answers whether the gradient is right, shows what the error of a difference is made of, which steps the \
      published rules choose, and what precision buys. It needs nothing else: its pictures are in it, nothing is loaded, \
      and it says which command made it. There is no date in it: the same command writes the same bytes.

      Without a claimed gradient the page begins with the differences. With several variables they are taken along \
      --coordinate; where that is not given, along the worst component of the claim. The claim serves as the truth about \
      errors only where it is found right; elsewhere the truth comes from differences at high precision.

      EXAMPLES
        gradcheck report sin --format binary32 --output sin.html
        gradcheck report --f "exp(x)/x" --at 0.5 --format binary32 --output -

      EXIT STATUS
        0   the page is written, whatever its answer; 'check' has a status for that
        64  the arguments cannot be used
        69  gnuplot is missing or failed: the page is written without pictures
        74  the page cannot be written
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions

  @Option(
    help: ArgumentHelp(
      "The variable that differences move along, needed when there are several and no gradient.", valueName: "name"))
  var coordinate: String?

  @Option(
    help: ArgumentHelp("The page's file, written whole or not at all; - is standard output.", valueName: "file"))
  var output: String

  func validate() throws {
    try subject.requireSubject()
    guard !output.isEmpty else { throw ValidationError("--output wants the name of a file, or -.") }
    if let name = formats.format.first(where: { name in formats.format.count { $0 == name } > 1 }) {
      throw ValidationError("The format '\(name)' is given twice.")
    }
  }

  func run() async throws {
    var page = try reportingMisuse { try emptyPage() }
    let told = { (activity: String) -> Progress.Handler in ProgressBar(activity).show }
    let evidence = try reportingMisuse { try page.addVerdict(told) }
    try await reportingMisuse { try await page.addDifferences(told) }
    try write(page.page.html)
    if output != "-" {
      let answers = evidence.headlines.map { "  \($0)\n" }.joined()
      print("\(evidence.names.title)\n\(answers)  page        \(output)")
    }
    guard let failure = page.failure else { return }
    Terminal.complain("gradcheck: \(failure.description)")
    throw ExitCode(69)
  }

  private func emptyPage() throws -> GradientPage {
    var plain = subject
    plain.faulty = false
    return try GradientPage(
      subject.subject(),
      GradientPage.Options(
        plainTitle: try plain.subject().names.title, claim: subject.gradient, formats: try formats.named(),
        coordinate: coordinate, seed: subject.seed, version: GradcheckCommand.configuration.version,
        command: Array(CommandLine.arguments.dropFirst())))
  }

  private func write(_ text: String) throws {
    do {
      try OutputFile.write(text, to: output)
    } catch {
      Terminal.complain("gradcheck: \(error.description)")
      throw ExitCode(74)
    }
  }
}
