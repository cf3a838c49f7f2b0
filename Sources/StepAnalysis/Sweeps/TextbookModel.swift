import FiniteDifferences
import Scalars
public import MultiPrecision

/// The step that textbooks recommend, from the derivatives that they take for granted.
///
/// The model says: truncation |c f^(q+1)| h^q, roundoff C·u·|f|/h, where c and C are the stencil's constants. The sum is
/// least at h = (C u |f| / (q |c f^(q+1)|))^(1/(q+1)); for the central difference, h = (3 u |f| / |f‴|)^⅓. Here f and
/// f^(q+1) are measured at high precision, so that what is compared with the measured optimum is the model itself.
public struct TextbookModel: Codable, Hashable, Sendable {
  /// The step at which the model's error is least.
  public let step: MeasuredError
  /// The model's error there.
  public let error: MeasuredError

  /// The model for a problem, or nil where f or f^(q+1) vanishes and it has no least error.
  init?<F: RealFunction, T: RealScalar, W: RealScalar>(problem: SweepProblem<F, T>, scale: W, bits: Int) {
    let stencil = problem.stencil
    let q = stencil.accuracy
    // f^(q+1) to a few digits: a central stencil at a step whose truncation is some 2^−(b/4) and whose roundoff,
    // 2^(−2b + (q+1)·b/(4(q+1))), is less.
    let half = (q + 2) / 2
    let derivative = Stencil(offsets: Array(-half...half), derivative: q + 1)
    let h = scale * W(sign: .plus, exponent: W.Exponent(-(bits / (4 * (q + 1)) + 2)), significand: 1)
    let values = derivative.offsets.map { problem.function(problem.line.exact(W($0) * h)) }
    let f = MeasuredError(problem.function(problem.line.exact(W(0)))).magnitude
    let high = MeasuredError(derivative.quotient(values, step: h)).magnitude
    let largest = values.map { MeasuredError($0).magnitude }.max() ?? 0
    // Below this, what the difference shows is its own roundoff.
    let noise = 64 * MeasuredError(W.unitRoundoff) * largest / MeasuredError.pow(MeasuredError(h), q + 1)
    guard f.isFinite, high.isFinite, !f.isZero, high > noise else { return nil }

    let u = MeasuredError(T.unitRoundoff)
    let truncation = MeasuredError(rounded: stencil.truncationConstant).magnitude * high
    let roundoff = MeasuredError(rounded: stencil.roundoffConstant) * u * f
    let order = MeasuredError(q)
    step = MeasuredError.root(roundoff / (order * truncation), q + 1)
    error = truncation * MeasuredError.pow(step, q) + roundoff / step
  }
}
