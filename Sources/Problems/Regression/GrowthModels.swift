import RealModule
package import Scalars

/// m = b₁/(1 + exp(b₂ − b₃x)): Rat42.
@frozen
package struct Logistic: RegressionModel {
  package var equation: String { "b1/(1 + exp(b2 − b3·x))" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] / (1 + S.exp(b[1] - b[2] * x[0])) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let growth: S = S.exp(b[1] - b[2] * x[0])
    let share: S = weight / (1 + growth)
    let slope: S = b[0] * share * growth / (1 + growth)
    gradient[0] += share
    gradient[1] -= slope
    gradient[2] += x[0] * slope
  }
}

/// m = b₁(1 + exp(b₂ − b₃x))^{−1/b₄}: Rat43.
@frozen
package struct Richards: RegressionModel {
  package var equation: String { "b1/(1 + exp(b2 − b3·x))^(1/b4)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let base: S = 1 + S.exp(b[1] - b[2] * x[0])
    return b[0] / S.pow(base, 1 / b[3])
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let growth: S = S.exp(b[1] - b[2] * x[0])
    let base: S = 1 + growth
    let share: S = weight / S.pow(base, 1 / b[3])
    let scaled: S = b[0] * share / b[3]
    let slope: S = scaled * growth / base
    gradient[0] += share
    gradient[1] -= slope
    gradient[2] += x[0] * slope
    gradient[3] += scaled * S.log(base) / b[3]
  }
}

/// m = b₁(1 − (1 + b₂x/2)⁻²): Misra1b.
@frozen
package struct InverseSquareSaturation: RegressionModel {
  package var equation: String { "b1·(1 − (1 + b2·x/2)^−2)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let base: S = 1 + b[1] * x[0] / 2
    return b[0] * (1 - 1 / (base * base))
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let base: S = 1 + b[1] * x[0] / 2
    let inverse: S = 1 / (base * base)
    gradient[0] += weight * (1 - inverse)
    gradient[1] += weight * b[0] * x[0] * inverse / base
  }
}

/// m = b₁(1 − (1 + 2b₂x)^{−½}): Misra1c.
@frozen
package struct InverseRootSaturation: RegressionModel {
  package var equation: String { "b1·(1 − (1 + 2·b2·x)^−½)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] * (1 - 1 / S.sqrt(1 + 2 * b[1] * x[0])) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let base: S = 1 + 2 * b[1] * x[0]
    let inverse: S = 1 / S.sqrt(base)
    gradient[0] += weight * (1 - inverse)
    gradient[1] += weight * b[0] * x[0] * inverse / base
  }
}

/// m = b₁b₂x/(1 + b₂x): Misra1d.
@frozen
package struct LangmuirSaturation: RegressionModel {
  package var equation: String { "b1·b2·x/(1 + b2·x)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let product: S = b[1] * x[0]
    return b[0] * product / (1 + product)
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let base: S = 1 + b[1] * x[0]
    let share: S = weight * x[0] / base
    gradient[0] += b[1] * share
    gradient[1] += b[0] * share / base
  }
}
