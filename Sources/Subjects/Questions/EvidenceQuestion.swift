package import EvidenceReports
import FaultFinding
package import FiniteDifferences
import GradientChecking
package import MultiPrecision
import Problems
import ReferenceDerivatives
package import Scalars

/// Is the claimed gradient right? Answered by evidence; see ``EvidenceCheck``.
package struct EvidenceQuestion: Question {
  /// The relative error that is right enough; nil for what floating point explains.
  package var tolerance: WrittenNumber?
  /// Whether nothing of the function may be used but its values in the format. So it is with one that has no others.
  package var isOpaque: Bool
  /// A format in which the derivative is shown too.
  package var reference: NamedFormat?
  /// The seed of the random directions.
  package var seed: UInt64
  /// How coordinates are shared out among threads.
  package var parallelism: Parallelism
  /// How much of the processors' time the derivative at high precision may take for 32 coordinates; what would take more is
  /// undecided.
  package var limit: Duration = .seconds(2)
  /// How often a black box may be evaluated; nil for as often as it takes.
  package var maximumEvaluations: Int?

  /// The question with these options.
  package init(
    tolerance: WrittenNumber? = nil, isOpaque: Bool = false, reference: NamedFormat? = nil, seed: UInt64 = 1,
    parallelism: Parallelism = .automatic
  ) {
    self.tolerance = tolerance
    self.isOpaque = isOpaque
    self.reference = reference
    self.seed = seed
    self.parallelism = parallelism
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "checking \(names.title) in \(format)"
  }

  package func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> EvidenceRecord {
    let claim: GradientClaim<S> = try subject.claim(as: S.self)
    let count = claim.point.count
    var check = try EvidenceCheck<S>(
      tolerance: tolerance?.rounded(to: S.self),
      bounds: subject.bounds?.ranges(of: subject.names.variables, around: claim.point), seed: seed,
      parallelism: subject.parallelism(otherwise: parallelism))
    check.limit = limit
    check.maximumEvaluations = maximumEvaluations
    let evidence = try evidence(subject, claim, by: check) { progress(.pieces($0, of: count)) }
    let names = subject.names
    return EvidenceRecord(
      evidence, blocks: names.blocks,
      explanations: evidence.explanations(names: names.variables, blocks: names.blocks),
      reference: try reference.map {
        try derivative(subject.retypable(for: "--reference"), at: claim.point, in: $0.type, progress)
      })
  }

  private func evidence<S: RealScalar>(
    _ subject: Subject, _ claim: GradientClaim<S>, by check: EvidenceCheck<S>,
    _ progress: @escaping @Sendable (Int) -> Void
  ) throws -> GradientEvidence<S> {
    let formula = subject.formula
    if !isOpaque, let f = subject.atEveryPrecision, let formula {
      let evidence = Self.checked(check, f, formula, claim, progress)
      // A program that is slow at high precision is a black box as well.
      if subject.session == nil || evidence.verdict != .undecided(.effort) { return evidence }
    }
    let evidence = check.opaque(
      try subject.values(as: S.self), claim, formula: formula, gradient: subject.gradients(as: S.self),
      progress: progress)
    guard !isOpaque, evidence.verdict != .agree, let wider = subject.wider(than: S.self) else {
      return evidence
    }
    return try secondOpinion(subject, evidence, by: check, in: wider.type, progress)
  }

  /// What a program that has a wider format says in it of a claim that this one does not confirm.
  private func secondOpinion<S: RealScalar, W: RealScalar>(
    _ subject: Subject, _ evidence: GradientEvidence<S>, by check: EvidenceCheck<S>, in _: W.Type,
    _ progress: @escaping @Sendable (Int) -> Void
  ) throws -> GradientEvidence<S> {
    let typed = subject.formula.map { formula in { @Sendable (x: [W]) -> [W] in formula(x) } }
    return check.secondOpinion(
      on: evidence, try subject.values(as: W.self), gradient: subject.gradients(as: W.self) ?? typed,
      numbers: subject.gradients(as: S.self), progress: progress)
  }

  // The digits network does a million operations in each of 1 200 evaluations, so that checks are specialised for it.
  @specialized(where S == Float, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == Double, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  @specialized(where S == MPFloat<Words<4>>, F == DigitsNetwork.Function, G == DigitsNetwork.Gradient)
  private static func checked<S: RealScalar, F: RealFunction, G: RealVectorFunction>(
    _ check: EvidenceCheck<S>, _ f: F, _ formula: G, _ claim: GradientClaim<S>,
    _ progress: @escaping @Sendable (Int) -> Void
  ) -> GradientEvidence<S> {
    check(f, claim, formula: formula, progress: progress)
  }

  /// The derivative at the very numbers of `point`, to all the digits of another format.
  private func derivative<S: RealScalar, R: RealScalar>(
    _ f: some RealFunction, at point: [S], in format: R.Type, _ progress: @escaping Progress.Handler
  ) throws -> ReferenceRecord {
    let most = NamedFormat.precisions.upperBound / 4 - 20
    guard max(R.precision, S.precision) <= most else {
      throw SubjectError.referenceTooWide(R.formatName, bits: R.precision, most: most)
    }
    progress(.stage("differentiating in \(R.formatName)"))
    let gradient = ReferencePoint(f, at: point, bits: max(R.precision, S.precision) + 20).gradient(seed: seed) {
      progress(.pieces($0, of: point.count))
    }
    return ReferenceRecord(
      format: R.formatName,
      gradient: gradient.partials.map { (try? $0.get()).map { RecordedNumber($0.rounded(to: R.self)) } })
  }
}
