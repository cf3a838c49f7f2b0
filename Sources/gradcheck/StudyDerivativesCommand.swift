import ArgumentParser
import Problems
import Reports
import Scalars
import StepAnalysis

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
    let type = try reportingMisuse { try FormatOptions.type(format) }
    let report = report(type)
    output.write(json: report.json, csv: report.csv, text: report.text)
  }

  private func report<S: RealScalar>(_ type: S.Type) -> DerivativeStudyReport {
    let sets = [("published", DerivativeCase.published), ("difficult", DerivativeCase.difficult)]
    let bar = ProgressBar("differentiating in \(S.formatName)")
    defer { bar.finish() }
    let count = sets.reduce(0) { $0 + $1.1.count }
    var done = 0
    return DerivativeStudyReport(
      format: S.formatName,
      sets: sets.map { name, cases in
        let trials = cases.map { one in
          done += 1
          bar.advance(to: done, of: count)
          return trial(one, one.function, S.self)
        }
        return (name, DerivativeScore.scores("all", of: trials))
      })
  }

  /// How right the automatic derivative of `f` is at the case's point, rounded to the format.
  private func trial<S: RealScalar>(_ one: DerivativeCase, _ f: some RealFunction, _ type: S.Type) -> DerivativeTrial {
    DerivativeTrial.measured(one.family, f, truth: one.truth, at: S(one.point))
  }
}
