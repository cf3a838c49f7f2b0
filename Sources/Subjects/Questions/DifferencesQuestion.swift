package import EvidenceReports
package import FiniteDifferences
import GradientChecking
package import MultiPrecision
import Problems
package import Scalars

/// Does the claimed gradient pass a check by differences alone: the textbook's, or the componentwise one?
package struct DifferencesQuestion: Question {
  package enum Comparison: Hashable, Sendable {
    /// By norms, at one step for all: that of the format where it is nil. See ``TextbookCheck``.
    case textbook(step: WrittenNumber?, stencil: Stencil)
    /// Component by component; see ``ComponentwiseCheck``.
    case componentwise
  }

  package var comparison: Comparison
  /// The relative error that passes; nil for that of the format.
  package var tolerance: WrittenNumber?
  /// How coordinates are shared out among threads.
  package var parallelism: Parallelism

  package init(_ comparison: Comparison, tolerance: WrittenNumber? = nil, parallelism: Parallelism = .automatic) {
    self.comparison = comparison
    self.tolerance = tolerance
    self.parallelism = parallelism
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "checking \(names.title) in \(format)"
  }

  package func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> DifferencesRecord {
    let claim: GradientClaim<S> = try subject.claim(as: S.self)
    let parallelism = subject.parallelism(otherwise: parallelism)
    let tolerance = tolerance?.rounded(to: S.self) ?? TextbookCheck<S>.defaultTolerance
    let told: @Sendable (Int) -> Void = { progress(.pieces($0, of: claim.point.count)) }
    switch comparison {
    case .componentwise:
      let check = try ComponentwiseCheck<S>(tolerance: tolerance, parallelism: parallelism)
      return DifferencesRecord(check(try subject.values(as: S.self), claim, progress: told))
    case .textbook(let step, let stencil):
      let check = try TextbookCheck<S>(
        step: step?.rounded(to: S.self) ?? TextbookCheck.defaultStep, tolerance: tolerance, stencil: stencil,
        parallelism: parallelism)
      let result =
        if case .retypable(let f) = subject.function { Self.checked(check, f, claim, told) } else {
          check(try subject.values(as: S.self), claim, progress: told)
        }
      return DifferencesRecord(result, blocks: subject.names.blocks)
    }
  }

  @specialized(where S == Float, F == DigitsNetwork.Function)
  @specialized(where S == Double, F == DigitsNetwork.Function)
  @specialized(where S == MPFloat<Words<4>>, F == DigitsNetwork.Function)
  private static func checked<S: RealScalar, F: RealFunction>(
    _ check: TextbookCheck<S>, _ f: F, _ claim: GradientClaim<S>, _ progress: @escaping @Sendable (Int) -> Void
  ) -> TextbookResult<S> {
    check({ f($0) }, claim, progress: progress)
  }
}
