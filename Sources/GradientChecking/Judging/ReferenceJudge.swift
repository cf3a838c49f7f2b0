package import MultiPrecision
import ReferenceDerivatives
package import Scalars

/// What is judged of one component: the number c that its discrepancy is that of.
enum JudgedComponent {
  /// The formula of the claim, at high precision.
  case formula(ReferenceDerivative)
  /// The formula, of which bounds are all that is known.
  case formulaBounded(ReferenceDerivative)
  /// The formula, NaN or infinite at high precision.
  case formulaNotFinite
  /// The formula, on which no two precisions agreed, or were tried.
  case formulaUnresolved(UndecidedReason)
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
  /// Why even a right claim cannot be agreed with: f has no finite value in the format.
  var objection: UndecidedReason?
  /// What no difference of f's values in a format of less than 1000 bits could tell from zero, in this component: 2⁻¹⁰⁰⁰·|f/xᵢ|, or
  /// half of the least number of the format if that is more. Where a formula cancels so deeply that its bounds hold zero at
  /// thousands of bits, as 1 − tanh² does far out, and they and the derivative lie below this, they are the same number.
  var floor: MeasuredError = 0

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
    case .formula(let formula), .formulaBounded(let formula):
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

    if case .formulaUnresolved(let reason) = judged {
      evidence.verdict = .undecided(reason)
    } else if case .value = judged, !claim.isFinite, !estimate.isFinite, !claim.isNaN || S.infinity.isNaN {
      evidence.verdict = .undecided(.overflow)
    } else if discrepancy.isZero && (error.isZero || !derivative.isProved) || discrepancy + error <= allowance {
      // Without bounds, what falls with the precision as rounding does was taken for zero.
      evidence.verdict = agreement(claim)
    } else if !(discrepancy - error <= allowance + Self.fraction(tolerance) * derivative.error) {
      evidence.verdict = .disagree
    } else if isBelowNotice(judged, size + derivative.error) {
      evidence.verdict = agreement(claim)
    } else {
      evidence.verdict = .undecided(.referenceUnresolved)
    }
    evidence.unproved = unproved(judged, derivative, discrepancy, error, allowance)
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

  /// How much of the derivative is allowed.
  private static func fraction(_ tolerance: S?) -> MeasuredError {
    tolerance.map { MeasuredError($0) } ?? allowedFraction
  }

  /// Whether the formula, of which only bounds are known, and the derivative are both less than ``floor``.
  private func isBelowNotice(_ judged: JudgedComponent, _ derivative: MeasuredError) -> Bool {
    let formula: ReferenceDerivative
    switch judged {
    case .formula(let value), .formulaBounded(let value): formula = value
    case .formulaNotFinite, .formulaUnresolved, .value: return false
    }
    return MeasuredError(formula.value).magnitude + formula.error <= floor && derivative <= floor
  }

  /// Why a verdict is not proved; nil where derivative and formula are enclosed, and what is left of the roundings to 64 bits in
  /// their comparison cannot matter.
  private func unproved(
    _ judged: JudgedComponent, _ derivative: ReferenceDerivative, _ discrepancy: MeasuredError, _ error: MeasuredError,
    _ allowance: MeasuredError
  ) -> Unproved? {
    guard derivative.isProved else { return .notEnclosable }
    switch judged {
    case .value: return .measuredRoundoff
    case .formulaUnresolved(let reason): return reason == .effort ? .effort : .unsettled
    case .formulaNotFinite: return nil
    case .formula(let formula), .formulaBounded(let formula):
      guard formula.isProved else { return .possiblyUndefined }
      let slack = (discrepancy + error + allowance).scaled(byPowerOfTwo: -60)
      let decides =
        discrepancy.isZero && error.isZero || discrepancy + error + slack <= allowance
        || discrepancy - error - slack > allowance + Self.fraction(tolerance) * derivative.error
      let size = MeasuredError(derivative.value).magnitude
      return decides || isBelowNotice(judged, size + derivative.error) ? nil : .unsettled
    }
  }

  /// The verdict where the judged number is right: a claim that is no number never agrees. That of a formula which is right and
  /// finite has left the range of the format on the way: an infinity, or NaN where two met, or where there is no infinity.
  private func agreement(_ claim: S) -> Verdict {
    claim.isFinite ? objection.map { .undecided($0) } ?? .agree : .undecided(.overflow)
  }

  /// The evidence of a component that has no derivative.
  func evidence(
    _ index: Int, _ claim: S, _ judged: JudgedComponent, _ refusal: ReferenceRefusal
  ) -> CoordinateEvidence<S> {
    var evidence = CoordinateEvidence(
      index: index, verdict: .undecided(.referenceUnresolved), claim: claim, estimate: .nan, uncertainty: .infinity,
      discrepancy: .nan, allowance: 0, source: .none)
    evidence.unproved = nil
    switch refusal {
    case .kink(let left, let right):
      evidence.verdict = .undecided(.kink)
      evidence.sides = CoordinateEvidence<S>.Sides(left: S(left), right: S(right))
    case .onlyPartial: evidence.verdict = .undecided(.kink)
    case .domainEdge(let side, let slope):
      if let slope, MeasuredError(slope.value).isFinite { evidence = self.evidence(index, claim, judged, slope) }
      evidence.unproved = .possiblyUndefined
      if evidence.source == .none { evidence.verdict = .undecided(.domainEdge) }
      let known = slope?.rounded(to: S.self) ?? .nan
      evidence.sides = CoordinateEvidence<S>.Sides(
        left: side == .left ? known : .nan, right: side == .right ? known : .nan)
    case .jump: evidence.verdict = .undecided(.jump)
    case .notFinite: evidence.verdict = .undecided(.notFinite)
    case .effort: evidence.verdict = .undecided(.effort)
    case .unresolved: evidence.verdict = .undecided(.referenceUnresolved)
    case .interrupted: evidence.verdict = .undecided(.interrupted)
    }
    return evidence
  }
}

extension CoordinateEvidence {
  /// A component that nobody looked at, for a reason that is the whole function's.
  static func refused(_ index: Int, _ claim: S, _ reason: UndecidedReason) -> Self {
    var evidence = CoordinateEvidence(
      index: index, verdict: .undecided(reason), claim: claim, estimate: .nan, uncertainty: .infinity,
      discrepancy: .nan,
      allowance: 0, source: .none)
    evidence.unproved = reason == .effort ? .effort : .possiblyUndefined
    return evidence
  }
}
