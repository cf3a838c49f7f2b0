public import MultiPrecision
public import Scalars

/// Two numbers that would be equal if nothing were wrong and nothing rounded, and whether rounding explains the difference.
///
/// Such as two entries of a Hessian, the two sides of ⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩, or two slopes that Cauchy and Riemann equate. An
/// identity needs no estimate of a derivative; it finds where a claim contradicts itself, not whether it is right.
@frozen
public struct IdentityEvidence<S: RealScalar>: Hashable, Sendable {
  /// Where it was tried: row and column of an entry, or the number of the random pair.
  public var indices: [Int]
  /// One side.
  public var left: S
  /// The other.
  public var right: S
  /// |left − right|.
  public var discrepancy: MeasuredError
  /// What of it rounding explains.
  public var allowance: MeasuredError
  /// What is to be said of it.
  public var verdict: Verdict

  /// The evidence of these numbers: it disagrees when the discrepancy exceeds the allowance, or is NaN; undecided when the
  /// allowance is not finite.
  package init(indices: [Int], left: S, right: S, discrepancy: MeasuredError, allowance: MeasuredError) {
    self.indices = indices
    self.left = left
    self.right = right
    self.discrepancy = discrepancy
    self.allowance = allowance
    self.verdict =
      discrepancy <= allowance && allowance.isFinite
      ? .agree : allowance.isFinite || discrepancy.isNaN ? .disagree : .undecided(.noiseFloor)
  }
}
