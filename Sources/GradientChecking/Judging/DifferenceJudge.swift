import BlackBoxes
import MultiPrecision
import RealModule
import Scalars

/// The verdict on each component, given what differences say of it; see `EvidenceCheck.opaque`.
struct DifferenceJudge<S: RealScalar, W: RealScalar> {
  let claim: GradientClaim<S>
  let judged: JudgedClaim<S, W>
  let readings: [SlopeReading<W>]
  let tolerance: S?
  /// The largest component of claim and slope.
  private let size: W

  init(claim: GradientClaim<S>, judged: JudgedClaim<S, W>, readings: [SlopeReading<W>], tolerance: S?) {
    self.claim = claim
    self.judged = judged
    self.readings = readings
    self.tolerance = tolerance
    size = readings.reduce(judged.size) { $1.slope.isFinite ? W.maximum($0, $1.slope.magnitude) : $0 }
  }

  /// How many times its uncertainty a slope may be off.
  private var certainty: W { 3 }

  /// What part of a slope may be wrong in every difference alike, u^⅔: f is computed from numbers that were rounded, as 2·10⁶ − x, and
  /// moving x by its own ulps does not show by what.
  private static var bias: W { W.pow(W(S.unitRoundoff), 2 / 3 as W) }

  /// What floating point explains of a discrepancy: the slope's uncertainty, the claim's noise, and what constants need.
  private func explained(_ i: Int) -> W {
    let fraction = W.maximum(W(ReferenceJudge<S>.allowedFraction), Self.bias)
    return certainty * readings[i].error + judged.noise[i] + fraction * readings[i].slope.magnitude
  }

  /// The uncertainty that is small enough to agree: √u of the largest component or, where the claim is that there is none,
  /// of the slope's variation.
  private func resolution(_ i: Int) -> W {
    W.sqrt(W(S.unitRoundoff)) * (judged.size.isZero ? readings[i].variation : size)
  }

  /// An error above this, relative to the largest component, would have been seen in any component.
  var sensitivity: MeasuredError {
    let least = readings.indices.map { readings[$0].obstacle == nil ? MeasuredError(explained($0)) : .infinity }
    let worst = least.reduce(0, MeasuredError.maximum)
    return worst.isZero ? 0 : worst / MeasuredError(size)
  }

  /// The evidence of component i.
  func evidence(_ i: Int) -> CoordinateEvidence<S> {
    let reading = readings[i]
    // f and its gradient may have the same constant wrong in the format, as sin(10⁵⁴): then the number is right, not the formula.
    let discrepancy = W.minimum(
      (judged.values[i] - reading.slope).magnitude, (W(claim.gradient[i]) - reading.slope).magnitude)
    let estimate = S(reading.slope)
    let rounding = W.precision > S.precision ? (W(estimate) - reading.slope).magnitude : 0
    let tolerated = tolerance.map { W($0) * reading.slope.magnitude }
    var evidence = CoordinateEvidence<S>(
      index: i, verdict: .agree, claim: claim.gradient[i], estimate: estimate,
      uncertainty: reading.slope.isFinite ? MeasuredError(reading.error + rounding) : .infinity,
      discrepancy: MeasuredError(discrepancy), allowance: MeasuredError(tolerated ?? explained(i)),
      source: reading.slope.isFinite ? .differences(step: S(reading.step)) : .none,
      evaluationError: judged.evaluationErrors[i])
    evidence.sides = reading.sides.map { .init(left: S($0.left), right: S($0.right)) }
    evidence.secondLook = reading.other.map {
      .init(estimate: S($0.slope), uncertainty: MeasuredError($0.error), step: S($0.step))
    }
    evidence.isConstant = reading.isConstant
    evidence.differences = reading.differences.map { look in
      look.map { .init(step: MeasuredError($0.step), slope: MeasuredError($0.slope)) }
    }
    if !reading.differences.isEmpty, reading.level > 0 { evidence.noise = MeasuredError(reading.level) }
    evidence.verdict = verdict(i, discrepancy, tolerated)
    if evidence.verdict == .undecided(.noiseFloor) || evidence.verdict == .undecided(.truncation) {
      evidence.decidingPrecision = decidingPrecision(reading.error / (tolerated ?? resolution(i)))
    }
    return evidence
  }

  private func verdict(_ i: Int, _ discrepancy: W, _ tolerated: W?) -> Verdict {
    let reading = readings[i]
    if claim.gradient[i].isNaN { return .disagree }
    if let obstacle = reading.obstacle { return .undecided(UndecidedReason(obstacle)) }
    // An infinite slope at an edge, as that of √x at 0, is a limit, which no difference reaches.
    guard discrepancy.isFinite else { return reading.sides != nil ? .undecided(.domainEdge) : .disagree }
    let isNoisy = reading.noise + judged.noise[i] >= reading.truncation
    var open: UndecidedReason = isNoisy ? .noiseFloor : .truncation
    if reading.sides != nil { open = .domainEdge }
    if let tolerated {
      if discrepancy + explained(i) <= tolerated { return .agree }
      return discrepancy > tolerated + explained(i) ? .disagree : .undecided(open)
    }
    if discrepancy > explained(i) { return .disagree }
    // Where no component is claimed to be other than 0, it takes a slope that is none beside f's own variation. What the claim's own noise
    // excuses verifies nothing.
    let doubt = judged.size.isZero ? discrepancy + reading.error : W.maximum(reading.error, discrepancy / certainty)
    return doubt <= resolution(i) ? .agree : .undecided(open)
  }

  /// The bits with which the error would be `ratio` times less: that of an extrapolated difference falls like u^(8/9).
  private func decidingPrecision(_ ratio: W) -> Int? {
    guard ratio.isFinite, ratio > 0 else { return nil }
    return S.precision + Swift.max(1, (9 * (Int(ratio.exponent) + 1) + 7) / 8)
  }
}

extension UndecidedReason {
  /// The reason that an obstacle is.
  fileprivate init(_ obstacle: SlopeObstacle) {
    self =
      switch obstacle {
      case .interrupted: .interrupted
      case .budget: .budget
      case .kink: .kink
      case .domainEdge: .domainEdge
      case .overflow: .overflow
      case .stepLost: .stepLost
      case .noise: .noiseFloor
      case .unsettled: .truncation
      }
  }
}
