import FiniteDifferences
package import MultiPrecision
package import Scalars
package import StepSelection

/// How good a rule's choice is: its numbers beside the truth, each rounded once to 64 bits.
package struct RuleScore: Codable, Hashable, Sendable {
  package let rule: String
  package let outcome: StepOutcome
  package let step: MeasuredError
  /// What the rule gives for the derivative; NaN where there is none.
  package let estimate: MeasuredError
  /// The error that the rule states, infinite where it states none.
  package let stated: MeasuredError
  /// |estimate − derivative|; nil where there is no estimate, or no derivative to compare with.
  package let error: MeasuredError?
  /// The error over the least measured; see ``MeasuredOptimum/regret(of:)``. Nil where `error` is.
  package let regret: MeasuredError?
  package let evaluations: Int

  /// The score of a choice; without an optimum nothing is known of its error.
  package init<T: RealScalar>(_ rule: String, _ choice: StepChoice<T>, _ optimum: MeasuredOptimum<T>?) {
    let value = choice.estimate.value
    self.rule = rule
    outcome = choice.outcome
    step = MeasuredError(choice.step)
    estimate = MeasuredError(value)
    stated = MeasuredError(choice.estimate.error)
    error = value.isFinite ? optimum?.error(of: value) : nil
    regret = value.isFinite ? optimum.map { MeasuredError($0.regret(of: value)) } : nil
    evaluations = choice.evaluations
  }

  /// The true error over the stated one: 0 where the error is zero, or where there is no error to speak of; infinite where
  /// an error of zero was stated and is not so.
  package var excess: MeasuredError {
    guard let error, !error.isZero else { return 0 }
    return stated.isZero ? .infinity : error / stated
  }
}

/// The scores of a contest, without its format: what can be kept in a file.
package struct RuleRecord: Codable, Hashable, Sendable {
  /// The step of the least measured error; nil where f has no derivative that can be told.
  package let bestStep: MeasuredError?
  package let bestError: MeasuredError?
  package let scores: [RuleScore]

  package init<T: RealScalar>(_ contest: RuleContest<T>) {
    bestStep = contest.optimum.map { MeasuredError($0.step) }
    bestError = contest.optimum?.error
    scores = contest.scores
  }
}
