import RealModule
import Scalars

/// What a trial says of its step.
enum StepJudgement {
  case tooSmall, tooLarge, accepted
  /// f is not finite at a point: the step leaves the domain, and so is too large.
  case notFinite
}

/// How a search for a step ended.
enum BracketOutcome<S: RealScalar> {
  case accepted(S)
  /// The last step that was tried with finite values, if any, and whether any was judged too large for the condition.
  case failed(last: S?, sawTooLarge: Bool)
}

extension StepSearch {
  /// Searches for a step that `judge` accepts: by `factor` up or down until one is too small and one too large, then by
  /// the geometric mean of the two.
  ///
  /// Both ends may be given, and `start` is then their mean. A step that is lost in x is too small without being
  /// judged. It ends when a step is accepted, the bracket has closed to 1/64 of itself, the steps leave the range that
  /// the format can use at x, or ``limit`` steps have been tried.
  mutating func bracket<E: Error>(
    start: S, factor: S, lower: S? = nil, upper: S? = nil,
    _ judge: (inout Self, S) throws(E) -> StepJudgement
  ) throws(E) -> BracketOutcome<S> {
    var (lower, upper) = (lower, upper)
    var step = start
    var last: S?
    var sawTooLarge = false
    for _ in 0..<Self.limit {
      let judgement = isLost(step) ? .tooSmall : try judge(&self, step)
      switch judgement {
      case .accepted: return .accepted(step)
      case .tooSmall: lower = step
      case .tooLarge: (upper, sawTooLarge) = (step, true)
      case .notFinite: upper = step
      }
      if judgement != .notFinite, !isLost(step) { last = step }
      switch (lower, upper) {
      case (let lower?, let upper?):
        guard upper - lower > lower / 64 else { return .failed(last: last, sawTooLarge: sawTooLarge) }
        step = S.sqrt(lower) * S.sqrt(upper)
      case (nil, _): step /= factor
      case (_, nil): step *= factor
      }
      guard step.isFinite, step > 0, step <= largestStep else { break }
    }
    return .failed(last: last, sawTooLarge: sawTooLarge)
  }

  /// The first step, from `start` down by factors of 4, at whose offsets f is finite; nil when there is none.
  ///
  /// Where the first fails and |x| < 1 the second is `start`·|x|: a function whose domain ends near x varies on the
  /// scale of x.
  mutating func finiteStep<E: Error>(
    from start: S, offsets: [Int], _ f: (S) throws(E) -> S
  ) throws(E) -> S? {
    if isLost(start) { return start }
    if try values(f, offsets, step: start) != nil { return start }
    var step = x.isZero || x.magnitude >= 1 ? start / 4 : start * x.magnitude
    for _ in 0..<Self.limit {
      if isLost(step) { return nil }
      if try values(f, offsets, step: step) != nil { return step }
      step /= 4
    }
    return nil
  }
}
