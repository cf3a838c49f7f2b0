import GradientChecking
import MultiPrecision
import Problems
import Scalars
import Testing

/// The check of a gradient of one of the shipped problems, at one of its points.
private func check<P: Problem, G: RealVectorFunction, S: RealScalar>(
  _ problem: P, _ gradient: G, at point: ProblemPoint, in format: S.Type
) throws -> TextbookResult<S> {
  let x: [S] = point.coordinates(as: S.self)
  let f = problem.function
  return TextbookCheck<S>.standard({ f($0) }, try GradientClaim(point: x, gradient: gradient(x)))
}

@Suite("The textbook check of the problems")
struct ProblemCheckTests {
  /// All but the network, which is checked by its own tests in fewer bits.
  static let small = ProblemCatalogue.all.filter { $0.variables.count < 100 }

  @Test("passes every right gradient at every point in 256 bits", arguments: small.map(\.name))
  func right(name: String) throws {
    func expectPasses<P: Problem>(_ problem: P) throws {
      for point in problem.points {
        let result = try check(problem, problem.gradient, at: point, in: MPFloat<Words<4>>.self)
        #expect(result.passed, "\(problem.name) at \(point.name): \(result.relativeError)")
      }
    }
    let problem: any Problem = try #require(ProblemCatalogue.problem(named: name))
    try expectPasses(problem)
  }

  @Test("gives a block the numbers of its coordinates alone, and all of them those of the whole")
  func blocks() throws {
    let claim = try GradientClaim(point: [1.0, 2, 3], gradient: [3, 4, 100])
    let check = TextbookCheck<Double>.standard
    let result = TextbookResult(claim: claim, numericalGradient: [3, 1, 100], check: check)
    // ‖(3, 4)‖ = 5, ‖(0, 3)‖ = 3, ‖(3, 1)‖ = √10.
    let block = result.norms(over: 0..<2)
    #expect(block.gradient == 5 && block.difference == 3)
    #expect(block.relativeError == 3 / (5 + 10.0.squareRoot() + 1e-8))
    #expect(result.norms(over: 0..<3).relativeError == result.relativeError)
  }

  @Test("of a function that ends the process ends the process: no verdict comes of it")
  func deadly() async {
    await #expect(processExitsWith: .failure) {
      let f: @Sendable ([Double]) -> Double = { x in
        precondition(x[0] <= 1, "f dies to the right of 1")
        return x[0]
      }
      _ = TextbookCheck<Double>.standard(f, try GradientClaim(point: [1], gradient: [1]))
    }
  }
}
