public import FiniteDifferences
public import Scalars

/// The steps at which one difference of a black box is most accurate, and how accurate it is there.
///
/// Values with errors of ν make 2ν/h of a forward difference's error and ν/h of a central one's; what f bends by makes h·|f″|/2 and
/// h²·|f‴|/6. The sums are least at h = 2√(ν/|f″|) and h = ∛(3ν/|f‴|).
///
/// Source: P. E. Gill, W. Murray, M. A. Saunders and M. H. Wright, Computing forward-difference intervals for numerical optimization,
/// SIAM J. Sci. Stat. Comput. 4 (1983); noise and derivatives are those that ``BlackBoxDerivative`` measured.
@frozen
public struct DifferenceSteps<S: RealScalar>: Hashable, Sendable {
  /// A step and the error that a difference over it is expected to have at most.
  @frozen
  public struct Choice: Hashable, Sendable {
    /// h, from x.
    public var step: S
    /// The error of the difference, truncation and noise.
    public var error: S

    @inlinable
    init(step: S, error: S) { (self.step, self.error) = (step, error) }
  }

  /// The derivative that the automatic one found.
  public var estimate: BlackBoxEstimate<S>
  /// ν, the error of f's values, from rounding them and their arguments, or as much more as was seen.
  public var noise: S
  /// For (f(x + h) − f(x))/h; the step is negative where f is finite on the left side of x only. nil where there is no derivative.
  public var forward: Choice?
  /// For (f(x + h) − f(x − h))/2h; nil also at the edge of f's domain.
  public var central: Choice?

  @inlinable
  init(estimate: BlackBoxEstimate<S>, noise: S) { (self.estimate, self.noise) = (estimate, noise) }
}

extension BlackBoxDerivative {
  /// The steps for f: R → R at `x`, at the cost of its derivative. Where f does not bend by more than its noise at any step that was
  /// tried, the step is a seventh of |x|, or of 1 at 0, or the largest at which f is finite. What f throws is passed on.
  @inlinable
  public func steps<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S
  ) throws(E) -> DifferenceSteps<S> {
    var search = DerivativeSearch<S>(at: x, limit: Self.evaluationLimit(for: S.self))
    let estimate = try search.run(f)
    return search.steps(for: estimate)
  }
}

extension DerivativeSearch {
  /// What the pairs of a search say of single differences.
  @inlinable
  func steps(for estimate: BlackBoxEstimate<S>) -> DifferenceSteps<S> {
    guard estimate.outcome.isEstimate, let widest = pairs.first, let smallest = pairs.last else {
      return DifferenceSteps(estimate: estimate, noise: .nan)
    }
    let noise = noiseFactor * unit * smallest.sensitivity
    var steps = DifferenceSteps(estimate: estimate, noise: noise)
    let most = S.minimum(widest.step, largest)
    // The smallest step at which a bend stands clear of the noise of its values.
    let bent = side == 0 ? pairs.last { $0.even.magnitude > 16 * noise } : nil
    let skewed = pairs.last { ($0.slope - estimate.value).magnitude > 4 * noise / $0.step + estimate.error }
    if side == 0 {
      let half = bent.map { $0.even.magnitude / ($0.step * $0.step) / 2 } ?? 0
      let sixth = skewed.map { ($0.slope - estimate.value).magnitude / ($0.step * $0.step) } ?? 0
      let forward = half > 0 ? S.minimum(widest.step, S.sqrt(2 * noise / half)) : most
      let central = sixth > 0 ? S.minimum(widest.step, S.root(noise / (2 * sixth), 3)) : most
      steps.forward = .init(step: forward, error: half * forward + 2 * noise / forward)
      steps.central = .init(step: central, error: sixth * central * central + noise / central)
    } else {
      let half = skewed.map { ($0.slope - estimate.value).magnitude / $0.step } ?? 0
      let forward = half > 0 ? S.minimum(widest.step, S.sqrt(2 * noise / half)) : most
      steps.forward = .init(step: side > 0 ? forward : -forward, error: half * forward + 2 * noise / forward)
    }
    return steps
  }
}
