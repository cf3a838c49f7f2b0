import GradientChecking
import MultiPrecision
import Scalars
import Testing

@Suite("Verdicts")
struct VerdictTests {
  @Test("of parts: one wrong is wrong, else the first reason counts, and nothing at all agrees")
  func combined() {
    #expect(Verdict.combined([.agree, .undecided(.kink), .disagree]) == .disagree)
    #expect(Verdict.combined([.undecided(.noiseFloor), .agree, .undecided(.kink)]) == .undecided(.kink))
    #expect(Verdict.combined([.agree, .agree]) == .agree)
    #expect(Verdict.combined([]) == .agree)
    for (a, b) in zip(UndecidedReason.allCases, UndecidedReason.allCases.dropFirst()) { #expect(a < b && !(b < a)) }
  }

  /// A component in binary64 whose claim is off by `discrepancy`.
  private func component(
    _ index: Int, _ verdict: Verdict, claim: Double, estimate: Double, discrepancy: MeasuredError,
    uncertainty: MeasuredError = 1e-9
  ) -> CoordinateEvidence<Double> {
    CoordinateEvidence(
      index: index, verdict: verdict, claim: claim, estimate: estimate, uncertainty: uncertainty,
      discrepancy: discrepancy, allowance: 3 * uncertainty, source: .differences(step: 1e-3))
  }

  @Test("state the digits that claim and estimate share, and those that rounding took")
  func digits() throws {
    var c = component(0, .agree, claim: 2, estimate: 2, discrepancy: 2e-10)
    // Uncertainty is the larger: 10⁻⁹/2.
    #expect(abs(c.digitsVerified - 9.30103) < 1e-5)
    #expect(c.digitsLost == nil)
    // 10⁻¹²/2 leaves 12.3 of the format's 53·log₁₀2 = 15.95 digits.
    c.evaluationError = 1e-12
    let lost: Double = try #require(c.digitsLost)
    let left: Double = 12.30103
    #expect(abs(lost - (15.95458977 - left)) < 1e-5)
    c.discrepancy = 0
    c.uncertainty = 0
    #expect(c.ratio == 0 && abs(c.digitsVerified - 15.9545897) < 1e-6)
    #expect(component(0, .disagree, claim: 1, estimate: 0, discrepancy: 1).digitsVerified == 0)
  }

  @Test("are listed worst first, NaN before all; the error is relative to the largest component")
  func order() throws {
    let claim = try GradientClaim(point: [0.0, 0, 0, 0], gradient: [1, 2, 3, 5])
    let evidence = GradientEvidence(
      claim: claim,
      coordinates: [
        component(0, .agree, claim: 1, estimate: 1, discrepancy: 1e-10),
        component(1, .disagree, claim: 2, estimate: 4, discrepancy: 2),
        component(2, .undecided(.noiseFloor), claim: 3, estimate: 3, discrepancy: 1e-9, uncertainty: 1),
        component(3, .disagree, claim: 5, estimate: 8, discrepancy: 3),
      ])
    #expect(evidence.verdict == .disagree)
    #expect(evidence.worstFirst == [3, 1, 2, 0])
    #expect(evidence.relativeError == MeasuredError(3) / 8)

    let nothing = GradientEvidence(
      claim: claim, coordinates: [component(0, .agree, claim: 0, estimate: 0, discrepancy: 0)])
    #expect(nothing.relativeError == 0)
    let unknown = GradientEvidence(
      claim: claim,
      coordinates: [
        component(0, .disagree, claim: 1, estimate: 2, discrepancy: 1),
        component(1, .disagree, claim: .nan, estimate: 2, discrepancy: .nan),
      ])
    #expect(unknown.relativeError.isNaN && unknown.worstFirst == [1, 0])
  }
}
