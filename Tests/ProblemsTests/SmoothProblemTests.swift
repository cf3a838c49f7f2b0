import ComplexModule
import Problems
import Scalars
import Testing

@Suite("A problem with a smooth formula")
struct SmoothProblemTests {
  /// The complex step (Squire and Trapp 1998): ∂f/∂xᵢ = Im f(x + ih eᵢ)/h without cancellation; with h = 1e-100 the
  /// truncation error is 1e-200. What is left is the rounding of two evaluations: some tens of operations on terms that
  /// exceed the result by up to 1e4 (`sxxn3`; −1.8e-4 out of terms of order 10, times 10).
  @Test(
    "runs at complex points, where a complex step gives its gradient", arguments: ProblemCatalogue.functions.map(\.name)
  )
  func complexStep(name: String) throws {
    let problem = try #require(ProblemCatalogue.functions.first { $0.name == name })
    // The expanded polynomial cancels by a factor 1e14, by design.
    if name == "polynomial" { return }
    let x = problem.points[0].coordinates(as: Double.self)
    let gradient = problem.gradient(x)
    let largest = gradient.map(\.magnitude).max() ?? 0
    for i in x.indices {
      var point = x.map { Complex($0, 0) }
      point[i] = Complex(x[i], 1e-100)
      let slope = problem.function(point).imaginary / 1e-100
      #expect((slope - gradient[i]).magnitude <= 100 * 1e5 * 0x1p-53 * largest, "\(problem.variables[i])")
    }
  }

  @Test(
    "named by its author has the value that the literature prints at its starting point",
    arguments: [
      ("rosenbrock", 24.2), ("beale", 14.203125), ("wood", 19192), ("powellsingular", 215),
      ("brownbadlyscaled", 999_998_000_003.000_004),
    ])
  func published(name: String, expected: Double) throws {
    // Rosenbrock at (−1.2, 1): 100·0.44² + 2.2² = 24.2; Beale at (1, 1): 1.5² + 2.25² + 2.625²; Wood and Powell as in the
    // papers; Brown at (1, 1): (1 − 10⁶)² + (1 − 2·10⁻⁶)² + 1. A few roundings of the largest term.
    let problem = try #require(ProblemCatalogue.problem(named: name))
    #expect(
      (problem.function(problem.points[0].coordinates(as: Double.self)) - expected).magnitude <= 4 * 0x1p-53 * expected)
  }
}
