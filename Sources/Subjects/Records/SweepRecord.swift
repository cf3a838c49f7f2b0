package import EvidenceReports
import FiniteDifferences
package import MultiPrecision
package import Scalars
package import StepAnalysis

/// A sweep of the step in one format: the error of a difference at each step, split exactly.
package struct SweepRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  /// The stencil's name.
  package var stencil: String
  /// The order of its truncation error.
  package var order: Int
  /// What the difference is divided by.
  package var divisor: StepDivisor
  /// f′(x), a number of the reference format.
  package var derivative: RecordedNumber
  /// A bound on its error.
  package var derivativeError: MeasuredError
  /// Where it comes from.
  package var origin: ReferenceSlope.Origin
  /// The noise of f where errors are measured beside the widest format in which it can be had; see ``ReferenceSlope/noise``.
  package var noise: MeasuredError?
  /// The steps, in the order of the grid.
  package var rows: [Row]
  /// What they say together.
  package var summary: SweepSummary

  /// One step.
  package struct Row: Codable, Sendable {
    package var step: RecordedNumber
    /// What became of it, in a few words.
    package var outcome: String
    /// What the format computed, and its errors; nil where nothing was measured.
    package var errors: Errors?
  }

  /// An estimate and the parts of its error; see ``SplitError``.
  package struct Errors: Codable, Sendable {
    /// What the format computed.
    package var estimate: RecordedNumber
    /// The error, its three parts, and the two of rounding together.
    package var total, truncation, stepRounding, evaluation, roundoff: MeasuredError
  }

  package init<T: RealScalar>(_ sweep: StepSweep<T>) {
    format = RecordedFormat(T.self)
    stencil = sweep.stencil.name ?? "offsets \(sweep.stencil.offsets)"
    order = sweep.stencil.accuracy
    divisor = sweep.divisor
    derivative = RecordedNumber(sweep.reference.value)
    derivativeError = sweep.reference.error
    origin = sweep.reference.origin
    noise = sweep.reference.noise
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
