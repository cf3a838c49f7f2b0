import EvidenceReports
import FaultFinding
import GradientChecking
import Reports
import Scalars
import StepAnalysis
import Subjects

// Reports of what a check might find, made without asking anything.
extension FormatReport {
  init(title: String, variables: [String] = ["x"], blocks: [ParameterBlock] = []) {
    self.init(SubjectNames(title: title, variables: variables, blocks: blocks))
  }
}

extension FormatReport where Record == EvidenceRecord {
  mutating func append<S: RealScalar>(_ evidence: GradientEvidence<S>, explanations: [Explanation] = []) {
    append(EvidenceRecord(evidence, blocks: names.blocks, explanations: explanations))
  }
}

extension FormatReport where Record == LocationRecord {
  mutating func append<S: RealScalar>(
    _ location: FaultLocation<S>, of claim: GradientClaim<S>, explanations: [Explanation] = []
  ) {
    append(LocationRecord(location, of: claim, explanations: explanations))
  }
}

extension FormatReport where Record == DifferencesRecord {
  mutating func append<S: RealScalar>(_ result: TextbookResult<S>) {
    append(DifferencesRecord(result, blocks: names.blocks))
  }

  mutating func append<S: RealScalar>(_ result: ComponentwiseResult<S>) { append(DifferencesRecord(result)) }
}

extension FormatReport where Record == SweepRecord {
  mutating func append<T: RealScalar>(_ sweep: StepSweep<T>) { append(SweepRecord(sweep)) }
}

extension Sample {
  /// What came of a case.
  static func checked(_ evidence: GradientEvidence<Double>, _ variables: [String]) -> CaseResult.Outcome {
    .checked(.evidence(EvidenceRecord(evidence)), SubjectNames(title: "case", variables: variables))
  }
}
