package import EvidenceReports
import BlackBoxes
import FiniteDifferences
package import MultiPrecision
import ReferenceDerivatives
package import Scalars

/// What is the derivative? Of a black box, or of a function that is evaluated at wider formats too.
package struct DerivativeQuestion: Question {
  /// Whether the function may be evaluated at wider formats than that of the point.
  package var isRetyped: Bool
  /// The seed of the random direction along which a retyped function's gradient is confirmed.
  package var seed: UInt64

  package init(isRetyped: Bool = false, seed: UInt64 = 1) {
    self.isRetyped = isRetyped
    self.seed = seed
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "differentiating \(names.title) in \(format)"
  }

  package func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> DerivativeRecord {
    let point: [S] = try subject.coordinates(as: S.self)
    if isRetyped {
      let gradient = reference(try subject.retypable(for: "--retype"), at: point)
      return DerivativeRecord(
        format: RecordedFormat(S.self), partials: gradient.partials.map { PartialRecord($0, as: S.self) },
        evaluations: gradient.evaluations)
    }
    let gradient = BlackBoxDerivative().gradient(try subject.values(as: S.self), at: point)
    return DerivativeRecord(
      format: RecordedFormat(S.self), partials: gradient.map { PartialRecord($0) },
      evaluations: gradient.reduce(0) { $0 + $1.evaluations })
  }

  private func reference<S: RealScalar>(_ f: some RealFunction, at point: [S]) -> ReferenceGradient {
    ReferencePoint(f, at: point).gradient(
      seed: seed, parallelism: .automatic, effort: Effort(coordinates: point.count), progress: nil)
  }
}
