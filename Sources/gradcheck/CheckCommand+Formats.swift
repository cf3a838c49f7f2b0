import ArgumentParser
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Problems
import Reports
import Scalars

/// One subject, checked in each format; by evidence as ``EvidenceMaker`` does.
///
/// The digits network does a million operations in each of 1 200 evaluations, so that checks are specialised for it; the
/// rest is short.
extension CheckCommand {
  /// The check by evidence.
  func evidence() throws -> EvidenceReport {
    let subject = try named.apply(to: subject.subject())
    let maker = EvidenceMaker(
      tolerance: tolerance, isOpaque: opaque, bounds: try bounds.map { try BoundsText($0) },
      reference: reference, seed: self.subject.seed)
    return try maker(subject, in: formats.types())
  }

  /// The check by differences alone: the textbook's, or the componentwise one.
  func differences() throws -> CheckReport {
    let subject = try named.apply(to: subject.subject())
    let stencil = try FormatOptions.stencil(stencil ?? "central2")
    var report = CheckReport(
      title: subject.title, variables: subject.variables, blocks: subject.blocks.map { ($0.name, $0.range) })
    guard let gradient = subject.gradient else { return report }
    for type in try formats.types() { try append(type, subject, subject.function, gradient, stencil, to: &report) }
    return report
  }

  @specialized(where S == Float, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == Double, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == MPFloat<Words<4>>, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  private func append<S: RealScalar, F: RealFunction, G: RealVectorFunction>(
    _ type: S.Type, _ subject: Subject, _ f: F, _ gradient: G, _ stencil: Stencil, to report: inout CheckReport
  ) throws {
    let point: [S] = try subject.coordinates(as: S.self)
    let claim = try GradientClaim(point: point, gradient: gradient(point))
    let tolerance = try number(tolerance, option: "--tolerance") ?? TextbookCheck<S>.defaultTolerance
    let bar = ProgressBar("checking \(subject.title) in \(S.formatName)")
    defer { bar.finish() }
    let progress: @Sendable (Int) -> Void = { bar.advance(to: $0, of: point.count) }
    if criterion == .componentwise {
      let check = try ComponentwiseCheck<S>(tolerance: tolerance, parallelism: .automatic)
      report.append(check({ f($0) }, claim, progress: progress))
    } else {
      let check = try TextbookCheck<S>(
        step: number(step, option: "--step") ?? TextbookCheck.defaultStep, tolerance: tolerance, stencil: stencil,
        parallelism: .automatic)
      report.append(check({ f($0) }, claim, progress: progress))
    }
  }

  private func number<S: RealScalar>(_ text: String?, option: String) throws -> S? {
    try text.map { try Self.number($0, option: option) }
  }

  /// The number that an option is given, rounded once to the format.
  static func number<S: RealScalar>(_ text: String, option: String) throws -> S {
    guard let value = S(decimal: text) else {
      throw ValidationError("\(option) takes a decimal number such as 1e-7; '\(text)' is none.")
    }
    return value
  }
}
