import BlackBoxes
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

  init(
    _ claim: GradientClaim<S>, formula: (any RealVectorFunction)?, gradient: (([S]) -> [S])?, effort: Effort,
    seed: UInt64
  ) {
    var values = claim.gradient.map { W($0) }
    let rounding = W.maximum(2 * W(S.unitRoundoff), W(ReferenceJudge<S>.allowedFraction))
    var noise = values.map { rounding * $0.magnitude }
    var errors = [MeasuredError?](repeating: nil, count: values.count)
    if let formula {
      let precisions = [128, 256, 512, 1024, 2048, 4096].filter { $0 >= 2 * S.precision }
      var formulaValues = FormulaValues(formula, at: claim.point, precisions: precisions, effort: effort)
      for i in values.indices {
        guard let settled = formulaValues.settled(i, bits: W.precision) else { continue }
        values[i] = W(settled.value)
        noise[i] = 0
        errors[i] = distance(claim.gradient[i], settled.value)
      }
    } else if let gradient {
      Self.addNoise(of: gradient, at: claim, seed: seed, to: &noise)
    }
    self.values = values
    self.noise = noise
    evaluationErrors = errors
    size = values.reduce(0) { $1.isFinite ? W.maximum($0, $1.magnitude) : $0 }
  }

  /// The noise of a gradient's values, by the fourth differences of a table on several scales, from a few ulps to u^⅓.
  ///
  /// Fourth differences of independent errors of size σ have the size √70·σ; those of the gradient itself are of order
  /// u^(4/3) at most. What code computes in fewer bits than the format shows only on the larger scales.
  ///
  /// Source: J. J. Moré and S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011).
  private static func addNoise(
    of gradient: ([S]) -> [S], at claim: GradientClaim<S>, seed: UInt64, to noise: inout [W]
  ) {
    let p = S.precision
    var directions = RandomDirections(seed: seed)
    for bits in [p - 3, p - 8, 2 * p / 3, p / 2, p / 3] where bits > 0 {
      let weights: [S] = directions.next(count: claim.point.count)
      let size = S(1).scaled(byPowerOfTwo: -bits)
      var table: [[S]] = []
      for k in -2...2 {
        table.append(
          k == 0 ? claim.gradient : gradient(zip(claim.point, weights).map { $0 + $0 * ($1 * size) * S(k) }))
      }
      for i in noise.indices where table.allSatisfy({ i < $0.count }) {
        let g = table.map { W($0[i]) }
        let fourth: W = (g[0] + g[4]) - 4 * (g[1] + g[3]) + 6 * g[2]
        // Three times σ, √70 being 8.4.
        if fourth.isFinite { noise[i] = W.maximum(noise[i], fourth.magnitude * 3 / 8) }
      }
    }
  }
}
