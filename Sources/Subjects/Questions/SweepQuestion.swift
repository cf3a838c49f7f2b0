public import FiniteDifferences
public import MultiPrecision
public import Scalars
public import StepAnalysis

/// What is the error of a difference made of, at each step? See ``StepSweep``.
public struct SweepQuestion: Question {
  /// The line on which the points move.
  public var line: SubjectLine
  /// The difference formula.
  public var stencil: Stencil
  /// What it is divided by.
  public var divisor: StepDivisor
  /// The steps; nil for the standard grid of the format.
  public var grid: StepGrid?
  /// The reference format; nil for the narrowest that is wide enough.
  public var reference: NamedFormat?

  /// The question with these options.
  public init(
    along line: SubjectLine, stencil: Stencil = .central, divisor: StepDivisor = .step, grid: StepGrid? = nil,
    reference: NamedFormat? = nil
  ) {
    self.line = line
    self.stencil = stencil
    self.divisor = divisor
    self.grid = grid
    self.reference = reference
  }

  /// `sweeping sin at x=1 in binary64`
  public func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "sweeping \(names.title) in \(format)"
  }

  /// The sweep in a format.
  public func answer<T: RealScalar>(
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
