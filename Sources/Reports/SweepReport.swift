import FiniteDifferences
import MultiPrecision
import RealModule
public import Scalars
public import StepAnalysis

/// A sweep of one function in several formats, as text, CSV, JSON and a picture.
///
/// Sweeps of different formats have different types; what is kept of each here is text and logarithms.
public struct SweepReport: Sendable {
  /// What was swept: `sin at x = 1`.
  public let title: String
  var sections: [Section] = []

  /// A report on `title`, with no sweep in it yet.
  public init(title: String) { self.title = title }

  /// Adds the sweep of one format.
  public mutating func append<T: RealScalar>(_ sweep: StepSweep<T>) { sections.append(Section(sweep)) }

  /// One format's sweep.
  struct Section: Sendable {
    var format: String
    var method: String
    var order: Int
    var referenceFormat: String
    var referenceValue: String
    var referenceSummary: String
    var rows: [Row]
    var summary: SweepSummary
  }

  /// One step, each number as the text that reads back exactly, or nil where nothing was measured.
  struct Row: Sendable {
    var step: String
    var shortStep: String
    var outcome: String
    var estimate: String?
    var shortEstimate: String?
    var total: MeasuredError?
    var truncation: MeasuredError?
    var stepRounding: MeasuredError?
    var evaluation: MeasuredError?
    /// log₁₀ h, for the picture.
    var logStep: Double?
    var roundoff: MeasuredError?
  }
}

extension SweepReport.Section {
  init<T: RealScalar>(_ sweep: StepSweep<T>) {
    format = T.formatName
    let divisor = sweep.divisor == .step ? "" : ", divided by the spacing of the points"
    method = (sweep.stencil.name ?? "offsets \(sweep.stencil.offsets)") + divisor
    order = sweep.stencil.accuracy
    referenceFormat = sweep.reference.formatName
    referenceValue = sweep.reference.value.description
    let origin = sweep.reference.origin == .formula ? "by its formula" : "by extrapolated differences"
    referenceSummary =
      "\(sweep.reference.value.scientific(digits: 20)), \(origin) in \(sweep.reference.formatName), "
      + "known to \(sweep.reference.error.scientific(digits: 1))"
    rows = sweep.rows.map { SweepReport.Row($0) }
    summary = sweep.summary
  }
}

extension SweepReport.Row {
  init<T: RealScalar>(_ row: SweepRow<T>) {
    step = row.step.description
    shortStep = row.step.scientific(digits: 3)
    outcome = row.outcome.description
    logStep = row.step.isFinite && row.step > 0 ? log10(MeasuredError(row.step)) : nil
    guard let errors = row.errors else { return }
    estimate = errors.estimate.description
    let error = T(errors.total)
    shortEstimate = KnownDigits.text(errors.estimate, error: error.isFinite ? error : .greatestFiniteMagnitude)
    total = errors.total
    truncation = errors.truncation
    stepRounding = errors.stepRounding
    evaluation = errors.evaluation
    roundoff = errors.roundoff
  }
}

/// log₁₀ |x|, to the precision of a `Double`, for numbers far outside its range too; nil for zero.
func log10(_ x: MeasuredError) -> Double? {
  guard x.isFinite, !x.isZero else { return nil }
  return (Double(x.exponent) + Double.log2(Double(x.significand))) * Double.log10(2)
}
