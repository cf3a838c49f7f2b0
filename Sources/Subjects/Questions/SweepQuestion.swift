package import EvidenceReports
package import FiniteDifferences
package import MultiPrecision
package import Scalars
package import StepAnalysis

/// What is the error of a difference made of, at each step? See ``StepSweep``.
package struct SweepQuestion: Question {
  /// The line on which the points move.
  package var line: SubjectLine
  /// The difference formula.
  package var stencil: Stencil
  package var divisor: StepDivisor
  /// The steps; nil for the standard grid of the format.
  package var grid: StepGrid?
  /// The reference format; nil for the narrowest that is wide enough.
  package var reference: NamedFormat?
  package init(
    along line: SubjectLine, stencil: Stencil = .central, divisor: StepDivisor = .step, grid: StepGrid? = nil,
    reference: NamedFormat? = nil
  ) {
    self.line = line
    self.stencil = stencil
    self.divisor = divisor
    self.grid = grid
    self.reference = reference
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "sweeping \(names.title) in \(format)"
  }

  package func answer<T: RealScalar>(
    _ subject: Subject, as format: T.Type, progress: @escaping Progress.Handler
  ) throws -> SweepRecord {
    SweepRecord(
      try measured(
        try subject.retypable(for: "a sweep"), subject.formula, at: subject.coordinates(as: T.self),
        direction: line.direction(as: T.self), progress))
  }

  private func measured<T: RealScalar>(
    _ f: some RealFunction, _ gradient: (any RealVectorFunction)?, at point: [T], direction: [T],
    _ progress: @escaping Progress.Handler
  ) throws -> StepSweep<T> {
    try StepSweep<T>.measure(
      f, gradient: gradient, at: point, direction: direction, stencil: stencil, divisor: divisor, grid: grid,
      reference: reference?.type, progress: { progress(.pieces($0, of: $1)) })
  }
}
