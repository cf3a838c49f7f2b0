import BlackBoxes
import FiniteDifferences
import MultiPrecision
import RealModule
import ReferenceDerivatives
public import Scalars

extension EvidenceCheck {
  /// What differences of f in a wider format say of a claim that this format cannot decide, or calls wrong.
  ///
  /// **The question** is whether the formula of the gradient is right: the claim in the wider format, which the same code gave
  /// there, is judged by differences there (``opaque(_:_:formula:gradient:progress:)``). What the formula loses in this format is
  /// ``CoordinateEvidence/digitsLost`` and no fault. Where the wider format has no gradient, the claim's numbers are judged.
  ///
  /// **What agrees here** is less than what agrees there: discrepancies of 64u, the room that rounded constants need, are none; half of
  /// the digits of this format are enough; numbers may be off by the noise of their own format.
  ///
  /// - Where f in the wider format is seen to round inside to as few bits as this one has, or does not move, the evidence of this one
  ///   stands (`StaircaseProbe`); where the two are too near for that to be seen, the wider one may confirm, but an accusation takes both.
  /// - Numbers that the wider format alone calls wrong may be what this format's rounding made of them: that decides nothing.
  /// - What f throws in the wider format is an outcome of that point; the evidence of this one keeps its own.
  /// - Where the wider format does not decide, the evidence of this one stands.
  /// - A right formula whose number here is NaN or infinite, or an f that has no finite value here, is undecided: an overflow.
  ///
  /// Cost: that of the check in the wider format, one gradient there, and 6n + 1 evaluations for the probe.
  ///
  /// - Parameters:
  ///   - evidence: what this format shows.
  ///   - f: the function in the wider format.
  ///   - gradient: the gradient in the wider format; nil where there is none.
  ///   - numbers: the gradient in this format, for the noise of its values.
  ///   - progress: called with the number of coordinates done.
  /// - Precondition: every number of S is one of W.
  public func secondOpinion<W: RealScalar>(
    on evidence: GradientEvidence<S>, _ f: @Sendable ([W]) throws -> W, gradient: (@Sendable ([W]) throws -> [W])?,
    numbers: (([S]) throws -> [S])? = nil, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> GradientEvidence<S> {
    let claim = evidence.claim
    let point = claim.point.map { W(exactly: $0) ?? .nan }
    guard claim.point.allSatisfy(\.isFinite), point.allSatisfy(\.isFinite) else { return evidence }
    var formula = (try? gradient?(point)) ?? []
    if !(formula.count == point.count && formula.allSatisfy(\.isFinite)) { formula = [] }
    let hasFormula = !formula.isEmpty
    let probe = StaircaseProbe<W>(forRoundingTo: S.self)
    func value(_ x: [W]) -> W { (try? f(x)) ?? .nan }
    guard probe.map({ $0.finding(of: value, at: point, value(point)) == .smooth }) ?? true else { return evidence }
    var wide = EvidenceCheck<W>(
      validTolerance: tolerance.map { W($0) }, bounds: bounds?.map { W($0.lowerBound)...W($0.upperBound) }, seed: seed,
      parallelism: parallelism)
    wide.maximumEvaluations = maximumEvaluations
    let found = wide.opaque(
      f, GradientClaim(valid: point, hasFormula ? formula : claim.gradient.map { W($0) }),
      gradient: hasFormula ? gradient : nil, progress: progress)
    guard found.verdict.reason == nil || evidence.verdict.reason != nil else { return evidence }
    let noise: [MeasuredError] =
      hasFormula
      ? []
      : JudgedClaim<S, MeasuredError>(
        claim, formula: nil, gradient: numbers.map { numbers in { (try? numbers($0)) ?? $0.map { _ in .nan } } },
        effort: effort(for: claim), seed: seed
      ).noise
    return found.narrowed(
      to: evidence, hasFormula: hasFormula, mayAccuse: hasFormula && probe != nil, noise: noise)
  }
}

extension EvidenceCheck {
  /// The check with options that have been looked at.
  private init(validTolerance: S?, bounds: [ClosedRange<S>]?, seed: UInt64, parallelism: Parallelism) {
    tolerance = validTolerance
    self.bounds = bounds
    self.seed = seed
    self.parallelism = parallelism
  }
}

extension GradientEvidence {
  /// What this evidence, found in a wider format, says of the claim in a narrower one, of which `own` is the evidence.
  fileprivate func narrowed<N: RealScalar>(
    to own: GradientEvidence<N>, hasFormula: Bool, mayAccuse: Bool, noise: [MeasuredError]
  ) -> GradientEvidence<N> {
    let sizes = coordinates.flatMap { [MeasuredError($0.estimate).magnitude, MeasuredError($0.claim).magnitude] }
    let size = sizes.filter(\.isFinite).reduce(0, MeasuredError.maximum)
    let half = size * MeasuredError.sqrt(MeasuredError(N.unitRoundoff))
    // Of a right formula nothing is left in the format where f has no value.
    let hasValue = own.verdict != .undecided(.notFinite)
    let narrow = coordinates.map { c -> CoordinateEvidence<N> in
      let claim = own.claim.gradient[c.index]
      var evidence = c.converted(to: N.self, claim: claim)
      if hasFormula { evidence.evaluationError = distance(claim, c.claim) }
      guard tolerance == nil else { return evidence }
      let noise = hasFormula ? 0 : noise[c.index]
      let room = ReferenceJudge<N>.allowedFraction * MeasuredError(c.estimate).magnitude
      evidence.allowance = MeasuredError.maximum(c.allowance, room + noise)
      let isWithin = c.discrepancy <= evidence.allowance
      switch c.verdict {
      case .disagree where isWithin: evidence.verdict = .agree
      case .undecided(.noiseFloor), .undecided(.truncation):
        if isWithin, MeasuredError.maximum(c.uncertainty, c.discrepancy / 3) <= half { evidence.verdict = .agree }
      default: break
      }
      // Numbers may be wrong by what their own format lost, constants included, of which their noise says nothing.
      let alone = own.coordinates.indices.contains(c.index) ? own.coordinates[c.index].verdict : own.verdict
      if !mayAccuse, evidence.verdict == .disagree, alone != .disagree { evidence.verdict = alone }
      if evidence.verdict == .agree, noise > half { evidence.verdict = .undecided(.noiseFloor) }
      if evidence.verdict == .agree, !(claim.isFinite && hasValue) { evidence.verdict = .undecided(.overflow) }
      return evidence
    }
    let isDecided = narrow.allSatisfy { $0.verdict.reason == nil }
    let allowance = narrow.map(\.allowance).reduce(0, MeasuredError.maximum)
    var evidence = GradientEvidence<N>(
      claim: own.claim, coordinates: narrow, verdict: narrow.isEmpty ? verdict : nil, tolerance: own.tolerance,
      taylor: taylor.map { $0.converted(to: N.self) },
      sensitivity: narrow.isEmpty || !isDecided ? sensitivity : size.isZero ? 0 : allowance / size,
      evaluations: own.evaluations, referenceEvaluations: evaluations, seed: seed)
    evidence.secondOpinion = S.formatName
    return evidence
  }
}

extension CoordinateEvidence {
  /// The same with the numbers of another format; its claim is given.
  fileprivate func converted<N: RealScalar>(to _: N.Type, claim: N) -> CoordinateEvidence<N> {
    let narrow = N(estimate)
    let rounding = narrow.isFinite ? distance(narrow, estimate) : 0
    let step: N? = if case .differences(let step) = source { N(step) } else { nil }
    var evidence = CoordinateEvidence<N>(
      index: index, verdict: verdict, claim: claim, estimate: narrow, uncertainty: uncertainty + rounding,
      discrepancy: discrepancy, allowance: allowance, source: step.map { .differences(step: $0) } ?? .none,
      sides: sides.map { .init(left: N($0.left), right: N($0.right)) }, decidingPrecision: decidingPrecision)
    evidence.secondLook = secondLook.map {
      .init(estimate: N($0.estimate), uncertainty: $0.uncertainty, step: N($0.step))
    }
    evidence.differences = differences.map { $0.map { .init(step: $0.step, slope: $0.slope) } }
    evidence.noise = noise
    evidence.isConstant = isConstant
    evidence.unproved = unproved
    return evidence
  }
}

extension TaylorRemainder {
  /// The same, rounded to another format.
  fileprivate func converted<N: RealScalar>(to _: N.Type) -> TaylorRemainder<N> {
    TaylorRemainder<N>(
      direction: direction.map { N($0) },
      rungs: rungs.map { .init(step: N($0.step), remainder: N($0.remainder), noise: N($0.noise)) }, rate: rate)
  }
}
