public import Scalars

extension EvidenceCheck {
  /// Checks a claim about a function that can be retyped, against its derivative at high precision.
  ///
  /// - Parameters:
  ///   - f: the function.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - progress: called with the number of coordinates done.
  public func callAsFunction<F: RealFunction>(
    _ f: F, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> GradientEvidence<S> {
    GradientEvidence(claim: claim, coordinates: [], verdict: .undecided(.referenceUnresolved))
  }
}
