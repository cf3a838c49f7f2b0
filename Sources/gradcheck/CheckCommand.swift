import ArgumentParser
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Problems
import Reports
import Scalars

/// `gradcheck check`: a gradient against differences.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a hand-written gradient against numerical differentiation.",
    discussion: """
      The textbook check: central differences n of step h along each coordinate, and the relative error \
      |a - n| / (|a| + |n| + 1e-8) of the claimed gradient a, in Euclidean norms; it passes below the tolerance. In \
      binary64 h = 1e-7 and the tolerance is 1e-5; in a format of p bits they are 10^(-7p/53) and 10^(-5p/53).

      EXAMPLES
        gradcheck check rosenbrock
        gradcheck check misra1a --point certified --format mp256
        gradcheck check digits --format binary32 --format binary64
        gradcheck check misra1a --faulty
        gradcheck check --f "x^2*y" --gradient "2*x*y" "x^2" --at "x=1.5,y=0.3"
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The step h, a decimal number; by default that of the format.", valueName: "h"))
  var step: String?

  @Option(
    help: ArgumentHelp("The relative error must be below this; by default that of the format.", valueName: "number"))
  var tolerance: String?

  @Option(help: "The difference formula.", completion: .list(Stencil.named.map(\.name)))
  var stencil = "central2"

  func validate() throws {
    guard subject.f == nil || !subject.gradient.isEmpty else {
      throw ValidationError("There is nothing to check without a claimed gradient: give --gradient.")
    }
  }

  func run() throws {
    let report = try reportingMisuse { try measure() }
    if output.json {
      print(report.json.indented)
    } else if output.csv {
      print(report.csv, terminator: "")
    } else {
      print(report.text(rows: output.rows ?? 6, style: Terminal.hasColor ? .colored : .plain), terminator: "")
    }
    if !report.passed { throw ExitCode(1) }
  }

  private func measure() throws -> CheckReport {
    let subject = try subject.subject()
    let stencil = try FormatOptions.stencil(stencil)
    var report = CheckReport(
      title: subject.title, variables: subject.variables, blocks: subject.blocks.map { ($0.name, $0.range) })
    guard let gradient = subject.gradient else { return report }
    for type in try formats.types() {
      try append(type, subject, subject.function, gradient, stencil, to: &report)
    }
    return report
  }

  /// One format's check. The digits network does a million operations in each of 1 200 evaluations; the rest is short.
  @specialized(where S == Float, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == Double, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == MPFloat<Words<4>>, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  private func append<S: RealScalar, F: RealFunction, G: RealVectorFunction>(
    _ type: S.Type, _ subject: Subject, _ f: F, _ gradient: G, _ stencil: Stencil, to report: inout CheckReport
  ) throws {
    let point: [S] = try subject.coordinates(as: S.self)
    let claim = try GradientClaim(point: point, gradient: gradient(point))
    let check = try TextbookCheck<S>(
      step: number(step, option: "--step") ?? TextbookCheck.defaultStep,
      tolerance: number(tolerance, option: "--tolerance") ?? TextbookCheck.defaultTolerance,
      stencil: stencil, parallelism: .automatic)
    let bar = ProgressBar("checking \(subject.title) in \(S.formatName)")
    defer { bar.finish() }
    report.append(check({ f($0) }, claim, progress: { bar.advance(to: $0, of: point.count) }))
  }

  private func number<S: RealScalar>(_ text: String?, option: String) throws -> S? {
    guard let text else { return nil }
    guard let value = S(decimal: text) else {
      throw ValidationError("\(option) takes a decimal number such as 1e-7; '\(text)' is none.")
    }
    return value
  }
}
