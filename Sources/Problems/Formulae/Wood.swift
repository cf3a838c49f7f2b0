import RealModule
package import Scalars

/// Wood's function: Moré, Garbow and Hillstrom (1981), problem 14; Colville (1968).
///
/// f(x) = 100(x₂ − x₁²)² + (1 − x₁)² + 90(x₄ − x₃²)² + (1 − x₃)² + 10(x₂ + x₄ − 2)² + (x₂ − x₄)²/10. The minimum is 0, at
/// (1, 1, 1, 1).
@frozen
package struct Wood: FormulaProblem {
  package var name: String { "wood" }
  package var summary: String {
    "Wood's function of four variables, from Moré, Garbow and Hillstrom (1981), problem 14."
  }
  package var difficulty: String {
    "Two curved valleys, coupled: a slip in the coupling terms is a small part of a large gradient."
  }
  package var variables: [String] { ["x1", "x2", "x3", "x4"] }

  package init() {}

  package var points: [ProblemPoint] { [ProblemPoint("start", ["-3", "-1", "-3", "-1"])] }

  @inlinable
  package func value<S: Scalar>(_ x: [S]) -> S {
    let first: S = x[1] - x[0] * x[0]
    let second: S = x[3] - x[2] * x[2]
    let sum: S = x[1] + x[3] - 2
    let difference: S = x[1] - x[3]
    let valleys: S = 100 * first * first + 90 * second * second
    let left: S = 1 - x[0]
    let right: S = 1 - x[2]
    return valleys + left * left + right * right + 10 * sum * sum + difference * difference / 10
  }

  @inlinable
  package func partials<S: Scalar>(_ x: [S]) -> [S] {
    let first: S = x[1] - x[0] * x[0]
    let second: S = x[3] - x[2] * x[2]
    let sum: S = 20 * (x[1] + x[3] - 2)
    let difference: S = (x[1] - x[3]) / 5
    return [
      -400 * x[0] * first - 2 * (1 - x[0]),
      200 * first + sum + difference,
      -360 * x[2] * second - 2 * (1 - x[2]),
      180 * second + sum - difference,
    ]
  }
}
