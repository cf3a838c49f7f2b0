package import Scalars

/// Beale's function: Moré, Garbow and Hillstrom (1981), problem 5; Beale (1958).
///
/// f(x) = Σᵢ (yᵢ − x₁(1 − x₂ⁱ))² for i = 1, 2, 3 and y = 1.5, 2.25, 2.625. The minimum is 0, at (3, 0.5).
@frozen
package struct Beale: FormulaProblem {
  package var name: String { "beale" }
  package var summary: String {
    "Beale's function of two variables, from Moré, Garbow and Hillstrom (1981), problem 5."
  }
  package var difficulty: String {
    "At the starting point the whole first coordinate is exactly zero: relative errors have no meaning there."
  }
  package var variables: [String] { ["x1", "x2"] }

  package init() {}

  package var points: [ProblemPoint] { [ProblemPoint("start", ["1", "1"])] }

  @inlinable
  package func value<S: Scalar>(_ x: [S]) -> S {
    let first: S = 1.5 - x[0] * (1 - x[1])
    let square: S = x[1] * x[1]
    let second: S = 2.25 - x[0] * (1 - square)
    let third: S = 2.625 - x[0] * (1 - square * x[1])
    return first * first + second * second + third * third
  }

  @inlinable
  package func partials<S: Scalar>(_ x: [S]) -> [S] {
    let square: S = x[1] * x[1]
    let cube: S = square * x[1]
    let first: S = 1.5 - x[0] * (1 - x[1])
    let second: S = 2.25 - x[0] * (1 - square)
    let third: S = 2.625 - x[0] * (1 - cube)
    let inner: S = first * (1 - x[1]) + second * (1 - square) + third * (1 - cube)
    let outer: S = first + 2 * x[1] * second + 3 * square * third
    return [-2 * inner, 2 * x[0] * outer]
  }
}
