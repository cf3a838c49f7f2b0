public import MultiPrecision
import Scalars

extension ReferencePoint {
  /// What computing ∂f/∂xᵢ in the format S may well cost: how much dual numbers of S miss `derivative` by, at the point and
  /// at four others where each coordinate is one of the two neighbouring numbers of S, chosen at random.
  ///
  /// The neighbours make several samples of the roundoff, one of which alone may be small by luck; and what the derivative
  /// itself changes by between them, of the size u·Σⱼ|∂²f/∂xᵢ∂xⱼ·xⱼ|, a method that is stable in Wilkinson's sense can
  /// hardly avoid. The largest of the five is a measure and no bound: other formulae for the same derivative may do better
  /// or worse. Values that are not finite say nothing and are left out. Cost: five dual evaluations in the format.
  public func roundoff(
    ofPartialDerivative index: Int, derivative: ReferenceDerivative, seed: UInt64 = 1
  ) -> MeasuredError {
    var generator = SeededGenerator(seed: seed)
    return (0..<5).reduce(MeasuredError.zero) { largest, sample in
      let near = point.map { x in
        sample == 0 || x.isZero ? x : generator.next() & 1 == 0 ? x.nextDown : x.nextUp
      }
      let (_, tangent): (S, S) = PrecisionSample.dual(function, near, .coordinate(index, of: point.count))
      let error = distance(tangent, derivative.value)
      return error.isFinite ? MeasuredError.maximum(largest, error) : largest
    }
  }
}
