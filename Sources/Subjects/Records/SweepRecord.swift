import FiniteDifferences
public import MultiPrecision
public import Scalars
public import StepAnalysis

/// A sweep of the step in one format: the error of a difference at each step, split exactly.
public struct SweepRecord: FormatRecord {
  /// The version of its form.
  public var version = RecordVersion()
  /// The format in which it was found.
  public var format: RecordedFormat
  /// The stencil's name.
  public var stencil: String
  /// The order of its truncation error.
  public var order: Int
  /// What the difference is divided by.
  public var divisor: StepDivisor
  /// f′(x), a number of the reference format.
  public var derivative: RecordedNumber
  /// A bound on its error.
  public var derivativeError: MeasuredError
  /// Where it comes from.
  public var origin: ReferenceSlope.Origin
  /// The steps, in the order of the grid.
  public var rows: [Row]
  /// What they say together.
  public var summary: SweepSummary

  /// One step.
  public struct Row: Codable, Sendable {
    /// The step.
    public var step: RecordedNumber
    /// What became of it, in a few words.
    public var outcome: String
    /// What the format computed, and its errors; nil where nothing was measured.
    public var errors: Errors?
  }

  /// An estimate and the parts of its error; see ``SplitError``.
  public struct Errors: Codable, Sendable {
    /// What the format computed.
    public var estimate: RecordedNumber
    /// The error, its three parts, and the two of rounding together.
    public var total, truncation, stepRounding, evaluation, roundoff: MeasuredError
  }

  /// The record of a sweep.
  public init<T: RealScalar>(_ sweep: StepSweep<T>) {
    format = RecordedFormat(T.self)
    stencil = sweep.stencil.name ?? "offsets \(sweep.stencil.offsets)"
    order = sweep.stencil.accuracy
    divisor = sweep.divisor
    derivative = RecordedNumber(sweep.reference.value)
    derivativeError = sweep.reference.error
    origin = sweep.reference.origin
    summary = sweep.summary
    rows = sweep.rows.map { row in
      Row(
        step: RecordedNumber(row.step), outcome: row.outcome.description,
        errors: row.errors.map {
          Errors(
            estimate: RecordedNumber($0.estimate), total: $0.total, truncation: $0.truncation,
            stepRounding: $0.stepRounding, evaluation: $0.evaluation, roundoff: $0.roundoff)
        })
    }
  }
}
