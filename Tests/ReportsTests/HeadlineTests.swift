import EvidenceReports
@testable import GradientChecking
import MultiPrecision
import ReferenceDerivatives
import Reports
import Scalars
import Subjects
import Testing

@Suite("The headline of a report on evidence")
struct HeadlineTests {
  private func headline(_ evidence: GradientEvidence<Double>) -> String { Sample.report(evidence).headlines[0] }

  @Test("says what is proved, and a line below it why something is not")
  func proved() throws {
    let right = Sample.coordinate(claim: 1, estimate: 1, lost: 0, unproved: nil)
    let wrong = Sample.coordinate(1, .disagree, claim: 3, estimate: 2.25, discrepancy: 0.75, unproved: nil)
    let tie = Sample.coordinate(1, claim: 1, estimate: 1, lost: 0, unproved: .tie)
    #expect(
      headline(try Sample.evidence([right]))
        == "The gradient is right: proved for this point. In binary64 its formula keeps all 16 digits.")
    #expect(
      headline(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1, unproved: nil)], tolerance: 1e-6))
        == "The gradient is right to a relative error of 1e-06: proved for this point.")
    #expect(
      headline(try Sample.evidence([right, wrong]))
        == "The gradient is wrong in y (claimed 3, found 2.25), proved for this point: no rounding explains it.")
    // A wrong component that is proved to be so is enough; a right gradient is not proved while a component is not.
    #expect(headline(try Sample.evidence([tie, wrong])).contains("proved"))
    #expect(
      headline(try Sample.evidence([right, tie]))
        == "The gradient is right. In binary64 its formula keeps all 16 digits.")
    let text = Sample.report(try Sample.evidence([right, tie])).text()
    #expect(
      text.contains("  lost  proved  verdict\n") && text.contains("  yes     agree\n")
        && text.contains("  no      agree\n"))
    #expect(text.contains("\n  no proof     two pieces of f meet here, and their slopes are not apart\n"))
    let alone = Sample.report(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1)])).text()
    #expect(!alone.contains("proof") && !alone.contains("proved"))
    let reasons: [Unproved] = [.notEnclosable, .possiblyUndefined, .unsettled, .effort, .measuredRoundoff, .sampled]
    let notes = try reasons.map { reason in
      let c = Sample.coordinate(claim: 1, estimate: 1, unproved: reason)
      return try #require(
        Sample.report(try Sample.evidence([c])).text().split(separator: "\n").first { $0.contains("no proof") })
    }
    #expect(Set(notes).count == reasons.count)
  }

  @Test("of a derivative that the format has no number for does not say that 0 is not 0")
  func underflow() throws {
    let tiny = Sample.coordinate(0, .disagree, claim: 0, estimate: -0.0, discrepancy: 0x1p-5000, unproved: nil)
    #expect(
      headline(try Sample.evidence([tiny]))
        == "The gradient is wrong (claimed 0, found less than binary64 can hold), proved for this point: no rounding "
        + "explains it.")
  }

  @Test("of an overflow blames the step of a difference, or the range of the format")
  func overflow() throws {
    let steps = Sample.coordinate(0, .undecided(.overflow), claim: 1, estimate: .nan, source: .differences(step: 1))
    let range = Sample.coordinate(0, .undecided(.overflow), claim: .nan, estimate: 1, unproved: nil)
    #expect(headline(try Sample.evidence([steps])).contains("at every step that would decide"))
    #expect(
      headline(try Sample.evidence([range]))
        == "Undecided in binary64: f, its gradient or a constant in them leaves the range of the format.")
  }

  @Test("of a right gradient says what its formula keeps, or loses to floating point")
  func right() throws {
    // 2⁻⁵³ and 1e-16 relative to 1 are all 16 digits but a rounding; 1e-11 relative to 1 leaves 11 of 16.
    let exact = Sample.coordinate(claim: 1, estimate: 1, lost: 0)
    #expect(
      headline(try Sample.evidence([exact])) == "The gradient is right. In binary64 its formula keeps all 16 digits.")
    let rounded = Sample.coordinate(claim: 1, estimate: 1, lost: 1e-15)
    #expect(
      headline(try Sample.evidence([rounded]))
        == "The gradient is right. In binary64 its formula keeps 15 of 16 digits.")
    let bad = Sample.coordinate(1, claim: 1, estimate: 1, lost: 1e-11)
    #expect(
      headline(try Sample.evidence([exact, bad]))
        == "The gradient is right. In binary64 its formula loses up to 5 of 16 digits (in y): floating point is to blame, "
        + "not the formula.")
    // A component that vanishes has no digits to lose.
    let zero = Sample.coordinate(1, claim: 1e-20, estimate: 0, lost: 1e-20)
    #expect(
      headline(try Sample.evidence([exact, zero]))
        == "The gradient is right. In binary64 its formula keeps all 16 digits.")
  }

  @Test("of a right gradient that differences confirm says to how many digits, and what its formula loses")
  func differences() throws {
    let seen = Sample.coordinate(
      claim: 1, estimate: 1, uncertainty: 1e-9, lost: 1e-11, source: .differences(step: 0x1p-20))
    #expect(
      headline(try Sample.evidence([seen]))
        == "The gradient is right, as far as binary64 shows: to 9 digits of its largest component. In binary64 its "
        + "formula loses 5 of 16 digits: floating point is to blame, not the formula.")
  }

  @Test("of noise measures it by the component, or by the largest where it hides all of the component")
  func noise() throws {
    func noisy(_ estimate: Double) -> Sample.Coordinate {
      Sample.coordinate(1, .undecided(.noiseFloor), claim: 7, estimate: estimate, uncertainty: 0.5)
    }
    let large = Sample.coordinate(claim: 100, estimate: 100)
    #expect(
      headline(try Sample.evidence([large, noisy(5)]))
        == "Undecided in binary64: the noise of f hides errors below 1e-01 in y.")
    #expect(
      headline(try Sample.evidence([large, noisy(0)]))
        == "Undecided in binary64: the noise of f hides errors below 5e-03 of the largest component in y.")
  }

  @Test("of a right gradient without a formula says to how many digits, or to what tolerance")
  func seen() throws {
    let seen = Sample.coordinate(claim: 1, estimate: 1, uncertainty: 1e-9, discrepancy: 1e-10)
    #expect(
      headline(try Sample.evidence([seen]))
        == "The gradient is right, as far as binary64 shows: to 9 digits of its largest component.")
    #expect(
      headline(try Sample.evidence([seen], tolerance: 1e-6)) == "The gradient is right to a relative error of 1e-06.")
  }

  @Test("of a wrong gradient says where, and what was claimed and found where it is one coordinate")
  func wrong() throws {
    func bad(_ i: Int) -> Sample.Coordinate {
      Sample.coordinate(i, .disagree, claim: 3, estimate: 2.25, discrepancy: 0.75)
    }
    let good = Sample.coordinate(1, claim: 1, estimate: 1)
    #expect(
      headline(try Sample.evidence([bad(0)]))
        == "The gradient is wrong (claimed 3, found 2.25): no rounding explains it.")
    #expect(
      headline(try Sample.evidence([bad(0), good]))
        == "The gradient is wrong in x (claimed 3, found 2.25): no rounding explains it.")
    #expect(
      headline(try Sample.evidence([bad(0), good, bad(2)]))
        == "The gradient is wrong in 2 of 3 coordinates: no rounding explains it.")
    #expect(
      headline(try Sample.evidence([bad(0), bad(1)], tolerance: 0.01))
        == "The gradient is wrong in both coordinates: that is more than a relative error of 0.01.")
    // Enough digits to tell the two apart.
    let close = Sample.coordinate(0, .disagree, claim: 1.00001, estimate: 1, discrepancy: 1e-5)
    #expect(
      headline(try Sample.evidence([close]))
        == "The gradient is wrong (claimed 1.00001, found 1): no rounding explains it.")
  }

  static let reasons: [(UndecidedReason, String)] = [
    (.interrupted, "Undecided: the check was interrupted."),
    (.budget, "Undecided: 9 evaluations of f are not enough to tell."),
    (.nondeterministic, "Undecided: f gave two different values at the same point."),
    (.notFinite, "Undecided in binary64: f, the point or the claim is not finite here."),
    (.kink, "Undecided: f has a kink here (slopes -1 and 1; the claim 0.5 lies between them)."),
    (.domainEdge, "Undecided: f ends here, and the side on which it is finite does not decide."),
    (.overflow, "Undecided in binary64: f leaves the range of the format at every step that would decide."),
    (.stepLost, "Undecided in binary64: x + h is x at every step that would decide."),
    (.noiseFloor, "Undecided in binary64: the noise of f hides errors below 3e-04."),
    (.truncation, "Undecided in binary64: f varies too fast for the steps that its noise allows."),
    (.jump, "Undecided: f jumps here: across the branch cut of an angle, or where a condition changes."),
    (.effort, "Undecided: to find the derivative of f would take longer than the effort that was allowed."),
    (.referenceUnresolved, "Undecided: the derivative of f did not settle at any precision that was tried."),
  ]

  @Test("of an undecided claim says what stands in the way", arguments: reasons)
  func undecided(reason: UndecidedReason, expected: String) throws {
    #expect(headline(try Sample.undecided(reason)) == expected)
  }

  @Test("knows every reason")
  func complete() { #expect(Set(Self.reasons.map(\.0)) == Set(UndecidedReason.allCases)) }

  @Test(
    "names the format that would decide",
    arguments: [(54, "binary128"), (113, "binary128"), (200, "binary256"), (300, "mp320")])
  func deciding(bits: Int, format: String) throws {
    #expect(headline(try Sample.undecided(.noiseFloor, deciding: bits)).hasSuffix("3e-04; \(format) would decide."))
  }

  @Test("names binary64 for what binary32 cannot decide, and no format that is no wider")
  func narrow() throws {
    func headline(deciding: Int) throws -> String {
      let coordinate = CoordinateEvidence<Float>(
        index: 0, verdict: .undecided(.stepLost), claim: 1, estimate: .nan, uncertainty: .infinity, discrepancy: .nan,
        allowance: 0, source: .none, decidingPrecision: deciding)
      let claim = try GradientClaim<Float>(point: [1], gradient: [1])
      var report = EvidenceReport(title: "f at 1", variables: ["x"])
      report.append(GradientEvidence(claim: claim, coordinates: [coordinate]))
      return report.headlines[0]
    }
    let start = "Undecided in binary32: x + h is x at every step that would decide"
    #expect(try headline(deciding: 40) == start + "; binary64 would decide.")
    #expect(try headline(deciding: 24) == start + ".")
  }

  @Test("names the variable, and says when a claim lies outside the slopes of a kink")
  func kink() throws {
    let kink = Sample.coordinate(
      1, .undecided(.kink), claim: 3, estimate: .nan, uncertainty: .infinity, discrepancy: .nan,
      sides: .init(left: -0.25, right: 1e-7))
    #expect(
      headline(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1), kink]))
        == "Undecided: f has a kink here in y (slopes -0.25 and 1e-07; the claim 3 does not lie between them).")
  }

  @Test("stands without evidence of any coordinate too")
  func empty() throws {
    #expect(
      headline(try Sample.evidence([], verdict: .undecided(.nondeterministic), count: 2))
        == "Undecided: f gave two different values at the same point.")
    #expect(headline(try Sample.evidence([], verdict: .disagree, count: 2)).hasPrefix("The gradient is wrong: "))
    #expect(
      headline(try Sample.evidence([], verdict: .undecided(.noiseFloor), count: 2))
        == "Undecided in binary64: the noise of f hides errors of any size.")
  }
}
