import BlackBoxes
import MultiPrecision
import RealModule
public import Scalars

/// How a gradient of many components is looked at when not every component is.
@frozen
public enum Sampling: Hashable, Sendable {
  /// So many coordinates, each set of them with the same chance.
  case coordinates(Int)
  /// So many random directions v: the slopes ⟨g, v⟩, in which every component has a part.
  case directions(Int)
}

/// **What a sample may miss.**
///
/// *Coordinates.* Of n components, k wrong, s are looked at. All the wrong ones are left out with the probability
/// C(n − k, s)/C(n, s), which is largest, 1 − s/n, when one is wrong.
///
/// *Directions.* Component i of a direction is ±wᵢsᵢ, wᵢ uniform in [½, 3⁄2) and sᵢ the coordinate's own size. Let the claim
/// be wrong by eᵢ in component i, and by anything in others. Given all other components of v, the discrepancy ⟨e, v⟩ is
/// hidden when it lies within δ of zero, which is when ±wᵢ lies within δ/|eᵢsᵢ| of one number: the probability of that is
/// at most δ/|eᵢsᵢ|, for the density of ±wᵢ is ½ and the interval's length twice that, and 2⁻ᵇ more since wᵢ is a multiple
/// of 2⁻ᵇ. Directions are independent, so that k of them hide a fault of |eᵢsᵢ| ≥ 10δ with a probability of at most
/// (1/10 + 2⁻ᵇ)ᵏ, b = min(p − 1, 32), where δ is the largest of their allowances and uncertainties together. It is that
/// size of a fault, and that probability, that is stated. Faults that cancel along one direction do not along others.
extension EvidenceCheck {
  /// Checks a sample of a claim about a function that can be retyped.
  ///
  /// The evidence of coordinates names them by their index in the whole. That of directions is about the function
  /// ψ(t₁, …, tₖ) = f(x + Σ (tⱼ − 1)·vⱼ) at t = (1, …, 1): its claim is the slopes ⟨g, vⱼ⟩, a coordinate's index the direction's, and its
  /// sensitivity is in terms of |eᵢsᵢ|, relative to the largest |gᵢsᵢ|.
  ///
  /// - Cost: that of the check of so many variables, and two evaluations of f; memory O(n) for each direction.
  /// - Precondition: the sample is of at least one.
  public func sampled<F: RealFunction>(
    _ sampling: Sampling, of f: F, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil
  ) -> GradientEvidence<S> {
    sample(sampling, claim, formula, admissibility: Admissibility(of: { (x: [S]) in f(x) }, claim)) {
      check, section, claim, formula in
      check(Restriction(function: f, section: section), claim, formula: formula)
    }
  }

  /// Checks a sample of a claim about a function that exists in this format only; see ``sampled(_:of:_:formula:)``.
  ///
  /// Where f throws it has no value; ``GradientEvidence/thrown`` says what.
  /// - Precondition: the sample is of at least one.
  public func sampledOpaque(
    _ sampling: Sampling, of f: @Sendable ([S]) throws -> S, _ claim: GradientClaim<S>,
    formula: (any RealVectorFunction)? = nil
  ) -> GradientEvidence<S> {
    let log = ErrorLog<S>()
    func value(_ x: [S]) -> S { log.value(of: f, at: x) ?? .nan }
    var evidence = sample(sampling, claim, formula, admissibility: Admissibility(of: value, claim)) {
      check, section, claim, formula in
      check.opaque({ log.value(of: f, at: section.point($0)) ?? .nan }, claim, formula: formula)
    }
    evidence.thrown = log.thrown
    return evidence
  }

  /// The sampled evidence, where `check` finds that of a section.
  private func sample(
    _ sampling: Sampling, _ claim: GradientClaim<S>, _ formula: (any RealVectorFunction)?,
    admissibility: Admissibility<S>,
    check: (Self, AffineSection<S>, GradientClaim<S>, (any RealVectorFunction)?) -> GradientEvidence<S>
  ) -> GradientEvidence<S> {
    let size =
      switch sampling {
      case .coordinates(let count), .directions(let count): count
      }
    precondition(size >= 1, "the sample is of \(size); it must be of at least one")
    if let verdict = admissibility.verdict {
      return GradientEvidence(
        claim: claim, coordinates: [], verdict: verdict, tolerance: tolerance, evaluations: admissibility.evaluations,
        seed: seed)
    }
    var random = RandomDirections(seed: seed)
    let scales = RandomDirections.scales(of: claim.point)
    let axes: AffineSection<S>.Axes =
      switch sampling {
      case .coordinates: .coordinates(random.indices(size, below: claim.point.count))
      case .directions: .directions((0..<size).map { _ in random.next(scales: scales) })
      }
    let section = AffineSection(centre: claim.point, axes: axes)
    let own = GradientClaim(valid: section.origin, section.pulledBack(claim.gradient))
    var options = self
    options.bounds = section.bounds(bounds)
    options.maximumEvaluations = maximumEvaluations.map { Swift.max(0, $0 - admissibility.evaluations) }
    let restricted = formula.map { RestrictedGradient(formula: $0, section: section) }
    var found = check(options, section, own, restricted)
    found.evaluations += admissibility.evaluations
    let miss: Double
    switch axes {
    case .coordinates(let indices):
      for i in found.coordinates.indices { found.coordinates[i].index = indices[found.coordinates[i].index] }
      found.claim = claim
      miss = Self.missProbability(sample: indices.count, of: claim.point.count)
    case .directions(let vectors):
      if formula == nil { widen(&found, claim.gradient, vectors) }
      miss = Self.missProbability(directions: vectors.count)
      let largest = zip(claim.gradient, scales).reduce(S.zero) { S.maximum($0, ($1.0 * $1.1).magnitude) }
      found.sensitivity = Self.hiddenFault(of: found.coordinates) / MeasuredError(largest)
    }
    // A fault is missed by what is looked at, or by how.
    found.missProbability = Swift.min(1, miss + found.missProbability)
    return found
  }

  /// Lets a slope differ by what the rounding of the claim's components explains: a slope may be small where they are not.
  private func widen(_ evidence: inout GradientEvidence<S>, _ gradient: [S], _ vectors: [[S]]) {
    for i in evidence.coordinates.indices {
      let vector = vectors[evidence.coordinates[i].index]
      let terms = zip(gradient, vector).reduce(MeasuredError(0)) { $0 + MeasuredError(($1.0 * $1.1).magnitude) }
      evidence.coordinates[i].widen(by: 64 * MeasuredError(S.unitRoundoff) * terms)
    }
    if !evidence.coordinates.isEmpty { evidence.verdict = Verdict.combined(evidence.coordinates.map(\.verdict)) }
  }

  /// The probability that a sample of s of n coordinates leaves out all the wrong ones: C(n − k, s)/C(n, s).
  ///
  /// - Precondition: 0 ≤ s ≤ n and 1 ≤ k ≤ n.
  public static func missProbability(sample s: Int, of n: Int, wrong k: Int = 1) -> Double {
    precondition(s >= 0 && s <= n, "the sample is of \(s); it must be of 0 to \(n)")
    precondition(k >= 1 && k <= n, "\(k) components are wrong; it must be 1 to \(n) of them")
    return (0..<k).reduce(1) { $0 * Double(Swift.max(0, n - s - $1)) / Double(n - $1) }
  }

  /// The probability that a fault of ten times what one direction can hide is hidden along each of k: (1/10 + 2⁻ᵇ)ᵏ.
  ///
  /// - Precondition: `k` ≥ 0.
  public static func missProbability(directions k: Int) -> Double {
    precondition(k >= 0, "the number of directions is \(k); it must be at least 0")
    let one = 0.1 + Double(sign: .plus, exponent: -RandomDirections.bits(in: S.self), significand: 1)
    return Double.pow(one, k)
  }

  /// 10δ, where δ is the largest discrepancy that one of the directions hides; 0 when there are none.
  static func hiddenFault(of directions: [CoordinateEvidence<S>]) -> MeasuredError {
    10 * directions.reduce(MeasuredError(0)) { MeasuredError.maximum($0, $1.allowance + $1.uncertainty) }
  }
}

extension CoordinateEvidence {
  /// Allows a larger discrepancy: what was wrong by no more agrees.
  mutating func widen(by extra: MeasuredError) {
    allowance += extra
    if verdict == .disagree, discrepancy <= allowance { verdict = .agree }
  }
}
