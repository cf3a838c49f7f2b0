import RealModule
package import Scalars

/// m = b₁x^{b₂}, x > 0: DanWood.
@frozen
package struct PowerLaw: RegressionModel {
  package var equation: String { "b1·x^b2" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] * S.pow(x[0], b[1]) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let power: S = weight * S.pow(x[0], b[1])
    gradient[0] += power
    gradient[1] += b[0] * power * S.log(x[0])
  }
}

/// m = b₁(b₂ + x)^{−1/b₃}, b₂ + x > 0: Bennett5.
@frozen
package struct ShiftedPowerLaw: RegressionModel {
  package var equation: String { "b1·(b2 + x)^(−1/b3)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S { b[0] * S.pow(b[1] + x[0], -1 / b[2]) }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let base: S = b[1] + x[0]
    let power: S = weight * S.pow(base, -1 / b[2])
    let scaled: S = b[0] * power / b[2]
    gradient[0] += power
    gradient[1] -= scaled / base
    gradient[2] += scaled * S.log(base) / b[2]
  }
}

/// m = b₁ − b₂x − arctan(b₃/(x − b₄))/π: Roszman1.
@frozen
package struct QuantumDefect: RegressionModel {
  package var equation: String { "b1 − b2·x − arctan(b3/(x − b4))/π" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let angle: S = S.atan(b[2] / (x[0] - b[3]))
    return b[0] - b[1] * x[0] - angle / S.pi
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let distance: S = x[0] - b[3]
    let slope: S = weight / (S.pi * (distance * distance + b[2] * b[2]))
    gradient[0] += weight
    gradient[1] -= weight * x[0]
    gradient[2] -= slope * distance
    gradient[3] -= slope * b[2]
  }
}
