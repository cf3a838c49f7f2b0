package import Scalars

/// Brown's badly scaled function: Moré, Garbow and Hillstrom (1981), problem 4.
///
/// f(x) = (x₁ − 10⁶)² + (x₂ − 2·10⁻⁶)² + (x₁x₂ − 2)². The minimum is 0, at (10⁶, 2·10⁻⁶).
@frozen
package struct BrownBadlyScaled: FormulaProblem {
  package var name: String { "brownbadlyscaled" }
  package var summary: String { "Brown's badly scaled function, from Moré, Garbow and Hillstrom (1981), problem 4." }
  package var difficulty: String {
    """
    f is 10¹² at the starting point, so that in binary64 the second coordinate of a difference is lost in its rounding; \
    the norm of the gradient, 2·10⁶, hides any fault in it.
    """
  }
  package var variables: [String] { ["x1", "x2"] }

  package var points: [ProblemPoint] { [ProblemPoint("start", ["1", "1"])] }

  @inlinable
  package func value<S: Scalar>(_ x: [S]) -> S {
    let first: S = x[0] - 1_000_000
    let second: S = x[1] - 0.000_002
    let third: S = x[0] * x[1] - 2
    return first * first + second * second + third * third
  }

  @inlinable
  package func partials<S: Scalar>(_ x: [S]) -> [S] {
    let third: S = 2 * (x[0] * x[1] - 2)
    return [2 * (x[0] - 1_000_000) + third * x[1], 2 * (x[1] - 0.000_002) + third * x[0]]
  }
}
