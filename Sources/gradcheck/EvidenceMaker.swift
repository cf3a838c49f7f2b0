import ArgumentParser
import FaultFinding
import GradientChecking
import MultiPrecision
import Problems
import ReferenceDerivatives
import Reports
import Scalars

/// Checks the claimed gradient of a subject by evidence, in each of several formats.
///
/// The digits network does a million operations in each of 1 200 evaluations, so that checks are specialised for it; the
/// rest is short.
struct EvidenceMaker {
  /// The relative error that is right enough, as decimal text; nil for what floating point explains.
  var tolerance: String?
  /// Whether nothing of the function may be used but its values in the format.
  var isOpaque = false
  /// Where variables may be moved to.
  var bounds: BoundsText?
  /// The name of a format in which the derivative is shown too.
  var reference: String?
  /// The seed of the random directions.
  var seed: UInt64

  /// The evidence; none where the subject has no gradient.
  func callAsFunction(_ subject: Subject, in types: [any RealScalar.Type]) throws -> EvidenceReport {
    var report = EvidenceReport(title: subject.title, variables: subject.variables, blocks: subject.blocks)
    guard let gradient = subject.gradient else { return report }
    for type in types { try append(type, subject, subject.function, gradient, to: &report) }
    return report
  }

  @specialized(where S == Float, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == Double, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == MPFloat<Words<4>>, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  private func append<S: RealScalar, F: RealFunction, G: RealVectorFunction>(
    _ type: S.Type, _ subject: Subject, _ f: F, _ gradient: G, to report: inout EvidenceReport
  ) throws {
    let point: [S] = try subject.coordinates(as: S.self)
    let claim = try GradientClaim(point: point, gradient: gradient(point))
    let check = try EvidenceCheck<S>(
      tolerance: tolerance.map { try CheckCommand.number($0, option: "--tolerance") },
      bounds: bounds?.ranges(of: subject.variables, around: point), seed: seed)
    let bar = ProgressBar("checking \(subject.title) in \(S.formatName)")
    defer { bar.finish() }
    let progress: @Sendable (Int) -> Void = { bar.advance(to: $0, of: point.count) }
    let evidence =
      isOpaque
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
    let gradient = ReferencePoint(f, at: point, bits: bits).gradient(seed: seed) {
      bar.advance(to: $0, of: point.count)
    }
    return (R.formatName, gradient.partials.map { JSON((try? $0.get())?.rounded(to: R.self)) })
  }
}
