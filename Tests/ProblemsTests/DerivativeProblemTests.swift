import Problems
import RealModule
import Scalars
import Testing

@Suite("The published problems of one variable")
struct DerivativeProblemTests {
  @Test("are sixteen, and eleven grids leave out x = 0")
  func count() {
    let problems = DerivativeProblem.published
    #expect(Set(problems.map(\.name)).count == 16)
    #expect(problems.map(\.grid.count).sorted() == Array(repeating: 40, count: 11) + Array(repeating: 41, count: 5))
  }

  @Test("have their own point in the interval, where f is finite", arguments: DerivativeProblem.published)
  func ownPoint(problem: DerivativeProblem) throws {
    let x = try #require(Double(decimal: problem.abscissa))
    #expect(problem.interval.contains(x))
    #expect(problem.function([x]).isFinite)
    #expect(problem.grid.first == problem.interval.lowerBound || problem.interval.lowerBound == 0)
    #expect(problem.grid.last == problem.interval.upperBound)
    #expect(problem.grid.allSatisfy { problem.function([$0]).isFinite })
  }
}

@Suite("A function with spoiled values")
struct SpoiledFunctionTests {
  @Test("has noise of the stated size, the same each time, another at the next number")
  func noise() {
    let f = SpoiledFunction(DifficultFormula.exponential, .relativeNoise)
    var different = 0
    for k in 0..<100 {
      let x = 1 + Double(k) * 0x1p-52
      let value: Double = f([x])
      let exact: Double = DifficultFormula.exponential([x])
      #expect(value == f([x]))
      // A relative change of 10⁻⁶ at most, and the roundings of the product and the sum.
      #expect((value - exact).magnitude <= exact * (1e-6 + 0x1p-52))
      if (value - exact).magnitude > 1e-7 * exact { different += 1 }
    }
    // Uniform in [−1, 1): nine tenths exceed a tenth; 70 of 100 is nearly seven standard deviations less.
    #expect(different > 70)
  }

  @Test("in binary32 has numbers of binary32")
  func rounding() {
    let value: Double = SpoiledFunction(DifficultFormula.exponential, .binary32)([1.1])
    #expect(value == Double(Float(value)) && value != Double.exp(1.1))
  }
}
