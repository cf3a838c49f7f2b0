import GradientChecking
import MultiPrecision
import Scalars

/// One component of a wrong gradient, as patterns are sought in it.
struct ComponentError {
  /// i.
  let index: Int
  /// xᵢ.
  let x: MeasuredError
  /// ∂f/∂xᵢ as it was found.
  let gradient: MeasuredError
  /// The claim less the gradient.
  let error: MeasuredError
  /// How far a prediction of `error` may be off: what the gradient, the claim's noise and rounded constants allow.
  let tolerance: MeasuredError
  /// Whether the component was found wrong.
  let isWrong: Bool
  /// Whether the claim is zero, exactly.
  let isZero: Bool
  /// Whether `error` may as well have the other sign.
  var isSignUnknown = false

  /// The claim.
  var claim: MeasuredError { gradient + error }

  /// The tolerance of a prediction that is a multiple of the gradient: its uncertainty is multiplied, too.
  var multipleTolerance: MeasuredError {
    let (size, claimed) = (gradient.magnitude, claim.magnitude)
    return claimed > size && !size.isZero ? tolerance * (claimed / size) : tolerance
  }

  /// The same with the error's other sign, where that may be.
  var opposite: ComponentError {
    guard isSignUnknown else { return self }
    return ComponentError(
      index: index, x: x, gradient: gradient, error: -error, tolerance: tolerance, isWrong: isWrong, isZero: isZero)
  }
}

extension ComponentError {
  /// What evidence says of component i at `x`; nil when claim or estimate is not finite.
  ///
  /// The discrepancy is that of the claim's formula, where there is one, and known to more digits than the numbers. Its
  /// sign is that of claim − estimate, unless evaluating the formula cost so much that it might be either. `rounding` is ``rounding(of:)``.
  init?<S: RealScalar>(_ evidence: CoordinateEvidence<S>, x: S, rounding: MeasuredError, isTolerant: Bool) {
    guard evidence.claim.isFinite, evidence.estimate.isFinite, evidence.discrepancy.isFinite,
      evidence.uncertainty.isFinite
    else { return nil }
    let estimate = MeasuredError(evidence.estimate)
    let raw =
      S.precision <= MeasuredError.precision
      ? MeasuredError(evidence.claim) - estimate : MeasuredError(evidence.claim - evidence.estimate)
    let error = raw.sign == .minus ? -evidence.discrepancy : evidence.discrepancy
    let size = MeasuredError.maximum(estimate.magnitude, (estimate + error).magnitude)
    var tolerance = 3 * evidence.uncertainty + rounding * size
    // An allowance that somebody asked for is not what floating point explains.
    if !isTolerant { tolerance = MeasuredError.maximum(tolerance, evidence.allowance) }
    let cost = (evidence.evaluationError ?? 0) + evidence.uncertainty
    self.init(
      index: evidence.index, x: MeasuredError(x), gradient: estimate, error: error, tolerance: tolerance,
      isWrong: evidence.verdict == .disagree, isZero: evidence.claim.isZero,
      isSignUnknown: evidence.discrepancy + raw.magnitude <= cost)
  }

  /// A component that is known to be right, to within `tolerance`; `rounding` is ``rounding(of:)``.
  init<S: RealScalar>(right claim: S, index: Int, x: S, rounding: MeasuredError, tolerance: MeasuredError) {
    let gradient = MeasuredError(claim)
    self.init(
      index: index, x: MeasuredError(x), gradient: gradient, error: 0,
      tolerance: MeasuredError.maximum(tolerance, rounding * gradient.magnitude), isWrong: false,
      isZero: claim.isZero)
  }

  /// 64u, the room of rounded constants; no less than binary64's, with which patterns are named.
  static func rounding<S: RealScalar>(of _: S.Type) -> MeasuredError {
    MeasuredError.maximum(ReferenceJudge<S>.allowedFraction, 64 * MeasuredError(Double.unitRoundoff))
  }
}
