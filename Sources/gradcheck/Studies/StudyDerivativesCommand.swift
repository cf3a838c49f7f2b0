import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports

/// `gradcheck study derivatives`: how right and how honest automatic derivatives are.
struct StudyDerivativesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "derivatives",
    abstract: "Measure the automatic derivative on 1419 points.",
    discussion: """
      Differentiates black boxes without any parameter, as 'gradcheck differentiate' does, and compares with the derivative \
      at 60 digits: on the grids of the sixteen problems of the Python package numericalderivative, 41 points of each \
      interval without x = 0, 645 in all; and on 774 difficult points: fast and slow functions, cancellation, noise, \
      kinks, periods, edges of domains. Digits are -log10 of the relative error, at most those of the format, and 0 where \
      there is no estimate.

      EXAMPLES
        gradcheck study derivatives
        gradcheck study derivatives --format binary32 --csv
      """)

  @Option(
    help: ArgumentHelp("The number format; see list.", valueName: "format"), completion: .list(FormatOptions.names))
  var format = "binary64"

  @OptionGroup var output: OutputOptions

  func run() throws {
    let format = try reportingMisuse { try NamedFormat(named: self.format) }
    let bar = ProgressBar("differentiating in \(format)")
    defer { bar.finish() }
    let report = DerivativeStudyReport(in: format) { bar.advance(to: $0, of: $1) }
    try output.write(json: report.json, csv: report.csv, text: report.text)
  }
}
