import MultiPrecision
import ReferenceDerivatives
import Scalars

/// What is judged of a claim when f is a black box: its formula at high precision, or its numbers with their noise.
struct JudgedClaim<S: RealScalar, W: RealScalar>: Sendable {
  /// c, one for each coordinate.
  let values: [W]
  /// How far each may be off by its own rounding.
  let noise: [W]
  /// |claim − c| where there is a formula.
  let evaluationErrors: [MeasuredError?]
  /// The largest |c| that is finite.
  let size: W

  init<E: Error>(
    _ claim: GradientClaim<S>, formula: (any RealVectorFunction)?,
    gradient: (([S]) throws(E) -> [S])?, seed: UInt64
  ) throws(E) {
    var values = claim.gradient.map { W($0) }
    var noise = values.map { 64 * W(S.unitRoundoff) * $0.magnitude }
    var errors = [MeasuredError?](repeating: nil, count: values.count)
    if let formula {
      let precisions = [128, 256, 512, 1024, 2048, 4096].filter { $0 >= 2 * S.precision }
      var formulaValues = FormulaValues(formula, at: claim.point, precisions: precisions)
      for i in values.indices {
        guard let settled = formulaValues.settled(i, bits: W.precision) else { continue }
        values[i] = W(settled.value)
        noise[i] = 0
        errors[i] = distance(claim.gradient[i], settled.value)
      }
    } else if let gradient {
      // Opposite moves, of which only what does not cancel is noise, from a few ulps to many.
      var directions = RandomDirections(seed: seed)
      for bits in [2, Swift.min(6, S.precision / 4), Swift.min(10, S.precision / 2 - 2)] {
        let weights: [S] = directions.next(count: claim.point.count)
        let ulps = 2 * S.unitRoundoff.scaled(byPowerOfTwo: bits)
        let right = try gradient(zip(claim.point, weights).map { $0 + $0 * ($1 * ulps) })
        let left = try gradient(zip(claim.point, weights).map { $0 - $0 * ($1 * ulps) })
        for i in values.indices where i < right.count && i < left.count {
          let change = ((W(right[i]) - values[i]) + (W(left[i]) - values[i])).magnitude
          if change.isFinite { noise[i] = W.maximum(noise[i], change) }
        }
      }
    }
    self.values = values
    self.noise = noise
    evaluationErrors = errors
    size = values.reduce(0) { $1.isFinite ? W.maximum($0, $1.magnitude) : $0 }
  }
}
