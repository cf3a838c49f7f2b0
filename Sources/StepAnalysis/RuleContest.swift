import FiniteDifferences
public import MultiPrecision
public import Scalars
public import StepSelection

/// Rules for choosing a step, each at work on the same function, beside the best step that a sweep finds.
///
/// The function moves along one coordinate. A rule sees it as a black box in the working format; the judge does not: the
/// derivative is known from the reference, and the least error from ``StepSweep``, strays left out.
public struct RuleContest<T: RealScalar>: Sendable {
  /// What the contest is about: the forward or the central difference.
  public let form: DifferenceForm
  /// The error at every step of the standard grid.
  public let sweep: StepSweep<T>
  /// One score for each rule that has this form, in the order in which they were given.
  public let scores: [RuleScore]

  /// Lets the rules choose.
  ///
  /// - Parameters:
  ///   - rules: those to try; the ones without `form` are passed over.
  ///   - function: f, which the rules see in the format T only.
  ///   - gradient: the formula of ∇f, when there is one, for the judge.
  ///   - point: x, finite numbers.
  ///   - coordinate: the index of the coordinate that moves.
  ///   - form: `forward` or `central`.
  ///   - noise: ε_f for the rules, or nil for each rule's own way of knowing it.
  /// - Throws: ``SweepError`` when the judge cannot know the derivative.
  /// - Precondition: `form` is one for first derivatives; `coordinate` is an index of the point.
  ///
  /// Cost: that of a sweep, which is most of it, and the evaluations that the scores state.
  public static func measure<F: RealFunction>(
    _ rules: [any StepRule], _ function: F, gradient: (any RealVectorFunction)? = nil, at point: [T],
    coordinate: Int = 0, form: DifferenceForm = .central, noise: T? = nil
  ) throws(SweepError) -> RuleContest {
    precondition(form != .second, "the measured optimum is that of a first derivative")
    guard point.indices.contains(coordinate) else { throw .emptyPoint }
    let sweep = try StepSweep<T>.measure(
      function, gradient: gradient, at: point, direction: StepSweep.unit(coordinate, count: point.count),
      stencil: form == .forward ? .forward : .central)
    var moving = point
    let scores = rules.filter { $0.forms.contains(form) }.map { rule in
      let alongCoordinate = { (t: T) -> T in
        moving[coordinate] = t
        return function(moving)
      }
      let choice = rule(alongCoordinate, at: point[coordinate], form: form, noise: noise)
      return RuleScore(rule: rule.name, choice: choice, judge: sweep)
    }
    return RuleContest(form: form, sweep: sweep, scores: scores)
  }
}

/// How good a rule's step is.
public struct RuleScore: Hashable, Sendable {
  /// The rule's name.
  public let rule: String
  /// Whether the rule's own condition was met.
  public let outcome: StepOutcome
  /// The step; NaN where there is none.
  public let step: MeasuredError
  /// What the rule gives for the derivative; NaN where there is none.
  public let estimate: MeasuredError
  /// The error that the rule states, infinite where it states none.
  public let statedError: MeasuredError
  /// |estimate − f′|; NaN where there is no estimate.
  public let error: MeasuredError
  /// The error over the least error of the sweep; below 1 by luck, or because the rule's estimate is more than the
  /// difference at its step. NaN where there is no estimate.
  public let regret: MeasuredError
  /// How many times the rule evaluated f.
  public let evaluations: Int
}

extension RuleScore {
  init<T: RealScalar>(rule: String, choice: StepChoice<T>, judge sweep: StepSweep<T>) {
    self.rule = rule
    outcome = choice.outcome
    step = MeasuredError(choice.step)
    estimate = MeasuredError(choice.estimate.value)
    statedError = MeasuredError(choice.estimate.error)
    evaluations = choice.evaluations
    error = Self.distance(choice.estimate.value, sweep.reference.value)
    let least = sweep.summary.best?.error ?? .nan
    // An exact sweep leaves nothing to regret but an error.
    regret = least.isZero && error.isZero ? 1 : error / least
  }

  /// |a − b|, the difference taken at the wide format of b.
  private static func distance<T: RealScalar, W: RealScalar>(_ a: T, _ b: W) -> MeasuredError {
    MeasuredError((W(a) - b).magnitude)
  }
}
