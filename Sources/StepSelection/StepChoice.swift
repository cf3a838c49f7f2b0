public import FiniteDifferences
public import Scalars

/// The step that a rule chose, what the difference is there, and how the rule came to it.
@frozen
public struct StepChoice<S: RealScalar>: Hashable, Sendable {
  /// The step h; NaN where the rule found none.
  public var step: S
  /// The difference of the asked form at `step`, divided by the spacing that the points really have, with its error:
  /// the truncation by the rule's own numbers where it has them, the roundoff by the noise.
  public var estimate: DifferenceEstimate<S>
  /// Whether the rule's own condition was met, or why not.
  public var outcome: StepOutcome
  /// Every step tried, in order.
  public var trace: [StepTrial<S>]
  /// How many times f was evaluated, for the estimate too.
  public var evaluations: Int

  /// A choice of the given parts.
  @inlinable
  public init(
    step: S, estimate: DifferenceEstimate<S>, outcome: StepOutcome, trace: [StepTrial<S>], evaluations: Int
  ) {
    self.step = step
    self.estimate = estimate
    self.outcome = outcome
    self.trace = trace
    self.evaluations = evaluations
  }
}

/// What became of a rule.
@frozen
public enum StepOutcome: String, CaseIterable, Codable, Hashable, Sendable {
  /// The rule's condition is met at the step.
  case converged
  /// The condition was met at no step within the rule's limit; the step is the last one tried with finite values.
  case notConverged
  /// The derivative that the rule needs in its formula is zero, or below the noise: any step up to the scale of x does.
  case derivativeVanishes
  /// f, or a difference of it, does not change: it is constant, or below the noise.
  case noChange
  /// f is not finite where the rule needs it, at every step it may try.
  case notFinite
  /// f(x) is zero, and the rule needs an error relative to it.
  case valueVanishes
  /// The steps that the rule needs are lost in x + h.
  case stepLost
}

/// One step that a rule tried.
@frozen
public struct StepTrial<S: RealScalar>: Hashable, Sendable {
  /// The step.
  public var step: S
  /// What the rule's condition is about there: a ratio, a difference of slopes; its description says which.
  public var measure: S

  /// A trial of the given parts.
  @inlinable
  public init(step: S, measure: S) {
    self.step = step
    self.measure = measure
  }
}
