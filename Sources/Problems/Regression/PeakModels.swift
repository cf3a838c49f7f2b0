import RealModule
package import Scalars

/// m = b₁e^{−b₂x} + b₃ exp(−(x − b₄)²/b₅²) + b₆ exp(−(x − b₇)²/b₈²): Gauss1, Gauss2, Gauss3.
@frozen
package struct TwoGaussians: RegressionModel {
  package var equation: String { "b1·exp(−b2·x) + b3·exp(−(x − b4)²/b5²) + b6·exp(−(x − b7)²/b8²)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let first: S = (x[0] - b[3]) / b[4]
    let second: S = (x[0] - b[6]) / b[7]
    let decay: S = b[0] * S.exp(-b[1] * x[0])
    return decay + b[2] * S.exp(-first * first) + b[5] * S.exp(-second * second)
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let decay: S = weight * S.exp(-b[1] * x[0])
    gradient[0] += decay
    gradient[1] -= b[0] * x[0] * decay
    for k in [2, 5] {
      let z: S = (x[0] - b[k + 1]) / b[k + 2]
      let peak: S = weight * S.exp(-z * z)
      let slope: S = 2 * b[k] * z * peak / b[k + 2]
      gradient[k] += peak
      gradient[k + 1] += slope
      gradient[k + 2] += z * slope
    }
  }
}

/// m = (b₁/b₂) exp(−½((x − b₃)/b₂)²): Eckerle4.
@frozen
package struct Gaussian: RegressionModel {
  package var equation: String { "(b1/b2)·exp(−((x − b3)/b2)²/2)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let z: S = (x[0] - b[2]) / b[1]
    return b[0] / b[1] * S.exp(-z * z / 2)
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let z: S = (x[0] - b[2]) / b[1]
    let peak: S = weight * S.exp(-z * z / 2) / b[1]
    let slope: S = b[0] * peak / b[1]
    gradient[0] += peak
    gradient[1] += slope * (z * z - 1)
    gradient[2] += slope * z
  }
}

/// m = b₁ + b₂ cos α + b₃ sin α + b₅ cos β + b₆ sin β + b₈ cos γ + b₉ sin γ, α = 2πx/12, β = 2πx/b₄, γ = 2πx/b₇: ENSO.
@frozen
package struct ThreeCycles: RegressionModel {
  package var equation: String { "b1 + three cycles of 12, b4 and b7 months" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let turn: S = 2 * S.pi * x[0]
    let annual: S = b[1] * S.cos(turn / 12) + b[2] * S.sin(turn / 12)
    let second: S = b[4] * S.cos(turn / b[3]) + b[5] * S.sin(turn / b[3])
    let third: S = b[7] * S.cos(turn / b[6]) + b[8] * S.sin(turn / b[6])
    return b[0] + annual + second + third
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let turn: S = 2 * S.pi * x[0]
    gradient[0] += weight
    gradient[1] += weight * S.cos(turn / 12)
    gradient[2] += weight * S.sin(turn / 12)
    for k in [3, 6] {
      let phase: S = turn / b[k]
      let cosine: S = weight * S.cos(phase)
      let sine: S = weight * S.sin(phase)
      gradient[k] += (b[k + 1] * sine - b[k + 2] * cosine) * phase / b[k]
      gradient[k + 1] += cosine
      gradient[k + 2] += sine
    }
  }
}
