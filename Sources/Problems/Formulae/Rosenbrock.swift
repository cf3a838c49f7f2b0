public import Scalars

/// The extended Rosenbrock function: Moré, Garbow and Hillstrom, *Testing unconstrained optimization software* (1981),
/// problems 1 and 21; Rosenbrock, *An automatic method for finding the greatest or least value of a function* (1960).
///
/// f(x) = Σ over pairs (u, v) = (x₂ᵢ₋₁, x₂ᵢ) of 100(v − u²)² + (1 − u)². The minimum is 0, at (1, …, 1).
@frozen
public struct Rosenbrock: FormulaProblem {
  /// n, an even number.
  public let count: Int

  /// The function of `count` variables.
  ///
  /// - Precondition: `count` is even and at least 2.
  public init(count: Int = 2) {
    precondition(count >= 2 && count.isMultiple(of: 2), "Rosenbrock's function needs an even n ≥ 2; n = \(count)")
    self.count = count
  }

  /// `rosenbrock` for n = 2, else with n: `rosenbrock10`.
  public var name: String { count == 2 ? "rosenbrock" : "rosenbrock\(count)" }

  /// What the problem is and where it is from.
  public var summary: String { "Rosenbrock's curved valley in \(count) variables (1960)." }

  /// What makes its gradient hard to check.
  public var difficulty: String {
    "Two slopes of very different size: across the valley the gradient is hundreds, along it less than one."
  }

  /// The names of the variables.
  public var variables: [String] { (1...count).map { "x\($0)" } }

  /// The starting point of the literature.
  public var points: [ProblemPoint] {
    [ProblemPoint("start", (0..<count).map { $0.isMultiple(of: 2) ? "-1.2" : "1" })]
  }

  /// f(x).
  @inlinable
  public func value<S: Scalar>(_ x: [S]) -> S {
    var sum: S = 0
    for pair in 0..<count / 2 {
      let u: S = x[2 * pair]
      let across: S = x[2 * pair + 1] - u * u
      let along: S = 1 - u
      sum += 100 * across * across + along * along
    }
    return sum
  }

  /// ∇f(x).
  @inlinable
  public func partials<S: Scalar>(_ x: [S]) -> [S] {
    var partials = [S](repeating: 0, count: count)
    for i in stride(from: 0, to: count, by: 2) {
      let across: S = x[i + 1] - x[i] * x[i]
      partials[i] = -400 * x[i] * across - 2 * (1 - x[i])
      partials[i + 1] = 200 * across
    }
    return partials
  }
}
