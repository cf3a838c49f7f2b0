package import EvidenceReports
package import MultiPrecision
package import StepSelection

/// The best step for each variable, in one format.
package struct StepVectorRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  package var form: DifferenceForm
  /// One for each variable, in order.
  package var variables: [Variable] = []

  /// One variable's step.
  package struct Variable: Codable, Sendable {
    /// The derivative, or why there is none.
    package var partial: PartialRecord
    /// The variable at the point.
    package var point: RecordedNumber
    /// The step; nil where there is none.
    package var step: RecordedNumber?
    /// The error that a difference over the step is expected to have.
    package var expected: MeasuredError?
    /// The error that it has; nil where the true derivative is not known.
    package var error: MeasuredError?
    /// The error of f's values; NaN where there is no derivative.
    package var noise: RecordedNumber
    package var evaluations: Int
  }

  /// Whether there is a step for every variable.
  package var isComplete: Bool { variables.allSatisfy { $0.step != nil } }
}
