package import Scalars

/// Powell's singular function: Moré, Garbow and Hillstrom (1981), problem 13; Powell (1962).
///
/// f(x) = (x₁ + 10x₂)² + 5(x₃ − x₄)² + (x₂ − 2x₃)⁴ + 10(x₁ − x₄)⁴. The minimum is 0, at the origin, where the matrix of
/// second derivatives is singular.
@frozen
package struct PowellSingular: FormulaProblem {
  package var name: String { "powellsingular" }
  package var summary: String { "Powell's singular function, from Moré, Garbow and Hillstrom (1981), problem 13." }
  package var difficulty: String {
    "Fourth powers: near the origin the gradient vanishes like a cube and differences see nothing."
  }
  package var variables: [String] { ["x1", "x2", "x3", "x4"] }

  package var points: [ProblemPoint] { [ProblemPoint("start", ["3", "-1", "0", "1"])] }

  @inlinable
  package func value<S: Scalar>(_ x: [S]) -> S {
    let first: S = x[0] + 10 * x[1]
    let second: S = x[2] - x[3]
    let third: S = square(x[1] - 2 * x[2])
    let fourth: S = square(x[0] - x[3])
    return first * first + 5 * second * second + third * third + 10 * fourth * fourth
  }

  @inlinable
  package func partials<S: Scalar>(_ x: [S]) -> [S] {
    let first: S = 2 * (x[0] + 10 * x[1])
    let second: S = 10 * (x[2] - x[3])
    let inner: S = x[1] - 2 * x[2]
    let outer: S = x[0] - x[3]
    let third: S = 4 * inner * square(inner)
    let fourth: S = 40 * outer * square(outer)
    return [first + fourth, 10 * first + third, second - 2 * third, -second - fourth]
  }

  /// t².
  @inlinable
  func square<S: Scalar>(_ t: S) -> S { t * t }
}
