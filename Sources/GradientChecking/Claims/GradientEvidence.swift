public import MultiPrecision
public import ReferenceDerivatives
public import Scalars

/// A verdict on a claimed gradient, with all that it rests on.
public struct GradientEvidence<S: RealScalar>: Sendable {
  /// The verdict on the whole gradient.
  public var verdict: Verdict
  /// What was checked.
  public var claim: GradientClaim<S>
  /// One for each coordinate, in order; empty when f was not admissible.
  public var coordinates: [CoordinateEvidence<S>]
  /// What a tolerance, if one was given, allows: |cᵢ − ∂f/∂xᵢ| ≤ tolerance·|∂f/∂xᵢ|.
  public var tolerance: S?
  /// The Taylor remainder along a random direction; nil when there is no window in which to see it.
  public var taylor: TaylorRemainder<S>?
  /// An error above this, relative to the largest component, would have been seen in any component.
  public var sensitivity: MeasuredError
  /// An upper bound on the probability that a wrong component was missed by chance; 0 when each was looked at.
  public var missProbability: Double
  /// How many times f was evaluated in the format.
  public var evaluations: Int
  /// How many times f, or its derivative, was evaluated at high precision.
  public var referenceEvaluations: Int
  /// The seed of the random directions.
  public var seed: UInt64
  /// The name of the wider format in which f was looked at, where it is that which decides; see
  /// ``EvidenceCheck/secondOpinion(on:_:gradient:numbers:progress:)``.
  public var secondOpinion: String?
  /// What f threw, at the point or at one that was moved; nil where it threw nothing.
  public var thrown: ThrownErrors<S>?

  /// The evidence of these parts; the verdict is that of the coordinates unless it is given.
  package init(
    claim: GradientClaim<S>, coordinates: [CoordinateEvidence<S>], verdict: Verdict? = nil, tolerance: S? = nil,
    taylor: TaylorRemainder<S>? = nil, sensitivity: MeasuredError = .infinity, missProbability: Double = 0,
    evaluations: Int = 0, referenceEvaluations: Int = 0, seed: UInt64 = 1
  ) {
    self.verdict = verdict ?? Verdict.combined(coordinates.map(\.verdict))
    self.claim = claim
    self.coordinates = coordinates
    self.tolerance = tolerance
    self.taylor = taylor
    self.sensitivity = sensitivity
    self.missProbability = missProbability
    self.evaluations = evaluations
    self.referenceEvaluations = referenceEvaluations
    self.seed = seed
  }

  /// Whether the verdict is proved: of a right gradient every component is, of a wrong one a wrong component, and of one without a
  /// verdict what stands in its way.
  public var isProved: Bool {
    switch verdict {
    case .agree: !coordinates.isEmpty && coordinates.count == claim.point.count && coordinates.allSatisfy(\.isProved)
    default: coordinates.contains { $0.verdict == verdict && $0.isProved }
    }
  }

  /// Why the verdict is not proved: the first reason of a component that matters to it; nil where it is.
  public var unproved: Unproved? {
    isProved ? nil : coordinates.first { $0.verdict == verdict && !$0.isProved }?.unproved ?? .valuesAlone
  }

  /// The largest discrepancy of any component, relative to the largest component of claim and estimate; 0 when both are
  /// zero, NaN when a part is.
  public var relativeError: MeasuredError {
    var (error, scale): (MeasuredError, MeasuredError) = (0, 0)
    for c in coordinates {
      if c.discrepancy.isNaN || c.claim.isNaN || c.estimate.isNaN { return .nan }
      error = MeasuredError.maximum(error, c.discrepancy)
      scale = MeasuredError.maximum(scale, MeasuredError(S.maximum(c.claim.magnitude, c.estimate.magnitude)))
    }
    return coordinates.isEmpty ? .nan : error.isZero ? 0 : error / scale
  }

  /// The indices of the coordinates, worst first: disagreeing before undecided before agreeing, then by discrepancy in
  /// units of the allowance, NaN first; ties by index. Cost: a sort, each time it is asked for.
  public var worstFirst: [Int] {
    func rank(_ verdict: Verdict) -> Int { verdict == .disagree ? 0 : verdict == .agree ? 2 : 1 }
    let ratios = coordinates.map { $0.discrepancy.isZero ? 0 : $0.discrepancy / $0.allowance }
    return coordinates.indices.sorted { i, j in
      let (a, b) = (rank(coordinates[i].verdict), rank(coordinates[j].verdict))
      if a != b { return a < b }
      if ratios[i].isNaN || ratios[j].isNaN { return ratios[j].isNaN ? ratios[i].isNaN && i < j : true }
      return ratios[i] == ratios[j] ? i < j : ratios[i] > ratios[j]
    }
  }
}
