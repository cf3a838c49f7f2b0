public import MultiPrecision
import Scalars

extension ReferencePoint {
  /// What computing ∂f/∂xᵢ in the format S may well cost: the larger of what a dual number of S misses `derivative` by, and
  /// of what the derivative itself changes by when every coordinate is moved by one unit roundoff of itself, up or down at
  /// random, twice.
  ///
  /// The second, of the size u·Σⱼ|∂²f/∂xᵢ∂xⱼ·xⱼ|, is what a method that is stable in Wilkinson's sense can hardly avoid. It
  /// is a measure and no bound: other formulae for the same derivative may do better or worse. Parts that are not finite
  /// say nothing and are left out. Cost: three dual evaluations, two of them at ``precisions``[1].
  public func roundoff(
    ofPartialDerivative index: Int, derivative: ReferenceDerivative, seed: UInt64 = 1
  ) -> MeasuredError {
    let direction = Direction.coordinate(index, of: point.count)
    let (_, inFormat): (S, S) = PrecisionSample.dual(function, point, direction)
    var errors = [distance(inFormat, derivative.value)]
    var generator = SplitMix64(seed: seed)
    for _ in 0..<2 {
      let signs = point.map { _ in generator.next() & 1 == 0 }
      errors.append(
        withPrecision(bits: precisions[1]) { type in
          func moved<W: RealScalar>(_ type: W.Type) -> MeasuredError {
            let u = W(S.unitRoundoff)
            let moved = zip(point, signs).map { x, isUp in W(x) * (isUp ? 1 + u : 1 - u) }
            let (_, tangent): (W, W) = PrecisionSample.dual(function, moved, direction)
            return distance(tangent, derivative.value)
          }
          return moved(type)
        })
    }
    return errors.filter(\.isFinite).max() ?? 0
  }
}
