import FiniteDifferences
public import MultiPrecision
public import Scalars
public import StepAnalysis
public import StepSelection

/// The steps that rules chose in one format, and how good they are.
public struct StepRecord: FormatRecord {
  /// The version of its form.
  public var version = RecordVersion()
  /// The format in which it was found.
  public var format: RecordedFormat
  /// The difference.
  public var form: DifferenceForm
  /// The best that was measured; nil where f has no derivative that can be told.
  public var best: Optimum?
  /// Each rule's choice, in order.
  public var choices: [Choice]
  /// The derivative that chooses no step, where it was asked for apart.
  public var automatic: Automatic?

  /// The best that a difference can do; see ``MeasuredOptimum``.
  public struct Optimum: Codable, Sendable {
    /// The step of the least error.
    public var step: RecordedNumber
    /// The error there.
    public var error: MeasuredError
    /// The error at each step, ascending.
    public var curve: [StepError]
    /// The magnitude of the derivative, rounded to 64 bits.
    public var derivativeSize: MeasuredError
  }

  /// One rule's choice: its score, and in all digits what 64 bits may not hold.
  public struct Choice: Codable, Sendable {
    /// How good it is.
    public var score: RuleScore
    /// The step, the difference there, and the error that the rule's numbers give it.
    public var step, value, error: RecordedNumber
    /// Every step that was tried, with what the rule's condition is about there.
    public var trace: [Trial]
  }

  /// One step that a rule tried.
  public struct Trial: Codable, Sendable {
    /// The step and the measure.
    public var step, measure: RecordedNumber
  }

  /// A derivative without a step to choose.
  public struct Automatic: Codable, Sendable {
    /// What was found.
    public var partial: PartialRecord
    /// The true error; nil where it, or the derivative, is not known.
    public var error: MeasuredError?
    /// The true error over the least of a difference.
    public var regret: MeasuredError?
  }

  /// The record of a contest.
  public init<T: RealScalar>(_ contest: RuleContest<T>, automatic: Automatic? = nil) {
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
