package import EvidenceReports
import FiniteDifferences
package import MultiPrecision
package import Scalars
package import StepAnalysis
package import StepSelection

/// The steps that rules chose in one format, and how good they are.
package struct StepRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  package var form: DifferenceForm
  /// The best that was measured; nil where f has no derivative that can be told.
  package var best: Optimum?
  /// Each rule's choice, in order.
  package var choices: [Choice]
  /// The derivative that chooses no step, where it was asked for apart.
  package var automatic: Automatic?

  /// The best that a difference can do; see ``MeasuredOptimum``.
  package struct Optimum: Codable, Sendable {
    /// The step of the least error.
    package var step: RecordedNumber
    package var error: MeasuredError
    /// The error at each step, ascending.
    package var curve: [StepError]
    /// The magnitude of the derivative, rounded to 64 bits.
    package var derivativeSize: MeasuredError
  }

  /// One rule's choice: its score, and in all digits what 64 bits may not hold.
  package struct Choice: Codable, Sendable {
    /// How good it is.
    package var score: RuleScore
    /// The step, the difference there, and the error that the rule's numbers give it.
    package var step, value, error: RecordedNumber
    /// Every step that was tried, with what the rule's condition is about there.
    package var trace: [Trial]
  }

  /// One step that a rule tried.
  package struct Trial: Codable, Sendable {
    package var step, measure: RecordedNumber
  }

  /// A derivative without a step to choose.
  package struct Automatic: Codable, Sendable {
    /// What was found.
    package var partial: PartialRecord
    /// The true error; nil where it, or the derivative, is not known.
    package var error: MeasuredError?
    /// The true error over the least of a difference.
    package var regret: MeasuredError?
  }

  package init<T: RealScalar>(_ contest: RuleContest<T>, automatic: Automatic? = nil) {
    format = RecordedFormat(T.self)
    form = contest.form
    best = contest.optimum.map {
      Optimum(
        step: RecordedNumber($0.step), error: $0.error, curve: $0.curve,
        derivativeSize: MeasuredError($0.derivative).magnitude)
    }
    choices = zip(contest.choices, contest.scores).map { entry, score in
      let choice = entry.choice
      return Choice(
        score: score, step: RecordedNumber(choice.step), value: RecordedNumber(choice.estimate.value),
        error: RecordedNumber(choice.estimate.error),
        trace: choice.trace.map { Trial(step: RecordedNumber($0.step), measure: RecordedNumber($0.measure)) })
    }
    self.automatic = automatic
  }
}
