package import EvidenceReports
import FaultFinding
import GradientChecking
package import MultiPrecision
package import Scalars

/// Which components of the claimed gradient are wrong, among very many? See ``FaultLocator``.
package struct LocationQuestion: Question {
  /// At most so many evaluations of f; nil for as many as it takes.
  package var maximumEvaluations: Int?
  package var seed: UInt64

  package init(maximumEvaluations: Int? = nil, seed: UInt64 = 1) {
    self.maximumEvaluations = maximumEvaluations
    self.seed = seed
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String { "looking for faults in \(format)" }
  package func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> LocationRecord {
    let (claim, names): (GradientClaim<S>, _) = (try subject.claim(as: S.self), subject.names)
    let locator = FaultLocator<S>(blocks: names.blocks, maximumEvaluations: maximumEvaluations, seed: seed)
    let location = locator(try subject.values(as: S.self), claim) { progress(.evaluations($0)) }
    // Where most of a million components are wrong, this takes some seconds.
    progress(.stage("explaining them"))
    return LocationRecord(
      location, of: claim,
      explanations: location.explanations(of: claim, names: names.variables, blocks: names.blocks))
  }
}
