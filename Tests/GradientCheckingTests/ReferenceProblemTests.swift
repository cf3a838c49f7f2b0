import GradientChecking
import MultiPrecision
import Problems
import Scalars
import TestSupport
import Testing

/// The evidence on a formula for the gradient of a problem, at one of its points.
private func evidence<P: Problem, G: RealVectorFunction, S: RealScalar>(
  _ problem: P, _ formula: G, at point: ProblemPoint, in format: S.Type
) throws -> GradientEvidence<S> {
  let x: [S] = point.coordinates(as: S.self)
  var check = try EvidenceCheck<S>()
  // Whatever else the processors do while tests run.
  check.limit = .seconds(60)
  return check(problem.function, try GradientClaim(point: x, gradient: formula(x)), formula: formula)
}

/// Whether a formula is wrong at a point of the format S: whether, at 1024 bits, a component of it differs from that of the
/// right formula by more than 64u of itself. So a fault that changes nothing, as a wrong sign of zero, is none.
private func isWrong<C: RealVectorFunction, G: RealVectorFunction, S: RealScalar>(
  _ formula: G, _ correct: C, at point: ProblemPoint, in format: S.Type
) -> Bool {
  typealias W = MPFloat<Words<16>>
  let x = (point.coordinates(as: S.self) as [S]).map { W($0) }
  return zip(formula(x), correct(x)).contains { ($0 - $1).magnitude > 64 * W(S.unitRoundoff) * $1.magnitude }
}

private let seeds: ClosedRange<UInt64> = 1...3
private let network = ProblemCatalogue.digits

@Suite("The retyped verdict on the problems", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct ReferenceProblemTests {
  static let small = ProblemCatalogue.all.filter { $0.variables.count < 100 }

  @Test("agrees with every right gradient at every point, in three formats", arguments: small.map(\.name))
  func right(name: String) throws {
    func expectAgrees<P: Problem>(_ problem: P) throws {
      for point in problem.points {
        #expect(try evidence(problem, problem.gradient, at: point, in: Float.self).verdict == .agree)
        #expect(try evidence(problem, problem.gradient, at: point, in: Double.self).verdict == .agree)
        #expect(try evidence(problem, problem.gradient, at: point, in: MPFloat<Words<4>>.self).verdict == .agree)
      }
    }
    let problem: any Problem = try #require(ProblemCatalogue.problem(named: name))
    try expectAgrees(problem)
  }

  @Test(
    "finds the faults of the 27 regressions at all their points, in three formats",
    arguments: ProblemCatalogue.regressions.map(\.name))
  func faulty(name: String) throws {
    func expect<P: Problem, S: RealScalar>(_ problem: P, _ format: S.Type) throws {
      for seed in seeds {
        let faulty = problem.faultyGradient(seed: seed)
        for point in problem.points {
          let isWrong = isWrong(faulty, problem.gradient, at: point, in: S.self)
          let evidence = try evidence(problem, faulty, at: point, in: S.self)
          #expect(
            evidence.verdict == (isWrong ? .disagree : .agree),
            "\(problem.name) at \(point.name), \(faulty) in \(S.formatName): \(evidence.verdict)")
        }
      }
    }
    func expectAll<P: Problem>(_ problem: P) throws {
      try expect(problem, Float.self)
      try expect(problem, Double.self)
      try expect(problem, MPFloat<Words<4>>.self)
    }
    let problem: any Problem = try #require(ProblemCatalogue.problem(named: name))
    try expectAll(problem)
  }

  @Test("of the network is had from two directional derivatives, and a fault from a few more")
  func digits() throws {
    func expect<S: RealScalar>(_: S.Type) throws {
      let point = network.points[0]
      let right = try evidence(network, network.gradient, at: point, in: S.self)
      #expect(right.verdict == .agree)
      #expect(right.missProbability > 0 && right.missProbability < 1e-9)
      let faulty = network.faultyGradient(seed: 1)
      let wrong = try evidence(network, faulty, at: point, in: S.self)
      #expect(wrong.verdict == .disagree)
      let disagreeing = wrong.coordinates.filter { $0.verdict == .disagree }.map(\.index)
      #expect(disagreeing.contains(faulty.fault.coordinate) && disagreeing.count <= 2)
      // log₂ 1290 < 11 halvings, each a dual evaluation, for two wrong components; a few directions; two coordinates.
      #expect(wrong.referenceEvaluations < 3 * 2 * 11 + 6 * 10 + 2 * 10 + 1)
    }
    try expect(Double.self)
    try expect(MPFloat<Words<4>>.self)
  }
}
