import RealModule
package import Scalars

/// m = (b₁ + b₂x + … )/(1 + … + bₙxᵈ), numerator and denominator of the same degree d, n = 2d + 1: Kirby2 (d = 2), Hahn1
/// and Thurber (d = 3).
@frozen
package struct RationalFunction: RegressionModel {
  /// d.
  package let degree: Int

  /// The model with numerator and denominator of one degree.
  ///
  /// - Precondition: `degree` ≥ 1.
  package init(degree: Int) {
    precondition(degree >= 1, "a rational model needs a degree of at least 1; degree = \(degree)")
    self.degree = degree
  }

  package var equation: String {
    let numerator = (1...degree).map { " + b\($0 + 1)·x^\($0)" }.joined()
    let denominator = (1...degree).map { " + b\($0 + degree + 1)·x^\($0)" }.joined()
    return "(b1\(numerator))/(1\(denominator))"
  }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    var numerator: S = b[degree]
    var denominator: S = b[2 * degree]
    for k in stride(from: degree - 1, through: 0, by: -1) {
      numerator = numerator * x[0] + b[k]
      denominator = denominator * x[0] + (k == 0 ? 1 : b[degree + k])
    }
    return numerator / denominator
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    var numerator: S = b[0]
    var denominator: S = 1
    var power: S = x[0]
    for k in 1...degree {
      numerator += b[k] * power
      denominator += b[degree + k] * power
      power *= x[0]
    }
    let ratio: S = numerator / denominator
    var share: S = weight / denominator
    gradient[0] += share
    for k in 1...degree {
      share *= x[0]
      gradient[k] += share
      gradient[degree + k] -= ratio * share
    }
  }
}

/// m = b₁(x² + b₂x)/(x² + b₃x + b₄): MGH09, the function of Kowalik and Osborne (1978).
@frozen
package struct KowalikOsborne: RegressionModel {
  package var equation: String { "b1·(x² + b2·x)/(x² + b3·x + b4)" }

  @inlinable
  package func value<S: Scalar>(_ b: [S], at x: [S]) -> S {
    let numerator: S = x[0] * (x[0] + b[1])
    return b[0] * numerator / (x[0] * (x[0] + b[2]) + b[3])
  }

  @inlinable
  package func addDerivative<S: Scalar>(_ b: [S], at x: [S], times weight: S, to gradient: inout [S]) {
    let numerator: S = x[0] * (x[0] + b[1])
    let denominator: S = x[0] * (x[0] + b[2]) + b[3]
    let share: S = weight / denominator
    let slope: S = b[0] * share * numerator / denominator
    gradient[0] += share * numerator
    gradient[1] += share * b[0] * x[0]
    gradient[2] -= slope * x[0]
    gradient[3] -= slope
  }
}
