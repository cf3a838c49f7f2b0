import MultiPrecision
import RealModule
import Scalars

/// The verdict on each component, given what differences say of it; see `EvidenceCheck.opaque`.
struct DifferenceJudge<S: RealScalar, W: RealScalar> {
  let claim: GradientClaim<S>
  let judged: JudgedClaim<S, W>
  let findings: [SlopeFinding<W>]
  let tolerance: S?
  /// The largest component of claim and slope.
  private let size: W

  init(claim: GradientClaim<S>, judged: JudgedClaim<S, W>, findings: [SlopeFinding<W>], tolerance: S?) {
    self.claim = claim
    self.judged = judged
    self.findings = findings
    self.tolerance = tolerance
    size = findings.reduce(judged.size) { $1.slope.isFinite ? W.maximum($0, $1.slope.magnitude) : $0 }
  }

  /// How many times its uncertainty a slope may be off.
  private var certainty: W { 3 }

  /// What floating point explains of a discrepancy: the slope's uncertainty, the claim's noise, and what constants need.
  private func explained(_ i: Int) -> W {
    certainty * findings[i].error + judged.noise[i] + W(ReferenceJudge<S>.allowedFraction) * findings[i].slope.magnitude
  }

  /// The uncertainty that is small enough to agree: √u of the largest component or, where the claim is that there is none,
  /// of the slope's variation.
  private func resolution(_ i: Int) -> W {
    W.sqrt(W(S.unitRoundoff)) * (judged.size.isZero ? W.maximum(size, findings[i].variation) : size)
  }

  /// An error above this, relative to the largest component, would have been seen in any component.
  var sensitivity: MeasuredError {
    let least = findings.indices.map { findings[$0].obstacle == nil ? MeasuredError(explained($0)) : .infinity }
    let worst = least.reduce(0, MeasuredError.maximum)
    return worst.isZero ? 0 : worst / MeasuredError(size)
  }

  /// The evidence of component i.
  func evidence(_ i: Int) -> CoordinateEvidence<S> {
    let finding = findings[i]
    let discrepancy = (judged.values[i] - finding.slope).magnitude
    let estimate = S(finding.slope)
    let rounding = W.precision > S.precision ? (W(estimate) - finding.slope).magnitude : 0
    let tolerated = tolerance.map { W($0) * finding.slope.magnitude }
    var evidence = CoordinateEvidence<S>(
      index: i, verdict: .agree, claim: claim.gradient[i], estimate: estimate,
      uncertainty: finding.slope.isFinite ? MeasuredError(finding.error + rounding) : .infinity,
      discrepancy: MeasuredError(discrepancy), allowance: MeasuredError(tolerated ?? explained(i)),
      source: finding.slope.isFinite ? .differences(step: S(finding.step)) : .none,
      evaluationError: judged.evaluationErrors[i])
    evidence.sides = finding.sides.map { .init(left: S($0.left), right: S($0.right)) }
    evidence.verdict = verdict(i, discrepancy, tolerated)
    if evidence.verdict == .undecided(.noiseFloor) || evidence.verdict == .undecided(.truncation) {
      evidence.decidingPrecision = decidingPrecision(finding.error / (tolerated ?? resolution(i)))
    }
    return evidence
  }

  private func verdict(_ i: Int, _ discrepancy: W, _ tolerated: W?) -> Verdict {
    let finding = findings[i]
    if claim.gradient[i].isNaN { return .disagree }
    if let obstacle = finding.obstacle { return .undecided(obstacle) }
    guard discrepancy.isFinite else { return .disagree }
    let isNoisy = finding.noise + finding.spread + judged.noise[i] >= finding.truncation
    var open: UndecidedReason = isNoisy ? .noiseFloor : .truncation
    if finding.sides != nil { open = .domainEdge }
    if let tolerated {
      if discrepancy + explained(i) <= tolerated { return .agree }
      return discrepancy > tolerated + explained(i) ? .disagree : .undecided(open)
    }
    if discrepancy > explained(i) { return .disagree }
    return finding.error <= resolution(i) ? .agree : .undecided(open)
  }

  /// The bits with which the error would be `ratio` times less: that of an extrapolated difference falls like u^(8/9).
  private func decidingPrecision(_ ratio: W) -> Int? {
    guard ratio.isFinite, ratio > 0 else { return nil }
    return S.precision + Swift.max(1, (9 * (Int(ratio.exponent) + 1) + 7) / 8)
  }
}
