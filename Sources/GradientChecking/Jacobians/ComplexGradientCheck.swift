public import ComplexModule
import MultiPrecision
public import Scalars

/// The check of a claimed derivative of f: Cⁿ → C, gᵢ = ∂f/∂zᵢ, where f is complex-differentiable.
///
/// All answers are about real and imaginary parts: coordinate 2i is Re gᵢ and 2i + 1 is Im gᵢ.
public struct ComplexGradientCheck<S: RealScalar>: Sendable {
  /// How the parts are checked; the tolerance, if there is one, is relative to |∂f/∂zᵢ|.
  public var check: EvidenceCheck<S>

  /// The check with the given options.
  public init(_ check: EvidenceCheck<S>) { self.check = check }

  /// What differences of f in the format say of its derivative.
  public struct OpaqueEvidence: Sendable {
    /// The evidence of the claim: rows Re f and Im f, columns Re zᵢ and Im zᵢ in turn.
    public var claim: JacobianEvidence<S>
    /// For each i, ∂ Re f/∂ Re zᵢ = ∂ Im f/∂ Im zᵢ with indices [i, 0] and ∂ Re f/∂ Im zᵢ = −∂ Im f/∂ Re zᵢ with [i, 1].
    public var cauchyRiemann: [IdentityEvidence<S>]

    /// Whether f is complex-differentiable at the point, as far as can be seen, whatever is claimed.
    public var isComplexDifferentiable: Verdict { Verdict.combined(cauchyRiemann.map(\.verdict)) }

    /// The verdict on the claim. A function that is not complex-differentiable has no derivative to agree with: no number has
    /// the slopes along 1 and along i both.
    public var verdict: Verdict { Verdict.combined([claim.verdict, isComplexDifferentiable]) }
  }

  /// Checks a claim about a function that exists in this format only, against differences along 1 and along i.
  ///
  /// With f = a + ib and z = x + iy the claim says that a has the slopes Re g along x and −Im g along y, and b the slopes
  /// Im g and Re g. The estimates of these four slopes, whatever is claimed, must fulfil the equations of Cauchy and Riemann
  /// within their uncertainties and 64u.
  ///
  /// - What f throws is passed on. Bounds of the check are bounds of the parts, in the order of the coordinates.
  /// - Cost: that of ``JacobianCheck`` for 2 outputs and 2n inputs.
  /// - Precondition: `z` is not empty and has as many elements as `claim`.
  public func opaque<E: Error>(
    _ f: @Sendable ([Complex<S>]) throws(E) -> Complex<S>, at z: [Complex<S>], claim: [Complex<S>]
  ) throws(E) -> OpaqueEvidence {
    requireCount(z, claim)
    let matrix =
      claim.flatMap { [$0.real, -$0.imaginary] } + claim.flatMap { [$0.imaginary, $0.real] }
    let evidence = try JacobianCheck(check).opaque(
      { (x: [S]) throws(E) -> [S] in
        let value = try f(stride(from: 0, to: x.count, by: 2).map { Complex(x[$0], x[$0 + 1]) })
        return [value.real, value.imaginary]
      }, at: Self.parts(z), .matrix(matrix))
    return OpaqueEvidence(claim: evidence, cauchyRiemann: Self.cauchyRiemann(evidence))
  }

  /// The equations of Cauchy and Riemann between the estimates of evidence whose rows are Re f and Im f, and whose columns are Re zᵢ and
  /// Im zᵢ in turn: for each i, with indices [i, 0] and [i, 1]. None where a slope was not looked at.
  package static func cauchyRiemann(_ evidence: JacobianEvidence<S>) -> [IdentityEvidence<S>] {
    let (real, imaginary) = (evidence.rows[0].coordinates, evidence.rows[1].coordinates)
    guard real.count == imaginary.count, real.count == evidence.rows[0].claim.point.count else { return [] }
    return stride(from: 0, to: real.count, by: 2).flatMap { k in
      [
        identity([k / 2, 0], real[k], imaginary[k + 1], negated: false),
        identity([k / 2, 1], real[k + 1], imaginary[k], negated: true),
      ]
    }
  }

  /// The equation that two slopes are equal, or opposite.
  private static func identity(
    _ indices: [Int], _ a: CoordinateEvidence<S>, _ b: CoordinateEvidence<S>, negated: Bool
  ) -> IdentityEvidence<S> {
    let right = negated ? -b.estimate : b.estimate
    let size = MeasuredError(S.maximum(a.estimate.magnitude, right.magnitude))
    var evidence = IdentityEvidence<S>(
      indices: indices, left: a.estimate, right: right,
      discrepancy: (MeasuredError(a.estimate) - MeasuredError(right)).magnitude,
      allowance: a.uncertainty + b.uncertainty + 64 * MeasuredError(S.unitRoundoff) * size)
    // Where a slope could not be had, the reason is the slope's.
    if let reason = a.verdict.reason ?? b.verdict.reason, !evidence.allowance.isFinite || evidence.discrepancy.isNaN {
      evidence.verdict = .undecided(reason)
    }
    return evidence
  }

  /// Real and imaginary parts in turn.
  static func parts(_ z: [Complex<S>]) -> [S] { z.flatMap { [$0.real, $0.imaginary] } }

  func requireCount(_ z: [Complex<S>], _ claim: [Complex<S>]) {
    precondition(
      !z.isEmpty && z.count == claim.count,
      "\(claim.count) derivatives at a point of \(z.count) coordinates; there must be one for each, and one at least")
  }
}
