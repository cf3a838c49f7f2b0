import ArgumentParser
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Problems
import ReferenceDerivatives
import Reports
import Scalars

/// One subject, checked in each format.
///
/// The digits network does a million operations in each of 1 200 evaluations, so that checks are specialised for it; the
/// rest is short.
extension CheckCommand {
  /// The check by evidence.
  func evidence() throws -> EvidenceReport {
    let subject = try named.apply(to: subject.subject())
    var report = EvidenceReport(title: subject.title, variables: subject.variables, blocks: subject.blocks)
    guard let gradient = subject.gradient else { return report }
    let bounds = try bounds.map { try BoundsText($0) }
    for type in try formats.types() { try append(type, subject, subject.function, gradient, bounds, to: &report) }
    return report
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
    _ type: S.Type, _ subject: Subject, _ f: F, _ gradient: G, _ bounds: BoundsText?, to report: inout EvidenceReport
  ) throws {
    let point: [S] = try subject.coordinates(as: S.self)
    let claim = try GradientClaim(point: point, gradient: gradient(point))
    let check = try EvidenceCheck<S>(
      tolerance: number(tolerance, option: "--tolerance"),
      bounds: bounds?.ranges(of: subject.variables, around: point), seed: self.subject.seed)
    let bar = ProgressBar("checking \(subject.title) in \(S.formatName)")
    defer { bar.finish() }
    let progress: @Sendable (Int) -> Void = { bar.advance(to: $0, of: point.count) }
    let evidence =
      opaque
      ? check.opaque({ f($0) }, claim, formula: gradient, progress: progress)
      : check(f, claim, formula: gradient, progress: progress)
    report.append(
      evidence, explanations: evidence.explanations(names: subject.variables, blocks: subject.blocks),
      reference: try reference.map { try derivative(f, at: point, in: FormatOptions.type($0)) })
  }

  /// The derivative at the very numbers of `point`, to all the digits of another format; `null` where there is none.
  private func derivative<S: RealScalar, F: RealFunction, R: RealScalar>(
    _ f: F, at point: [S], in format: R.Type
  ) throws -> (format: String, gradient: [JSON]) {
    let bits = max(R.precision, S.precision) + 20
    guard bits <= NamedFormat.precisions.upperBound / 4 else {
      let most = NamedFormat.precisions.upperBound / 4 - 20
      throw ValidationError("--reference takes a format of \(most) bits at most; \(R.formatName) has \(R.precision).")
    }
    let bar = ProgressBar("differentiating in \(R.formatName)")
    defer { bar.finish() }
    let gradient = ReferencePoint(f, at: point, bits: bits).gradient(seed: self.subject.seed) {
      bar.advance(to: $0, of: point.count)
    }
    return (R.formatName, gradient.partials.map { JSON((try? $0.get())?.rounded(to: R.self)) })
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
