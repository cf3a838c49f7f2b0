package import MultiPrecision
import ReferenceDerivatives
package import Scalars

/// What is judged of one component: the number c that its discrepancy is that of.
enum JudgedComponent {
  /// The formula of the claim, at high precision.
  case formula(ReferenceDerivative)
  /// The formula, NaN or infinite at high precision.
  case formulaNotFinite
  /// The formula, on which no two precisions agreed.
  case formulaUnresolved
  /// The claimed number itself, which may be off by its own roundoff.
  case value(roundoff: MeasuredError)
}

/// The verdict on one component, given the derivative.
///
/// **What is allowed.** With a tolerance, that much of the derivative. Without one, 64u of it: the room that constants
/// rounded in either formula need. Where u is above 2⁻²⁴, 64·2⁻²⁴: nobody writes fewer digits of a constant because
/// bfloat16 has fewer, where 64u would be a quarter of the derivative. A claim without a formula was computed in the format,
/// nobody knows how, so that its roundoff is allowed too: its own rounding, and eight times what computing the derivative was
/// measured to cost there. Where that is more than √u of the derivative, less than half of the digits can be verified, and
/// the component is undecided (unless it is right to 64u all the same).
package struct ReferenceJudge<S: RealScalar> {
  /// What is allowed of a derivative, for the constants in it.
  package static var allowedFraction: MeasuredError {
    64 * MeasuredError.minimum(MeasuredError(S.unitRoundoff), MeasuredError(Float.unitRoundoff))
  }
  /// How many times its measured roundoff a claimed number may be off.
  static var roundoffFactor: MeasuredError { 8 }

  let tolerance: S?
  /// What stands against agreement, whatever the components are: f's value in the format is not finite.
  let objection: UndecidedReason?

  /// The evidence of a component whose derivative, on both sides or the one there is, is known.
  func evidence(
    _ index: Int, _ claim: S, _ judged: JudgedComponent, _ derivative: ReferenceDerivative
  ) -> CoordinateEvidence<S> {
    let estimate = derivative.rounded(to: S.self)
    let size = MeasuredError(derivative.value).magnitude
    let rounding = derivative.error.isZero && estimate.isZero ? 0 : MeasuredError(estimate.ulp) / 2
    let least = Self.allowedFraction * size
    var allowance = tolerance.map { MeasuredError($0) * size } ?? least
    if tolerance == nil, case .value(let roundoff) = judged {
      let rounding = 2 * MeasuredError(S.unitRoundoff) * size
      allowance = MeasuredError.maximum(allowance, rounding) + Self.roundoffFactor * roundoff
    }

    let discrepancy: MeasuredError
    var evaluationError: MeasuredError?
    var error = derivative.error
    switch judged {
    case .formula(let formula):
      discrepancy = distance(formula.value, derivative.value)
      error += formula.error
      evaluationError = distance(claim, formula.value)
    case .formulaNotFinite, .formulaUnresolved: discrepancy = .nan
    case .value: discrepancy = distance(claim, derivative.value)
    }
    var evidence = CoordinateEvidence(
      index: index, verdict: .disagree, claim: claim, estimate: estimate,
      uncertainty: estimate.isFinite ? derivative.error + rounding : .infinity, discrepancy: discrepancy,
      allowance: allowance, source: .reference(precision: derivative.precision), evaluationError: evaluationError)

    if case .formulaUnresolved = judged {
      evidence.verdict = .undecided(.referenceUnresolved)
    } else if case .value = judged, !claim.isFinite, !estimate.isFinite, !claim.isNaN || S.infinity.isNaN {
      evidence.verdict = .undecided(.overflow)
    } else if discrepancy.isZero || discrepancy + error <= allowance {
      evidence.verdict = agreement(claim, estimate)
    } else if !(discrepancy - error <= allowance) {
      evidence.verdict = .disagree
    } else {
      evidence.verdict = .undecided(.referenceUnresolved)
    }
    if evidence.verdict == .agree, tolerance == nil, discrepancy > least {
      // A power of two within a factor of 2 of √u.
      let half = size.scaled(byPowerOfTwo: -S.precision / 2)
      if allowance > half {
        evidence.verdict = .undecided(.noiseFloor)
        // With q bits more the allowance falls by 2^−q and what it is compared with by 2^(−q/2).
        if size > 0 { evidence.decidingPrecision = S.precision + 2 * (1 + allowance.exponent - half.exponent) }
      }
    }
    return evidence
  }

  /// The verdict where the judged number is right: NaN is never an agreement, and neither is an infinity.
  private func agreement(_ claim: S, _ estimate: S) -> Verdict {
    if claim.isFinite { return objection.map { .undecided($0) } ?? .agree }
    return claim.isNaN && estimate.isFinite ? .disagree : .undecided(.overflow)
  }

  /// The evidence of a component that has no derivative.
  func evidence(
    _ index: Int, _ claim: S, _ judged: JudgedComponent, _ refusal: ReferenceRefusal
  ) -> CoordinateEvidence<S> {
    var evidence = CoordinateEvidence(
      index: index, verdict: .undecided(.referenceUnresolved), claim: claim, estimate: .nan, uncertainty: .infinity,
      discrepancy: .nan, allowance: 0, source: .none)
    switch refusal {
    case .kink(let left, let right):
      evidence.verdict = .undecided(.kink)
      evidence.sides = CoordinateEvidence<S>.Sides(left: S(left), right: S(right))
    case .onlyPartial: evidence.verdict = .undecided(.kink)
    case .domainEdge(let side, let slope):
      if let slope, MeasuredError(slope.value).isFinite { evidence = self.evidence(index, claim, judged, slope) }
      if evidence.source == .none { evidence.verdict = .undecided(.domainEdge) }
      let known = slope?.rounded(to: S.self) ?? .nan
      evidence.sides = CoordinateEvidence<S>.Sides(
        left: side == .left ? known : .nan, right: side == .right ? known : .nan)
    case .notFinite: evidence.verdict = .undecided(.notFinite)
    case .unresolved: evidence.verdict = .undecided(.referenceUnresolved)
    case .interrupted: evidence.verdict = .undecided(.interrupted)
    }
    return evidence
  }
}
