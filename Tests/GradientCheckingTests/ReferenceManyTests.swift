import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// Σ max(xᵢ, 0)·(i + 1)·10^(−i/4) + x₀x₁: a kink where a coordinate is zero, components over 25 orders of magnitude.
private struct Terms: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    zip(x, Terms.factors(x.count, S.self)).reduce(x[0] * x[1]) { $0 + $1.1 * ($1.0 < 0 ? 0 : $1.0) }
  }

  static func factors<S: RealScalar>(_ n: Int, _: S.Type) -> [S] {
    (0..<n).map { S($0 + 1) * S.exp(-S($0) / 2) }
  }
}

/// Its gradient, right but for the components of `wrong`, which are multiplied by 1 + 10⁻⁹.
private struct TermsGradient: RealVectorFunction {
  var wrong: Set<Int> = []

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    var gradient: [S] = zip(x, Terms.factors(x.count, S.self)).map { $0 > 0 ? $1 : 0 }
    gradient[0] += x[1]
    gradient[1] += x[0]
    for i in wrong { gradient[i] += gradient[i] * 1e-9 }
    return gradient
  }
}

@Suite("The retyped verdict on many coordinates")
struct ReferenceManyTests {
  private let point: [Double] = (0..<120).map { $0 % 7 == 3 ? -1.5 : 1 + 0.01 * Double($0) }

  private func evidence(_ formula: TermsGradient, at x: [Double]) throws -> GradientEvidence<Double> {
    try EvidenceCheck()(Terms(), try GradientClaim(point: x, gradient: formula(x)), formula: formula)
  }

  private func disagreeing(_ evidence: GradientEvidence<Double>) -> Set<Int> {
    Set(evidence.coordinates.filter { $0.verdict == .disagree }.map(\.index))
  }

  @Test("agrees with all of a right gradient, small components and zeros included, at the cost of a few directions")
  func right() throws {
    let evidence = try evidence(TermsGradient(), at: point)
    #expect(evidence.verdict == .agree)
    // The components fall from 1.2 to 120·e^(−59.5) = 2⁻⁷⁹: 2 groups, and that of the zeros; each 2 samples of 5
    // evaluations, which the zeros, of which a dual number says little, need twice.
    #expect(evidence.referenceEvaluations == 4 * 10)
    #expect(evidence.missProbability == 3 * 0x1p-32)
    for c in evidence.coordinates {
      #expect(MeasuredError(c.claim - c.estimate).magnitude <= 4 * MeasuredError(c.estimate.ulp))
    }
  }

  @Test(
    "finds exactly the components that are wrong, however small, few or many they are",
    arguments: [[0], [119], [5, 60, 61, 118], Array(stride(from: 1, to: 120, by: 2)), Array(0..<120)])
  func wrong(_ wrong: [Int]) throws {
    let evidence = try evidence(TermsGradient(wrong: Set(wrong)), at: point)
    #expect(evidence.verdict == .disagree)
    // A component that is zero is not changed by a factor.
    #expect(disagreeing(evidence) == Set(wrong.filter { $0 % 7 != 3 }))
    for i in wrong where i % 7 != 3 {
      let c = evidence.coordinates[i]
      // The discrepancy is 10⁻⁹ of the component, to the digits that 1e-9 of it leaves of a `Double`.
      #expect((c.discrepancy / MeasuredError(c.estimate) - 1e-9).magnitude < 1e-18)
    }
  }

  @Test("finds the coordinates that have a kink, and judges the others")
  func kinks() throws {
    var x = point
    x[10] = 0
    x[77] = 0
    let evidence = try evidence(TermsGradient(wrong: [44]), at: x)
    #expect(evidence.verdict == .disagree)
    #expect(disagreeing(evidence) == [44])
    #expect(evidence.coordinates.filter { $0.verdict == .undecided(.kink) }.map(\.index) == [10, 77])
    #expect(evidence.coordinates[10].sides?.left == 0)
    #expect(evidence.coordinates[77].sides?.right == Terms.factors(120, Double.self)[77])
    #expect(evidence.coordinates.count { $0.verdict == .agree } == 117)
  }
}
