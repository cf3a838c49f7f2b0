import EvidenceReports
import Foundation
@testable import GradientChecking
import MultiPrecision
import ReferenceDerivatives
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
    sides: Coordinate.Sides? = nil, source: Coordinate.Source = .reference(precision: 256), deciding: Int? = nil,
    unproved: Unproved? = .valuesAlone
  ) -> Coordinate {
    var coordinate = Coordinate(
      index: index, verdict: verdict, claim: claim, estimate: estimate, uncertainty: uncertainty,
      discrepancy: discrepancy, allowance: allowance, source: source, evaluationError: lost, sides: sides,
      decidingPrecision: deciding)
    coordinate.unproved = unproved
    return coordinate
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
        + "digits_verified,digits_lost,left,right,deciding_precision,source,reference_precision,finest_step,proved,"
        + "unproved,reference")
    #expect(lines.count == 4 && lines.allSatisfy { $0.filter { $0 == "," }.count == 21 })
    #expect(lines[2].hasPrefix("binary64,y,,disagree,,3.0,2.25,0.0,0.75,"))
    #expect(
      lines[3].hasPrefix("binary64,z,,undecided,kink,0.0,,,,")
        && lines[3].hasSuffix(",-1.0,1.0,,reference,256,,false,values_alone,"))
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
