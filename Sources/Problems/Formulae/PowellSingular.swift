public import RealModule
public import Scalars

/// Powell's singular function: Moré, Garbow and Hillstrom (1981), problem 13; Powell (1962).
///
/// f(x) = (x₁ + 10x₂)² + 5(x₃ − x₄)² + (x₂ − 2x₃)⁴ + 10(x₁ − x₄)⁴. The minimum is 0, at the origin, where the matrix of
/// second derivatives is singular.
@frozen
public struct PowellSingular: FormulaProblem {
  public let name = "powellsingular"
  public let summary = "Powell's singular function, from Moré, Garbow and Hillstrom (1981), problem 13."
  public let difficulty = "Fourth powers: near the origin the gradient vanishes like a cube and differences see nothing."
  public let variables = ["x1", "x2", "x3", "x4"]

  /// The problem; it has no parameters.
  public init() {}

  public var points: [ProblemPoint] { [ProblemPoint("start", ["3", "-1", "0", "1"])] }

  @inlinable
  public func value<S: Scalar>(_ x: [S]) -> S {
    let first: S = x[0] + 10 * x[1]
    let second: S = x[2] - x[3]
    let third: S = x[1] - 2 * x[2]
    let fourth: S = x[0] - x[3]
    return first * first + 5 * second * second + S.pow(third, 4) + 10 * S.pow(fourth, 4)
  }

  @inlinable
  public func partials<S: Scalar>(_ x: [S]) -> [S] {
    let first: S = 2 * (x[0] + 10 * x[1])
    let second: S = 10 * (x[2] - x[3])
    let third: S = 4 * S.pow(x[1] - 2 * x[2], 3)
    let fourth: S = 40 * S.pow(x[0] - x[3], 3)
    return [first + fourth, 10 * first + third, second - 2 * third, -second - fourth]
  }
}
