import FiniteDifferences
import MultiPrecision
import ReferenceDerivatives
public import Scalars

extension EvidenceCheck {
  /// Checks a claim about a function that can be retyped, against its derivative at high precision.
  ///
  /// **The question.** The claim's formula G, evaluated so precisely that no rounding is left, is compared with the
  /// derivative of f at the very numbers of the point: |Gᵢ(x) − ∂f/∂xᵢ| above 64u·|∂f/∂xᵢ|, the room that rounded constants
  /// need (u no more than 2⁻²⁴), or above the tolerance, is wrong. What evaluating G in the format costs is evidence,
  /// ``CoordinateEvidence/digitsLost``, and never changes the verdict. A claim
  /// without a formula is judged by its numbers, which may be off by what computing a derivative costs in the format; where
  /// that leaves less than half of the digits to verify, it is undecided for its noise.
  ///
  /// **The reference** is `ReferencePoint`'s. Where f and the formula can be enclosed, both lie between bounds, and what these
  /// decide is proved (``CoordinateEvidence/isProved``); elsewhere it is dual numbers at rising precisions, confirmed by the
  /// slopes to both sides. Up to 32 coordinates are looked at one by one. More, if there is a formula, are confirmed by a few
  /// derivatives along random directions, which find wrong components by halving; ``GradientEvidence/missProbability`` says
  /// what chance that leaves.
  ///
  /// - A component that is wrong disagrees even where others have no derivative.
  /// - At a kink the verdict is undecided, and the slopes of the sides are evidence.
  /// - At the edge of f's domain, the claim is judged by the derivative of the one side, if that is finite: what is
  ///   equal to it agrees.
  /// - NaN, in the claim or in f's value, never agrees; nor does an infinity: where the formula is right, and only the
  ///   format's range at fault, that is an overflow, and undecided.
  /// - A zero claim of a zero derivative agrees. Where the derivative is zero only by cancellation, it is taken to be zero
  ///   when it falls with the precision as rounding does.
  /// - When the task is cancelled, the components that are left are undecided.
  ///
  /// The Taylor remainder is measured at high precision for a formula of up to 32 components, else in the format.
  ///
  /// Where that would take longer than ``limit``, the verdict is undecided for the effort.
  ///
  /// Cost: for each coordinate one evaluation with dual numbers of intervals, of 128 bits for binary64, or two dual and four
  /// plain ones at 128 and 256 bits; without a formula, five dual evaluations in the format more.
  ///
  /// - Parameters:
  ///   - f: the function.
  ///   - claim: the point, and the gradient that is claimed there.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - progress: called with the number of coordinates done.
  /// - Precondition: `formula` has as many components as the point has coordinates.
  public func callAsFunction<F: RealFunction>(
    _ f: F, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> GradientEvidence<S> {
    let value = f(claim.point)
    let point = ReferencePoint(f, at: claim.point)
    func refused(_ reason: UndecidedReason) -> GradientEvidence<S> {
      self.evidence(
        claim, claim.gradient.enumerated().map { CoordinateEvidence.refused($0, $1, reason) }, missProbability: 0,
        referenceEvaluations: 0)
    }
    guard claim.point.allSatisfy(\.isFinite) else { return refused(.notFinite) }
    let effort = effort(for: claim)
    // One evaluation tells whether there is time for the others, and what a value that is not finite is due to.
    let (wide, duration) = effort.measured { f(claim.point.map { MPFloat<Words<2>>($0) }) }
    guard value.isFinite || wide.isFinite else { return refused(.notFinite) }
    // A right claim there has nothing to be right about in this format; a wrong one is wrong.
    let objection: UndecidedReason? = value.isFinite ? nil : .overflow
    var judge = ReferenceJudge(tolerance: tolerance, objection: objection)
    // Of terms that cancel in the format, 128 bits may show what is left.
    let size = [MeasuredError(value), MeasuredError(wide)].filter(\.isFinite).map(\.magnitude).reduce(
      0, MeasuredError.maximum)
    guard effort.allows(duration * Self.enclosureCost) else { return refused(.effort) }
    if let formula, claim.point.count > Self.fewCoordinates {
      return confirmed(point, claim, formula, judge, effort, progress)
    }
    let gradient = point.gradient(seed: seed, parallelism: parallelism, effort: effort, progress: progress)
    var formulaValues = formula.map { FormulaValues($0, at: claim.point, precisions: point.precisions, effort: effort) }
    let coordinates = claim.gradient.indices.map { i in
      let judged: JudgedComponent
      if formulaValues != nil {
        judged = formulaValues?.judged(i, bits: point.bits) ?? .formulaUnresolved(.referenceUnresolved)
      } else if case .success(let derivative) = gradient.partials[i] {
        judged = .value(roundoff: point.roundoff(ofPartialDerivative: i, derivative: derivative, seed: seed))
      } else {
        judged = .value(roundoff: 0)
      }
      judge.floor = .maximum(
        MeasuredError(S.leastNonzeroMagnitude) / 2,
        (size / (claim.point[i].isZero ? 1 : MeasuredError(claim.point[i]).magnitude)).scaled(byPowerOfTwo: -1000))
      var evidence = judge.evidence(i, claim.gradient[i], judged, gradient.partials[i])
      if let reason = gradient.unproved[i] { evidence.unproved = reason }
      return evidence
    }
    var evidence = evidence(claim, coordinates, missProbability: 0, referenceEvaluations: gradient.evaluations)
    guard effort.allows(duration * Self.remainderCost) else { return evidence }
    evidence.taylor =
      if let formula { .measured(of: f, at: claim.point, formula: formula, seed: seed) } else {
        .measured(of: { f($0) }, at: claim.point, gradient: claim.gradient, seed: seed)
      }
    return evidence
  }

  /// How many times an evaluation at 128 bits one with dual numbers of intervals takes, at most: measured at 5 for a sum, at 40 for
  /// a power of two variables.
  static var enclosureCost: Int { 40 }

  /// How many times such an evaluation the Taylor remainder takes: 28 at twice the bits.
  static var remainderCost: Int { 60 }

  /// What a claim may cost at high precision.
  func effort(for claim: GradientClaim<S>) -> Effort { Effort(limit, coordinates: claim.point.count) }

  /// Up to how many coordinates are looked at one by one.
  static var fewCoordinates: Int { 32 }

  /// The check of a formula by derivatives along random directions.
  private func confirmed<F: RealFunction>(
    _ point: ReferencePoint<F, S>, _ claim: GradientClaim<S>, _ formula: any RealVectorFunction,
    _ judge: ReferenceJudge<S>, _ effort: Effort, _ progress: (@Sendable (_ done: Int) -> Void)?
  ) -> GradientEvidence<S> {
    let precision = point.formulaPrecision
    var formulaValues = FormulaValues(
      formula, at: claim.point, precisions: point.precisions.filter { $0 >= precision / 2 }, effort: effort)
    let values = formulaValues.components(at: precision)
    let confirmation = point.confirmation(of: values, seed: seed, parallelism: parallelism, progress: progress)
    let coordinates = claim.gradient.indices.map { i in
      switch confirmation.components[i] {
      case .right(let error):
        let derivative = ReferenceDerivative(value: values[i], error: error, precision: confirmation.precision)
        var evidence = judge.evidence(i, claim.gradient[i], .formula(derivative), derivative)
        evidence.unproved = .sampled
        return evidence
      case .examined(let outcome):
        let judged = formulaValues.judged(i, bits: point.bits)
        var evidence = judge.evidence(i, claim.gradient[i], judged, outcome)
        evidence.unproved = .sampled
        return evidence
      }
    }
    let f = point.function
    var evidence = evidence(
      claim, coordinates, missProbability: confirmation.missProbability, referenceEvaluations: confirmation.evaluations)
    evidence.taylor = .measured(of: { f($0) }, at: claim.point, gradient: claim.gradient, seed: seed)
    return evidence
  }

  /// The evidence of the whole, from that of its coordinates.
  private func evidence(
    _ claim: GradientClaim<S>, _ coordinates: [CoordinateEvidence<S>], missProbability: Double,
    referenceEvaluations: Int
  ) -> GradientEvidence<S> {
    let scale = coordinates.map { MeasuredError($0.estimate).magnitude }.reduce(0, MeasuredError.maximum)
    let allowance = coordinates.map(\.allowance).reduce(0, MeasuredError.maximum)
    let isComplete = coordinates.allSatisfy { $0.verdict.reason == nil }
    return GradientEvidence(
      claim: claim, coordinates: coordinates, tolerance: tolerance,
      sensitivity: !isComplete ? .infinity : allowance.isZero ? 0 : allowance / scale, missProbability: missProbability,
      evaluations: 1, referenceEvaluations: referenceEvaluations, seed: seed)
  }
}

extension FormulaValues {
  /// What is to be judged of component `index`.
  mutating func judged(_ index: Int, bits: Int) -> JudgedComponent {
    switch enclosed(index, bits: bits) {
    case .settled(let value): return .formula(value)
    case .undefined: return .formulaNotFinite
    case .wide(let bounds?): return .formulaBounded(bounds)
    case .wide: break
    }
    if let settled = settled(index, bits: bits) { return .formula(settled) }
    guard !effort.isSpent else { return .formulaUnresolved(.effort) }
    return isNotFinite(index) ? .formulaNotFinite : .formulaUnresolved(.referenceUnresolved)
  }
}

extension ReferenceJudge {
  /// The evidence of a component, whatever became of its derivative.
  func evidence(
    _ index: Int, _ claim: S, _ judged: JudgedComponent, _ outcome: Result<ReferenceDerivative, ReferenceRefusal>
  ) -> CoordinateEvidence<S> {
    switch outcome {
    case .success(let derivative): evidence(index, claim, judged, derivative)
    case .failure(let refusal): evidence(index, claim, judged, refusal)
    }
  }
}
