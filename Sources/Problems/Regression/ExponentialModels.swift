import RealModule
package import Scalars

/// m = b₁(1 − e^{−b₂x}): Misra1a, BoxBOD.
@frozen
package struct SaturatingExponential: RegressionModel {
  package var equation: String { "b1·(1 − exp(−b2·x))" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] * (1 - S.exp(-b[1] * x[0])) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let decay: S = S.exp(-b[1] * x[0])
    gradient[0] += weight * (1 - decay)
    gradient[1] += weight * b[0] * x[0] * decay
  }
}

/// m = e^{−b₁x}/(b₂ + b₃x): Chwirut1, Chwirut2.
@frozen
package struct ExponentialOverLinear: RegressionModel {
  package var equation: String { "exp(−b1·x)/(b2 + b3·x)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { S.exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let line: S = b[1] + b[2] * x[0]
    let m: S = S.exp(-b[0] * x[0]) / line
    gradient[0] -= weight * x[0] * m
    gradient[1] -= weight * m / line
    gradient[2] -= weight * x[0] * m / line
  }
}

/// m = b₁e^{−b₂x} + b₃e^{−b₄x} + b₅e^{−b₆x}: Lanczos1, Lanczos2, Lanczos3.
@frozen
package struct ThreeExponentials: RegressionModel {
  package var equation: String { "b1·exp(−b2·x) + b3·exp(−b4·x) + b5·exp(−b6·x)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let slow: S = b[0] * S.exp(-b[1] * x[0])
    let middle: S = b[2] * S.exp(-b[3] * x[0])
    let fast: S = b[4] * S.exp(-b[5] * x[0])
    return slow + middle + fast
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    for k in stride(from: 0, to: 6, by: 2) {
      let decay: S = weight * S.exp(-b[k + 1] * x[0])
      gradient[k] += decay
      gradient[k + 1] -= b[k] * x[0] * decay
    }
  }
}

/// m = b₁ + b₂e^{−b₄x} + b₃e^{−b₅x}: MGH17.
@frozen
package struct OffsetExponentials: RegressionModel {
  package var equation: String { "b1 + b2·exp(−b4·x) + b3·exp(−b5·x)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let first: S = b[1] * S.exp(-b[3] * x[0])
    let second: S = b[2] * S.exp(-b[4] * x[0])
    return b[0] + first + second
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let first: S = weight * S.exp(-b[3] * x[0])
    let second: S = weight * S.exp(-b[4] * x[0])
    gradient[0] += weight
    gradient[1] += first
    gradient[2] += second
    gradient[3] -= b[1] * x[0] * first
    gradient[4] -= b[2] * x[0] * second
  }
}

/// m = b₁ exp(b₂/(x + b₃)): MGH10.
@frozen
package struct ExponentialOfInverse: RegressionModel {
  package var equation: String { "b1·exp(b2/(x + b3))" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] * S.exp(b[1] / (x[0] + b[2])) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let inverse: S = 1 / (x[0] + b[2])
    let growth: S = weight * S.exp(b[1] * inverse)
    gradient[0] += growth
    gradient[1] += b[0] * growth * inverse
    gradient[2] -= b[0] * b[1] * growth * inverse * inverse
  }
}

/// m = b₁ − b₂x₁e^{−b₃x₂} of log y: Nelson.
@frozen
package struct AcceleratedDegradation: RegressionModel {
  package var equation: String { "exp(b1 − b2·x1·exp(−b3·x2))" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] - b[1] * x[0] * S.exp(-b[2] * x[1]) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let decay: S = weight * x[0] * S.exp(-b[2] * x[1])
    gradient[0] += weight
    gradient[1] -= decay
    gradient[2] += b[1] * x[1] * decay
  }

  /// log y: the model is one of the logarithm of the response.
  @inlinable
  package func transformed<S: Scalar>(response: S) -> S { S.log(response) }
}
