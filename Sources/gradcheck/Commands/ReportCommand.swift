import EvidenceReports
import ArgumentParser
import Programs
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

      With --over the page is on a region instead: where the gradient is wrong, and how many digits f and the gradient's formula \
      keep, as curves where one variable moves and as maps where two do; --versus compares another formula with the gradient's.

      The exit status is 0 whatever the answer; 'check' has one for that. Without gnuplot the page is written without pictures.

      EXAMPLES
        gradcheck report sin --format binary32 --output sin.html
        gradcheck report --f "exp(x)/x" --at 0.5 --format binary32 --output -
        gradcheck report --f "log(1+x)" --over "x=1e-9:1 log" --output map.html

      EXIT STATUS
      \(Ending.table)
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions

  @Option(
    help: ArgumentHelp(
      "The variable that differences move along, needed when there are several and no gradient.", valueName: "name"))
  var coordinate: String?

  @OptionGroup(title: "A region instead of a point") var place: PointsOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Another formula for the gradient, whose digits over the region are compared with those of --gradient.",
      valueName: "expression ..."))
  var versus: [String] = []

  @Option(
    help: ArgumentHelp("The page's file, written whole or not at all; - is standard output.", valueName: "file"))
  var output: String

  @OptionGroup var time: PictureTime

  func validate() throws {
    try subject.requireSubject(overRegion: place.over != nil)
    guard place.over == nil || coordinate == nil else {
      throw ValidationError("--coordinate is of differences at a point; --over looks at many.")
    }
    guard versus.isEmpty || place.over != nil && (!subject.gradient.isEmpty || subject.problem != nil) else {
      throw ValidationError("--versus is compared with --gradient over a region: --over.")
    }
    guard !output.isEmpty else { throw ValidationError("--output wants the name of a file, or -.") }
    if let name = formats.format.first(where: { name in formats.format.count { $0 == name } > 1 }) {
      throw ValidationError("The format '\(name)' is given twice.")
    }
  }

  func run() async throws {
    if place.over != nil { return try await runOverRegion() }
    var page = try reportingMisuse { try emptyPage() }
    let told = { (activity: String) -> Progress.Handler in ProgressBar(activity).show }
    let evidence = try reportingMisuse { try page.addVerdict(told) }
    try await reportingMisuse { try await page.addDifferences(told) }
    try write(page.page, evidence.names.title, evidence.headlines, [page.session].compactMap(\.self))
  }

  /// Writes the page, and says what it answers, and what became of the programs that were asked.
  func write(_ page: IllustratedPage, _ title: String, _ answers: [String], _ sessions: [ProgramSession]) throws {
    ProgressBar.clear()
    let html = page.page.html
    if output == "-" { try Terminal.write(html) } else { try OutputFile.write(html, to: output) }
    if output != "-" {
      try Terminal.writeLine("\(title)\n\(answers.map { "  \($0)\n" }.joined())  page        \(output)")
    }
    for session in sessions { try session.settle() }
    if let failure = page.failure { throw failure }
  }

  private func emptyPage() throws -> GradientPage {
    var plain = subject
    plain.faulty = false
    var options = GradientPage.Options(
      plainTitle: try plain.subject().names.title, claim: subject.claimedFormulae, formats: try formats.named(),
      coordinate: coordinate, seed: subject.seed, version: GradcheckCommand.version,
      command: Array(CommandLine.arguments.dropFirst()))
    options.gnuplot = time.gnuplot
    return try GradientPage(subject.subject(), options)
  }
}
