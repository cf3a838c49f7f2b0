import MultiPrecision
import Problems
import Scalars
import Testing

/// The names of NIST's 27 datasets, spelt as NIST does, from the index page of the StRD nonlinear regressions.
let nistNames = [
  "Misra1a", "Chwirut2", "Chwirut1", "Lanczos3", "Gauss1", "Gauss2", "DanWood", "Misra1b", "Kirby2", "Hahn1", "Nelson",
  "MGH17", "Lanczos1", "Lanczos2", "Gauss3", "Misra1c", "Misra1d", "Roszman1", "ENSO", "MGH09", "Thurber", "BoxBOD",
  "Rat42", "MGH10", "Eckerle4", "Rat43", "Bennett5",
]

@Suite("The catalogue")
struct CatalogueTests {
  @Test("has the 27 regressions of NIST, in NIST's order")
  func regressions() {
    #expect(ProblemCatalogue.regressions.map(\.name) == nistNames.map { $0.lowercased() })
  }

  @Test(
    "finds each problem by its name, in any case of letters, and nothing else",
    arguments: ProblemCatalogue.all.map(\.name))
  func lookup(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    #expect(ProblemCatalogue.problem(named: problem.name)?.name == problem.name)
    #expect(ProblemCatalogue.problem(named: problem.name.uppercased())?.name == problem.name)
    #expect(ProblemCatalogue.problem(named: problem.name + " ") == nil)
  }

  @Test("gives every problem a name of its own, of lowercase letters and digits")
  func names() {
    let names = ProblemCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber } })
  }

  @Test(
    "has problems whose variables, blocks and points agree, and that say what they are",
    arguments: ProblemCatalogue.all.map(\.name))
  func consistency(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    let count = problem.variables.count
    #expect(Set(problem.variables).count == count)
    #expect(problem.blocks.flatMap(\.range) == Array(0..<count))
    #expect(problem.points.allSatisfy { $0.coordinates.count == count })
    #expect(!problem.points.isEmpty)
    #expect(problem.summary.hasSuffix(".") && problem.difficulty.hasSuffix("."))
    #expect(problem.point(named: problem.points[0].name.uppercased()) == problem.points[0])
  }

  @Test(
    "agrees with SymPy and mpmath at 256 bits, value and gradient, at every point",
    arguments: ProblemCatalogue.all.map(\.name))
  func golden(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    let points = try #require(GoldenValue.all[problem.name])
    #expect(Set(points.keys) == Set(problem.points.map(\.name)))
    for point in problem.points {
      let golden = try #require(points[point.name])
      let x = point.coordinates(as: MPFloat<Words<4>>.self)
      expectClose(problem.function(x), golden.value, "\(point.name)")
      let gradient = problem.gradient(x)
      try #require(gradient.count == golden.gradient.count)
      for (j, expected) in golden.gradient.enumerated() {
        expectClose(gradient[j], expected, "\(point.name), \(problem.variables[j])")
      }
    }
  }

  /// The golden text is rounded to 50 digits: off by up to 5e-50 of itself. Our own error is 2⁻²⁵⁶ = 1e-77 times the
  /// cancellation, at worst 1e20 (at the certified parameters of Lanczos1), times a few hundred terms: 1e-54.
  private func expectClose(_ actual: MPFloat<Words<4>>, _ expected: String, _ place: Comment) {
    guard let expected = MPFloat<Words<4>>(decimal: expected) else {
      Issue.record("\(place): the golden value \(expected) is not a number")
      return
    }
    #expect((actual - expected).magnitude <= 5.1e-50 * expected.magnitude, place)
  }
}
