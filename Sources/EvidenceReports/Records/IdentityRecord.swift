package import GradientChecking
package import MultiPrecision
package import Scalars

/// Whether a matrix of derivatives contradicts itself: a Hessian that is not symmetric, products of two matrices.
package struct IdentityRecord: Codable, Sendable {
  /// What was compared.
  package enum Kind: String, Codable, Sendable {
    /// ∂²f/∂xᵢ∂xⱼ = ∂²f/∂xⱼ∂xᵢ.
    case symmetry
    /// ⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩.
    case adjointness
    /// ⟨u, H·v⟩ = ⟨H·u, v⟩.
    case selfAdjointness = "self_adjointness"
    /// ∂ Re f/∂x = ∂ Im f/∂y and ∂ Re f/∂y = −∂ Im f/∂x, z = x + iy: what complex-differentiable functions fulfil.
    case cauchyRiemann = "cauchy_riemann"
  }

  package var kind: Kind
  /// How many pairs were compared, and how many of them differ by more than rounding.
  package var count, contradictions: Int
  package var verdict: Verdict
  /// The two sides of the worst pair, and what they are: `∂²f/∂x∂y and ∂²f/∂y∂x`.
  package var left, right: RecordedNumber
  package var place: String
  package var discrepancy, allowance: MeasuredError

  /// The record of pairs, each in the place that `place` says; nil where there are none.
  package init?<S: RealScalar>(_ kind: Kind, _ pairs: [IdentityEvidence<S>], place: (IdentityEvidence<S>) -> String) {
    func excess(_ pair: IdentityEvidence<S>) -> MeasuredError {
      pair.discrepancy.isZero ? 0 : pair.discrepancy / pair.allowance
    }
    guard let worst = pairs.max(by: { excess($0) < excess($1) || excess($1).isNaN && !excess($0).isNaN }) else {
      return nil
    }
    self.kind = kind
    count = pairs.count
    contradictions = pairs.count { $0.verdict == .disagree }
    verdict = Verdict.combined(pairs.map(\.verdict))
    (left, right) = (RecordedNumber(worst.left), RecordedNumber(worst.right))
    self.place = place(worst)
    (discrepancy, allowance) = (worst.discrepancy, worst.allowance)
  }
}

extension EvidenceRecord {
  /// The same with an identity that was tried: what contradicts itself is wrong somewhere, also where it is not known in which entry.
  package func with(_ identity: IdentityRecord?) -> EvidenceRecord {
    guard let identity else { return self }
    var record = self
    record.identity = identity
    if identity.verdict == .disagree, record.verdict.reason != nil { record.verdict = .disagree }
    return record
  }
}
