import FiniteDifferences
import GradientChecking
import MultiPrecision
import Problems
import Scalars
import Testing

/// Whether what is stated of differences is true: the error lies within the uncertainty, and the uncertainty is no excuse.
@Suite("The uncertainty of a black box's slope")
struct HonestUncertaintyTests {
  /// How often the uncertainties of some estimates held, and how often they were near the errors.
  struct Coverage {
    var cases = 0
    var held = 0
    var near = 0

    static func + (a: Self, b: Self) -> Self {
      Coverage(cases: a.cases + b.cases, held: a.held + b.held, near: a.near + b.near)
    }
  }

  /// The estimates of f's gradient at x, as a black box, against the formula at 1024 bits.
  func coverage<S: RealScalar>(_ problem: some Problem, at x: [S]) throws -> Coverage {
    typealias Exact = MPFloat<Words<16>>
    let (f, formula) = (problem.function, problem.gradient)
    let claim = try GradientClaim(point: x, gradient: formula(x))
    let evidence = try EvidenceCheck<S>(parallelism: .serial).opaque({ f($0) }, claim, formula: formula)
    let truth = formula(x.map { Exact($0) })
    var coverage = Coverage()
    for c in evidence.coordinates where c.uncertainty.isFinite && truth[c.index].isFinite {
      let error = MeasuredError((Exact(c.estimate) - truth[c.index]).magnitude)
      let least = MeasuredError(Exact(S.unitRoundoff) * truth[c.index].magnitude)
      coverage.cases += 1
      if error <= c.uncertainty { coverage.held += 1 }
      if c.uncertainty <= 100 * MeasuredError.maximum(error, least) { coverage.near += 1 }
    }
    return coverage
  }

  /// At each of a problem's points, and at points around it with other significands.
  func coverage<S: RealScalar>(_ problem: some Problem, _: S.Type, variants: Int) throws -> Coverage {
    var generator = SeededGenerator(seed: 7)
    var total = Coverage()
    for point in problem.points {
      let x = point.coordinates(as: S.self)
      for variant in 0..<variants {
        let moved = x.map { variant == 0 ? $0 : $0 * (S(1) + (S(generator.index(below: 1000)) - 500) / 2500) }
        guard problem.function(moved).isFinite else { continue }
        total = try total + coverage(problem, at: moved)
      }
    }
    return total
  }

  @Test("covers the error 99 times in 100, and is within 100 times the error 4 times in 5")
  func coverage() throws {
    // A tenth as many in debug, where generic numerics are slow.
    #if DEBUG
      let (problems, variants): ([any Problem], Int) = (ProblemCatalogue.functions, 1)
    #else
      let (problems, variants) = (ProblemCatalogue.functions + ProblemCatalogue.regressions, 3)
    #endif
    var total = Coverage()
    for problem in problems {
      total = try total + coverage(problem, Float.self, variants: variants)
      total = try total + coverage(problem, Double.self, variants: variants)
      #if !DEBUG
        total = try total + coverage(problem, MPFloat<BFloat16>.self, variants: 1)
        total = try total + coverage(problem, MPFloat<Words<2>>.self, variants: 1)
      #endif
    }
    #if !DEBUG
      #expect(total.cases >= 2000)
    #endif
    #expect(Double(total.held) >= 0.99 * Double(total.cases), "\(total)")
    // Of the few cases of debug, four in five less three standard deviations.
    #if DEBUG
      let slack = 3 * (0.8 * 0.2 * Double(total.cases)).squareRoot()
    #else
      let slack = 0.0
    #endif
    #expect(Double(total.near) >= 0.80 * Double(total.cases) - slack, "\(total)")
  }
}
