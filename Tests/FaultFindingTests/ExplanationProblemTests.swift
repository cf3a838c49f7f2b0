import FaultFinding
import GradientChecking
import Problems
import Scalars
import Testing

/// The seeded faults of the problems: what each kind is to be explained as.
///
/// - wrongSign, missing, swapped: `sign`, `zero`, `swap`; twice: `factor` of 2; penalised: `weight_decay` of λ = 1.
/// - wrongVariable has no pattern, but for components that are homogeneous in the variable: there it is a factor, the same
///   at every point. So a factor, or a function of x, is right if it is one at the point 1.07x, too.
@Suite("The explanations of the problems' seeded faults")
struct ExplanationProblemTests {
  #if DEBUG
    static let problems = ProblemCatalogue.functions.map { $0 as any Problem } + ProblemCatalogue.regressions.prefix(4)
    static let seeds: ClosedRange<UInt64> = 1...3
  #else
    static let problems = ProblemCatalogue.all.filter { $0.variables.count < 100 }
    static let seeds: ClosedRange<UInt64> = 1...4
  #endif

  private static func isRight<P: Problem, S: RealScalar>(
    _ problem: P, _ faulty: FaultyGradient<P.Gradient>, at x: [S], _ explanation: Explanation
  ) -> Bool {
    switch faulty.fault.kind {
    case .wrongSign: return explanation.kind == .sign
    case .twice: return explanation.kind == .factor && explanation.value == 2
    case .missing: return explanation.kind == .zero
    case .swapped: return explanation.kind == .swap
    case .penalised: return explanation.kind == .weightDecay && explanation.value == 1
    case .wrongVariable:
      guard [.factor, .sign].contains(explanation.kind), let value = explanation.value else { return false }
      let i = faulty.fault.coordinate
      let nearby = x.map { Double($0) * 1.07 }
      let (wrong, right) = (faulty(nearby)[i], problem.gradient(nearby)[i])
      return (wrong - value * right).magnitude <= 1e-9 * wrong.magnitude
    }
  }

  /// Counts the faults of a problem at all its points in a format, where they are seen: of a swap both components must be.
  private static func count<P: Problem, S: RealScalar>(
    _ problem: P, _: S.Type, in tallies: inout [Fault.Kind: ExplanationTally], seeds: ClosedRange<UInt64>
  ) throws {
    for seed in seeds {
      let faulty = problem.faultyGradient(seed: seed)
      for point in problem.points {
        let x: [S] = point.coordinates(as: S.self)
        let claim = try GradientClaim(point: x, gradient: faulty(x))
        let evidence = try EvidenceCheck<S>()(problem.function, claim, formula: faulty)
        guard evidence.verdict == .disagree else { continue }
        let wrong = evidence.coordinates.count { $0.verdict == .disagree }
        let kind = faulty.fault.kind
        tallies[kind, default: ExplanationTally()].count(
          "\(problem.name) at \(point.name) in \(S.formatName), \(faulty)",
          evidence.explanations(names: problem.variables, blocks: problem.blocks),
          isTelling: kind != .wrongVariable && (kind != .swapped || wrong == 2),
          isRight: { isRight(problem, faulty, at: x, $0) })
      }
    }
  }

  private static func expectRates(_ tallies: [Fault.Kind: ExplanationTally]) {
    for (kind, tally) in tallies {
      #expect(tally.wrong.isEmpty, "\(tally.wrong)")
      let rate = Double(tally.right) / Double(max(1, tally.cases))
      #expect(tally.cases == 0 || rate >= 0.95, "\(kind): \(rate) of \(tally.cases), \(tally.missed)")
    }
  }

  @Test("name every kind of fault, and are never wrong")
  func small() throws {
    var tallies: [Fault.Kind: ExplanationTally] = [:]
    func count<P: Problem>(_ problem: P) throws {
      try Self.count(problem, Double.self, in: &tallies, seeds: Self.seeds)
      try Self.count(problem, Float.self, in: &tallies, seeds: Self.seeds)
    }
    for problem in Self.problems { try count(problem) }
    Self.expectRates(tallies)
    #expect(tallies.count >= 4)
  }

  @Test("name the faults of the network")
  func digits() throws {
    #if DEBUG
      let (network, seeds) = (DigitsNetwork(.shipped, count: 5), UInt64(1)...2)
    #else
      let (network, seeds) = (ProblemCatalogue.digits, UInt64(1)...4)
    #endif
    var tallies: [Fault.Kind: ExplanationTally] = [:]
    try Self.count(network, Double.self, in: &tallies, seeds: seeds)
    Self.expectRates(tallies)
  }
}
