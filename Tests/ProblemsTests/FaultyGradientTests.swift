import MultiPrecision
import Problems
import RealModule
import Scalars
import Testing

@Suite("A seeded faulty gradient")
struct FaultyGradientTests {
  @Test(
    "fails the textbook check in binary64 for each of the 27 regressions, at every point and for many seeds",
    arguments: nistNames)
  func failsInBinary64(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    for seed in 1...8 { expectFailure(problem, seed: UInt64(seed), step: 1e-7, tolerance: 1e-5) }
  }

  /// A step of 2⁻⁸⁵ leaves a truncation error near 2⁻¹⁷⁰ and a rounding error near 2⁻¹⁷¹, so that what is seen is the fault.
  @Test("fails the textbook check at 256 bits too", arguments: nistNames)
  func failsAt256Bits(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    let step = MPFloat<Words<4>>.pow(2, -85)
    expectFailure(problem, seed: 1, step: step, tolerance: 1e-5)
  }

  @Test("fails the textbook check for every other problem", arguments: ProblemCatalogue.functions.map(\.name))
  func failsForFunctions(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    for seed in 1...20 { expectFailure(problem, seed: UInt64(seed), step: 1e-7, tolerance: 1e-5) }
  }

  @Test("of the network differs from backpropagation visibly, in few of many coordinates")
  func network() {
    let problem = DigitsNetwork(.shipped, count: 20)
    let w = problem.points[0].coordinates(as: Double.self)
    let correct = problem.gradient(w)
    for seed in 1...5 {
      let faulty = problem.faultyGradient(seed: UInt64(seed))(w)
      let errors = zip(faulty, correct).map { $0 - $1 }
      #expect((1...2).contains(errors.count { $0 != 0 }))
      #expect(norm(errors) >= 0.01 * norm(correct))
    }
  }

  @Test("is the same for the same seed, and not for all seeds")
  func seeds() throws {
    let problem = Wood()
    let descriptions = (1...20).map { problem.faultyGradient(seed: UInt64($0)).fault.description }
    #expect(descriptions == (1...20).map { problem.faultyGradient(seed: UInt64($0)).fault.description })
    #expect(Set(descriptions).count > 5)
  }

  /// Beale's gradient at (2, 3), by hand: the residuals are 5.5, 18.25, 54.625, so that the inner sum is
  /// −(5.5·2 + 18.25·8 + 54.625·26) = −1577.25 and the outer 5.5 + 6·18.25 + 27·54.625 = 1589.875.
  @Test(
    "has the one mistake that it says",
    arguments: [
      (Fault.Kind.wrongSign, [-3154.5, 6359.5], "coordinate x1 has the wrong sign"),
      (.twice, [6309, 6359.5], "coordinate x1 is twice what it should be"),
      (.missing, [0, 6359.5], "coordinate x1 is left at zero"),
      (.swapped, [6359.5, 3154.5], "coordinates x1 and x2 are swapped"),
      (.penalised, [3156.5, 6359.5], "coordinate x1 has x1 added, a penalty that the function does not have"),
    ])
  func kinds(kind: Fault.Kind, expected: [Double], description: String) {
    let beale = Beale()
    let fault = Fault(kind, coordinate: 0, partner: 1, variables: beale.variables)
    #expect(FaultyGradient(beale.gradient, fault: fault)([2.0, 3.0]) == expected)
    #expect(fault.description == description)
  }

  @Test("with the wrong variable is the gradient at another point in one coordinate")
  func wrongVariable() {
    let beale = Beale()
    let fault = Fault(.wrongVariable, coordinate: 1, partner: 0, variables: beale.variables)
    let faulty = FaultyGradient(beale.gradient, fault: fault)([2.0, 3.0])
    #expect(faulty == [beale.gradient([2.0, 3.0])[0], beale.gradient([4.0, 3.0])[1]])
    #expect(fault.description == "coordinate x2 is computed with 2·x1 in place of x1")
  }
}

/// ‖v‖₂.
private func norm<S: RealScalar>(_ v: [S]) -> S { S.sqrt(v.reduce(0) { $0 + $1 * $1 }) }

/// The textbook check, written out: it must not pass for the faulty gradient, at any point.
private func expectFailure<S: RealScalar>(_ problem: some Problem, seed: UInt64, step: S, tolerance: S) {
  let faulty = problem.faultyGradient(seed: seed)
  for point in problem.points {
    let x = point.coordinates(as: S.self)
    let analytical = faulty(x)
    let numerical = x.indices.map { i in
      var (above, below) = (x, x)
      above[i] += step
      below[i] -= step
      return (problem.function(above) - problem.function(below)) / (2 * step)
    }
    let difference = norm(zip(analytical, numerical).map { $0 - $1 })
    let relativeError = difference / (norm(analytical) + norm(numerical) + 1e-8)
    #expect(!(relativeError < tolerance), "\(point.name), seed \(seed): \(faulty.fault.description)")
  }
}
