import Foundation
@testable import GradientChecking
import MultiPrecision
import Reports
import Scalars
import Subjects
import Testing

/// Evidence as a check might find it, made by hand.
enum Sample {
  typealias Coordinate = CoordinateEvidence<Double>

  static func coordinate(
    _ index: Int = 0, _ verdict: Verdict = .agree, claim: Double, estimate: Double, uncertainty: MeasuredError = 0,
    discrepancy: MeasuredError = 0, allowance: MeasuredError = 1e-12, lost: MeasuredError? = nil,
    sides: Coordinate.Sides? = nil, source: Coordinate.Source = .reference(precision: 256), deciding: Int? = nil
  ) -> Coordinate {
    Coordinate(
      index: index, verdict: verdict, claim: claim, estimate: estimate, uncertainty: uncertainty,
      discrepancy: discrepancy, allowance: allowance, source: source, evaluationError: lost, sides: sides,
      decidingPrecision: deciding)
  }

  static func evidence(
    _ coordinates: [Coordinate], verdict: Verdict? = nil, tolerance: Double? = nil,
    taylor: TaylorRemainder<Double>? = nil, sensitivity: MeasuredError = .infinity, missProbability: Double = 0,
    count: Int? = nil
  ) throws -> GradientEvidence<Double> {
    let count = count ?? coordinates.count
    var gradient = [Double](repeating: 0, count: count)
    for c in coordinates { gradient[c.index] = c.claim }
    return GradientEvidence(
      claim: try GradientClaim(point: [Double](repeating: 1, count: count), gradient: gradient),
      coordinates: coordinates, verdict: verdict, tolerance: tolerance, taylor: taylor, sensitivity: sensitivity,
      missProbability: missProbability, evaluations: 9, referenceEvaluations: 4, seed: 7)
  }

  /// An undecided claim of one variable, for a reason.
  static func undecided(_ reason: UndecidedReason, deciding: Int? = nil) throws -> GradientEvidence<Double> {
    let sides: Coordinate.Sides? = reason == .kink ? .init(left: -1, right: 1) : nil
    let known = [.noiseFloor, .truncation].contains(reason)
    return try evidence([
      coordinate(
        0, .undecided(reason), claim: 0.5, estimate: known ? 0.5 : .nan, uncertainty: known ? 1.5e-4 : .infinity,
        discrepancy: known ? 1e-5 : .nan, allowance: 1e-12, sides: sides, source: .differences(step: 0x1p-20),
        deciding: deciding)
    ])
  }

  static func report(_ evidence: GradientEvidence<Double>, blocks: [(String, Range<Int>)] = []) -> EvidenceReport {
    let names = ["x", "y", "z", "w"].prefix(evidence.claim.point.count)
    let blocks = blocks.map { ParameterBlock(name: $0.0, range: $0.1, shape: [$0.1.count]) }
    var report = EvidenceReport(title: "f at 1", variables: Array(names), blocks: blocks)
    report.append(evidence)
    return report
  }
}

@Suite("The headline of a report on evidence")
struct HeadlineTests {
  private func headline(_ evidence: GradientEvidence<Double>) -> String { Sample.report(evidence).headlines[0] }

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
    (.nondeterministic, "Undecided: f gave two different values at the same point."),
    (.notFinite, "Undecided in binary64: f, the point or the claim is not finite here."),
    (.kink, "Undecided: f has a kink here (slopes -1 and 1; the claim 0.5 lies between them)."),
    (.domainEdge, "Undecided: f ends here, and the side on which it is finite does not decide."),
    (.overflow, "Undecided in binary64: f leaves the range of the format at every step that would decide."),
    (.stepLost, "Undecided in binary64: x + h is x at every step that would decide."),
    (.noiseFloor, "Undecided in binary64: the noise of f hides errors below 3e-04."),
    (.truncation, "Undecided in binary64: f varies too fast for the steps that its noise allows."),
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

@Suite("A report on evidence")
struct EvidenceReportTests {
  private var mixed: GradientEvidence<Double> {
    get throws {
      let rung = TaylorRemainder<Double>.Rung(step: 0.5, remainder: 0.1, noise: 1e-15)
      return try Sample.evidence(
        [
          Sample.coordinate(0, claim: 1, estimate: 1, uncertainty: 1e-30, discrepancy: 1e-16, lost: 1e-15),
          Sample.coordinate(1, .disagree, claim: 3, estimate: 2.25, discrepancy: 0.75, lost: 0),
          Sample.coordinate(
            2, .undecided(.kink), claim: 0, estimate: .nan, uncertainty: .infinity, discrepancy: .nan,
            sides: .init(left: -1, right: 1)),
        ],
        taylor: TaylorRemainder(direction: [0.5, -0.5, 0.25], rungs: [rung], rate: 1.0123), sensitivity: 3e-9,
        missProbability: 0.001)
    }
  }

  @Test("as text answers first, then shows blocks and coordinates, worst first, then says what was done")
  func text() throws {
    let text = Sample.report(try mixed, blocks: [("a", 0..<1), ("b", 1..<3)]).text()
    #expect(
      text == """
        f at 1

          The gradient is wrong in y (claimed 3, found 2.25): no rounding explains it.

          binary64, block  coordinates  relative error  error/allowed  verdict
          ───────────────  ───────────  ──────────────  ─────────────  ───────────────────────
          a                          1           1e-16         0.0001  agree
          b                          2             nan        7.5e+11  1 disagree, 1 undecided

          binary64, worst first  claim                  estimate                   ±  error/allowed  verified  lost  verdict
          ─────────────────────  ─────────────────────  ─────────────────────  ─────  ─────────────  ────────  ────  ─────────────────────────────────
          y                      3.0e+00                2.250000000000000e+00      0        7.5e+11   0 of 16     0  disagree
          z                      0                      unknown                             unknown   0 of 16        undecided: kink (slopes -1 and 1)
          x                      1.000000000000000e+00  1.000000000000000e+00  1e-30         0.0001  16 of 16     1  agree

          method       the derivative of f itself at 256 bits; 9 evaluations of f, 4 at high precision
          sensitivity  an error above 3e-09 of the largest component would have been seen
          chance       a wrong component is missed with probability 0.001 at most
          Taylor       the remainder falls with rate 1.01 along a random direction (seed 7); 2 is right, 1 is wrong

        """)
  }

  @Test("as text says what would decide an undecided claim")
  func advice() throws {
    let text = Sample.report(try Sample.undecided(.noiseFloor, deciding: 113)).text()
    #expect(
      text == """
        f at 1

          Undecided in binary64: the noise of f hides errors below 3e-04; binary128 would decide.

          binary64, worst first  claim       estimate       ±  error/allowed  verified  verdict
          ─────────────────────  ──────────  ─────────  ─────  ─────────────  ────────  ────────────────
          x                      5.0000e-01  5.000e-01  2e-04          1e+07   3 of 16  undecided: noise

          method       differences of f in binary64, finest step 1e-06; 9 evaluations of f, 4 at high precision
          to decide    --format binary128

        """)
    for reason in UndecidedReason.allCases where reason != .interrupted {
      #expect(Sample.report(try Sample.undecided(reason)).text().contains("\n  to decide    "), "\(reason)")
    }
  }

  @Test("shows as many rows as were asked for, and says how many it hides")
  func rows() throws {
    let text = Sample.report(try mixed).text(rows: 1)
    #expect(text.contains("\n  y  ") && !text.contains("\n  x  "))
    #expect(text.contains("  and 2 more; --json and --csv have all\n"))
  }

  @Test("of several formats has a headline for each, and tells what was done where the gradient does not agree")
  func formats() throws {
    var report = Sample.report(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1)]))
    #expect(report.verdict == .agree && report.text().contains("method"))
    report.append(try Sample.undecided(.stepLost))
    #expect(report.verdict == .undecided(.stepLost))
    let text = report.text()
    #expect(text.contains("\n  binary64  The gradient is right"))
    #expect(text.contains("\n  binary64  Undecided in binary64"))
    #expect(text.components(separatedBy: "method").count == 2)
    report.append(try Sample.evidence([Sample.coordinate(0, .disagree, claim: 1, estimate: 2, discrepancy: 1)]))
    #expect(report.verdict == .disagree)
  }

  @Test("colours verdicts only when asked, and moves no column by it")
  func style() throws {
    let report = Sample.report(try mixed)
    let (plain, colored) = (report.text(), report.text(style: .colored))
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[1;31mThe gradient is wrong") && colored.contains("\u{1B}[32magree"))
    #expect(colored.contains("\u{1B}[33mundecided") && colored.contains("\u{1B}[1;31mdisagree"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  // swift-format-ignore: AlwaysUseLowerCamelCase
  private struct Read: Decodable {
    struct Coordinate: Decodable {
      struct Sides: Decodable { var left, right: Double }
      var index: Int
      var name, verdict: String
      var block, reason, source: String?
      var claim: Double
      var estimate, uncertainty, discrepancy, evaluation_error, digits_verified, digits_lost: Double?
      var sides: Sides?
      var deciding_precision, reference_precision: Int?
    }
    struct Taylor: Decodable {
      struct Rung: Decodable { var step, remainder, noise: Double }
      var rate: Double?
      var rungs: [Rung]
    }
    var format, criterion, verdict, headline: String
    var reason: String?
    var tolerance: Double?
    var sensitivity, miss_probability: Double
    var evaluations, reference_evaluations, seed: Int
    var taylor: Taylor?
    var coordinates: [Coordinate]
  }

  @Test("as JSON reads back, with null where nothing is known")
  func json() throws {
    let report = Sample.report(try mixed, blocks: [("a", 0..<1), ("b", 1..<3)])
    let read = try JSONDecoder().decode(Read.self, from: Data(report.json.indented.utf8))
    #expect(read.format == "binary64" && read.criterion == "evidence" && read.verdict == "disagree")
    #expect(read.reason == nil && read.tolerance == nil && read.headline == report.headlines[0])
    #expect(read.sensitivity == 3e-9 && read.miss_probability == 0.001)
    #expect(read.evaluations == 9 && read.reference_evaluations == 4 && read.seed == 7)
    #expect(read.taylor?.rate == 1.0123 && read.taylor?.rungs.first?.remainder == 0.1)
    #expect(read.coordinates.map(\.name) == ["x", "y", "z"] && read.coordinates.map(\.index) == [0, 1, 2])
    #expect(read.coordinates.map(\.block) == ["a", "b", "b"])
    #expect(read.coordinates.map(\.claim) == [1, 3, 0])
    #expect(read.coordinates[1].estimate == 2.25 && read.coordinates[1].digits_lost == 0)
    let kink = read.coordinates[2]
    #expect(kink.verdict == "undecided" && kink.reason == "kink" && kink.estimate == nil && kink.digits_lost == nil)
    #expect(kink.uncertainty == nil && kink.discrepancy == nil && read.coordinates[1].discrepancy == 0.75)
    #expect(kink.sides?.left == -1 && kink.sides?.right == 1 && kink.reference_precision == 256)
  }

  @Test("as JSON is a list for several formats")
  func list() throws {
    var report = Sample.report(try mixed)
    report.append(try mixed)
    #expect(try JSONDecoder().decode([Read].self, from: Data(report.json.indented.utf8)).count == 2)
  }

  @Test("as CSV has a line for each coordinate, and empty fields where nothing is known")
  func csv() throws {
    let lines = Sample.report(try mixed).csv.split(separator: "\n")
    #expect(
      lines[0]
        == "format,name,block,verdict,reason,claim,estimate,uncertainty,discrepancy,allowance,evaluation_error,"
        + "digits_verified,digits_lost,left,right,deciding_precision,source,reference_precision,finest_step,reference")
    #expect(lines.count == 4 && lines.allSatisfy { $0.filter { $0 == "," }.count == 19 })
    #expect(lines[2].hasPrefix("binary64,y,,disagree,,3.0,2.25,0.0,0.75,"))
    #expect(
      lines[3].hasPrefix("binary64,z,,undecided,kink,0.0,,,,") && lines[3].hasSuffix(",-1.0,1.0,,reference,256,,")
    )
  }

  @Test("finds a coordinate by its index, where there is evidence of some only")
  func sample() throws {
    let evidence = try Sample.evidence(
      [Sample.coordinate(2, .disagree, claim: 3, estimate: 2, discrepancy: 1)], count: 4)
    let report = Sample.report(evidence)
    #expect(report.headlines[0].hasPrefix("The gradient is wrong in z "))
    #expect(report.text().contains("\n  z  "))
  }
}

@Suite("A number in a sentence")
struct ShortNumberTests {
  @Test(
    "has no exponent where a person would write none",
    arguments: [
      (0.0, "0"), (-1, "-1"), (0.25, "0.25"), (2.25, "2.25"), (1234.5, "1230"), (999_999, "1e+06"), (12, "12"),
      (0.000123456, "0.000123"), (0.00001, "1e-05"), (-1.5e-7, "-1.5e-07"), (123456, "123000"), (.infinity, "inf"),
      (.nan, "nan"), (0.1, "0.1"),
    ])
  func text(value: Double, expected: String) { #expect(ShortNumber.text(value) == expected) }
}
