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
    let (point, direction): ([T], [T]) = (try subject.coordinates(as: T.self), try line.direction(as: T.self))
    if subject.atEveryPrecision == nil, let widest = subject.wider(than: T.self),
      let sweep = try measured(subject, widest.type, at: point, direction, progress)
    {
      return SweepRecord(sweep)
    }
    return SweepRecord(
      try measured(
        try subject.retypable(for: "a sweep"), subject.formula, nil, at: point, direction, reference?.type, progress))
  }

  /// The sweep of a program, beside the widest format that it has; nil where that one is no reference.
  private func measured<T: RealScalar, W: RealScalar>(
    _ subject: Subject, _ widest: W.Type, at point: [T], _ direction: [T], _ progress: @escaping Progress.Handler
  ) throws -> StepSweep<T>? {
    guard let forms = try WidestForm<T, W>(of: subject) else { return nil }
    if let reference { throw SubjectError.notInFormat(subject.names.title, reference.name, known: [W.formatName]) }
    let slope = try ReferenceSlope(ofWidest: forms.wide, at: point.map { W($0) }, direction: direction.map { W($0) })
    return try measured(forms, nil, slope, at: point, direction, nil, progress)
  }

  private func measured<T: RealScalar>(
    _ f: some RealFunction, _ gradient: (any RealVectorFunction)?, _ slope: ReferenceSlope?, at point: [T],
    _ direction: [T], _ reference: (any RealScalar.Type)?, _ progress: @escaping Progress.Handler
  ) throws -> StepSweep<T> {
    try StepSweep<T>.measure(
      f, gradient: gradient, slope: slope, at: point, direction: direction, stencil: stencil, divisor: divisor,
      grid: grid, reference: reference, progress: { progress(.pieces($0, of: $1)) })
  }
}
