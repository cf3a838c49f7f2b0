import EvidenceReports
@testable import FaultFinding
import Foundation
import GradientChecking
import MultiPrecision
import Reports
import Scalars
import Subjects
import Testing

extension Sample {
  /// A fault found by differences.
  static func fault(_ index: Int, claim: Double, estimate: Double, uncertainty: MeasuredError = 1e-9) -> Coordinate {
    coordinate(
      index, .disagree, claim: claim, estimate: estimate, uncertainty: uncertainty,
      discrepancy: MeasuredError((claim - estimate).magnitude), allowance: uncertainty,
      source: .differences(step: 0x1p-10))
  }

  /// What a locator might find of four variables.
  static func location(
    _ verdict: Verdict, _ faults: [Coordinate] = [], suspects: [Range<Int>] = [], isDense: Bool = false,
    evaluations: Int = 36, missProbability: Double = 0.00024,
    sensitivities: [(name: String?, range: Range<Int>, least: MeasuredError)] = [(nil, 0..<4, 1e-6)]
  ) -> FaultLocation<Double> {
    FaultLocation(
      verdict: verdict, faults: faults, suspects: suspects, isDense: isDense, evaluations: evaluations,
      missProbability: missProbability, sensitivities: sensitivities, seed: 5)
  }

  static let pair = [
    ParameterBlock(name: "u", range: 0..<2, shape: [1, 2]), ParameterBlock(name: "v", range: 2..<4, shape: [2]),
  ]

  static func locationReport(
    _ location: FaultLocation<Double>, blocks: [ParameterBlock] = [], explanations: [Explanation] = []
  ) throws -> LocationReport {
    var report = LocationReport(title: "f at 1", variables: ["x", "y", "z", "w"], blocks: blocks)
    report.append(location, of: try claim, explanations: explanations)
    return report
  }

  /// Its root mean square is 2: (1 + 1 + 4 + 10)/4 = 4.
  static var claim: GradientClaim<Double> {
    get throws { try GradientClaim(point: [1, 1, 1, 1], gradient: [1, -1, 2, 10.0.squareRoot()]) }
  }
}

@Suite("A report on the places of faults")
struct LocationReportTests {
  private func headline(_ location: FaultLocation<Double>, blocks: [ParameterBlock] = []) throws -> String {
    try Sample.locationReport(location, blocks: blocks).headlines[0]
  }

  @Test("says first how much is wrong, and what it cost to see")
  func headlines() throws {
    let one = Sample.fault(2, claim: 2, estimate: 1)
    #expect(
      try headline(Sample.location(.agree, evaluations: 14))
        == "No component of 4 is wrong, as far as 14 evaluations of f show.")
    #expect(
      try headline(Sample.location(.agree, evaluations: 7))
        == "No component of 4 is wrong, as far as 7 evaluations of f instead of 8 show.")
    #expect(
      try headline(Sample.location(.agree, evaluations: 1))
        == "No component of 4 is wrong, as far as 1 evaluation of f instead of 8 shows.")
    #expect(
      try headline(Sample.location(.disagree, [one])) == "1 of 4 components is wrong; found with 36 evaluations of f.")
    let all = (0..<4).map { Sample.fault($0, claim: 2, estimate: 1) }
    #expect(
      try headline(Sample.location(.disagree, Array(all[1..<3])))
        == "2 of 4 components are wrong; found with 36 evaluations of f.")
    #expect(
      try headline(Sample.location(.disagree, all)) == "All 4 components are wrong; found with 36 evaluations of f.")
  }

  @Test("says of a fault that is seen and cannot be located where it may be")
  func suspects() throws {
    func seen(_ suspects: [Range<Int>], _ faults: [Sample.Coordinate] = []) throws -> String {
      try headline(
        Sample.location(.disagree, faults, suspects: suspects, missProbability: 1), blocks: Sample.pair)
    }
    let end = "by too little to tell the component; seen with 36 evaluations of f."
    #expect(try seen([0..<4]) == "The gradient is wrong, \(end)")
    #expect(try seen([2..<4]) == "The gradient is wrong in v, \(end)")
    #expect(try seen([1..<2]) == "The gradient is wrong in y, \(end)")
    #expect(try seen([1..<3]) == "The gradient is wrong in y to z, \(end)")
    #expect(try seen([0..<1, 3..<4]) == "The gradient is wrong in x, w, \(end)")
    let found = Sample.fault(0, claim: 2, estimate: 1)
    let start = "1 of 4 components is wrong; found with 36 evaluations of f."
    #expect(try seen([2..<4], [found]) == "\(start) So is v, by too little to tell the component.")
    #expect(try seen([0..<4], [found]) == "\(start) More is wrong, by too little to tell the component.")
    let blocks = (0..<4).map { ParameterBlock(name: "b\($0)", range: $0..<$0 + 1, shape: [1]) }
    #expect(
      try headline(Sample.location(.disagree, suspects: [1..<4], missProbability: 1), blocks: blocks)
        == "The gradient is wrong in b1 to b3, \(end)")
  }

  @Test("says of a dense fault that most of it is wrong, in which block, and how many were confirmed")
  func dense() throws {
    let examples = [Sample.fault(2, claim: 2, estimate: 1), Sample.fault(3, claim: 2, estimate: 1)]
    let whole = Sample.location(.disagree, examples, suspects: [0..<4], isDense: true)
    #expect(
      try headline(whole)
        == "Most of 4 components are wrong, 2 of them confirmed one by one; seen with 36 evaluations of f.")
    let block = Sample.location(
      .disagree, suspects: [2..<4], isDense: true,
      sensitivities: [("u", 0..<2, 1e-6), ("v", 2..<4, 1e-6)])
    let report = try Sample.locationReport(block, blocks: Sample.pair)
    #expect(report.headlines == ["Most components of v are wrong; seen with 36 evaluations of f."])
    let text = report.text()
    #expect(text.contains("  most of it\n") && text.contains("\n  to see all   gradcheck check, which looks at each"))
  }

  @Test("says of an undecided location what stands in the way")
  func undecided() throws {
    func why(
      _ reason: UndecidedReason, _ least: MeasuredError = .infinity, evaluations: Int = 20,
      suspects: [Range<Int>] = []
    ) throws -> String {
      try headline(
        Sample.location(
          .undecided(reason), suspects: suspects, evaluations: evaluations, missProbability: 1,
          sensitivities: [(nil, 0..<4, least)]), blocks: Sample.pair)
    }
    #expect(try why(.budget) == "Undecided: 20 evaluations of f are not enough to tell.")
    #expect(try why(.budget, evaluations: 1) == "Undecided: 1 evaluation of f is not enough to tell.")
    // √10 is the largest component: 0.0316/√10 = 0.01.
    #expect(
      try why(.noiseFloor, MeasuredError(0.1 * 0.1.squareRoot()))
        == "Undecided in binary64: the noise of f hides errors below 1e-02 of the largest component.")
    #expect(try why(.noiseFloor) == "Undecided in binary64: the noise of f hides errors of any size.")
    // Larger than the largest component, √10.
    #expect(try why(.noiseFloor, 4) == "Undecided in binary64: the noise of f hides errors below 4e+00.")
    let end = "may be wrong, by too little to tell from the errors of differences."
    for reason in [UndecidedReason.noiseFloor, .truncation] {
      #expect(try why(reason, suspects: [2..<4]) == "Undecided in binary64: v \(end)")
      #expect(try why(reason, suspects: [0..<4]) == "Undecided in binary64: a component \(end)")
    }
    #expect(try why(.kink) == "Undecided: f has a kink here.")
  }

  @Test("as text shows the faults, the blocks with their sensitivity, and what was done")
  func text() throws {
    let location = Sample.location(
      .disagree, [Sample.fault(2, claim: 2, estimate: 1)],
      sensitivities: [("u", 0..<2, 1e-6), ("v", 2..<4, .infinity)])
    let factor = Explanation(
      kind: .factor, scope: .coordinate("z"), value: 2, confidence: 0.97, text: "coordinate z is 2 times as large")
    let text = try Sample.locationReport(location, blocks: Sample.pair, explanations: [factor]).text()
    #expect(
      text == """
        f at 1

          1 of 4 components is wrong; found with 36 evaluations of f.
          explanation  coordinate z is 2 times as large (97 %)

          binary64, wrong  block  claim    estimate             ±
          ───────────────  ─────  ───────  ───────────────  ─────
          z                v      2.0e+00  1.000000000e+00  1e-09

          binary64, block  components  wrong  least error seen  of its r.m.s.
          ───────────────  ──────────  ─────  ────────────────  ─────────────
          u                         2      0             1e-06          1e-06
          v                         2      1           unknown

          method       differences of f in binary64 along random directions, seed 5
          chance       larger errors that cancel are missed with probability 0.00024 at most

        """)
  }

  @Test("as text without blocks tells the sensitivity below, and what is not confirmed")
  func whole() throws {
    // 1e-6 beside a root mean square of 2.
    let text = try Sample.locationReport(Sample.location(.agree)).text()
    #expect(
      text.hasSuffix(
        """
          sensitivity  an error of one component above 1e-06, 5e-07 of the root mean square, would have been seen
          chance       larger errors that cancel are missed with probability 0.00024 at most

        """))
    let blind = Sample.location(
      .undecided(.interrupted), missProbability: 1, sensitivities: [(nil, 0..<4, .infinity)])
    #expect(
      try Sample.locationReport(blind).text().hasSuffix(
        """
          sensitivity  an error of any size could hide in one component
          chance       nothing confirms that no other component is wrong

        """))
  }

  @Test("shows as many faults and blocks as were asked for, the wrong ones first, and says how many it hides")
  func rows() throws {
    let blocks = ["a", "b", "c", "d"].enumerated().map {
      ParameterBlock(name: $0.element, range: $0.offset..<$0.offset + 1, shape: [1])
    }
    let location = Sample.location(
      .disagree, [Sample.fault(1, claim: 2, estimate: 1), Sample.fault(3, claim: 2, estimate: 1)],
      sensitivities: blocks.map { ($0.name, $0.range, 1e-6) })
    let text = try Sample.locationReport(location, blocks: blocks).text(rows: 1)
    #expect(text.contains("\n  y ") && !text.contains("\n  w ") && text.contains("  and 1 more; --json and --csv have"))
    #expect(text.contains("\n  b ") && !text.contains("\n  a ") && text.contains("  and 3 more; --json has all\n"))
  }

  private struct Read: Decodable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Fault: Decodable {
      var index: Int
      var name: String
      var block: String?
      var claim: Double
      var estimate, uncertainty: Double?
    }
    struct Explanation: Decodable {
      var kind, scope, text: String
      var value: Double?
      var confidence: Double
    }
    struct Suspect: Decodable {
      var start, count: Int
      var place: String
    }
    var title, format, headline, verdict: String
    var reason: String?
    var coordinates, evaluations, seed: Int
    var dense: Bool
    var sensitivity: Double?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var miss_probability: Double
    var suspects: [Suspect]
    var faults: [Fault]
    var explanations: [Explanation]
  }

  @Test("as JSON reads back, with null where nothing is known")
  func json() throws {
    let unknown = Sample.coordinate(
      3, .disagree, claim: 10.0.squareRoot(), estimate: .nan, uncertainty: .infinity, discrepancy: .infinity,
      source: .none)
    let location = Sample.location(
      .disagree, [Sample.fault(2, claim: 2, estimate: 1), unknown], suspects: [0..<2],
      sensitivities: [("u", 0..<2, .infinity), ("v", 2..<4, 1e-6)])
    let shift = Explanation(kind: .shift, scope: .block("v"), value: 1, confidence: 0.5, text: "moved")
    let report = try Sample.locationReport(location, blocks: Sample.pair, explanations: [shift])
    let read = try JSONDecoder().decode(Read.self, from: Data(report.json.indented.utf8))
    #expect(read.title == "f at 1" && read.format == "binary64" && read.headline == report.headlines[0])
    #expect(read.verdict == "disagree" && read.reason == nil && read.coordinates == 4 && !read.dense)
    #expect(read.evaluations == 36 && read.seed == 5 && read.miss_probability == 0.00024 && read.sensitivity == nil)
    #expect(read.suspects.map(\.place) == ["u"] && read.suspects[0].start == 0 && read.suspects[0].count == 2)
    #expect(read.faults.map(\.name) == ["z", "w"] && read.faults.map(\.block) == ["v", "v"])
    #expect(read.faults[0].estimate == 1 && read.faults[0].uncertainty == 1e-9 && read.faults[0].claim == 2)
    #expect(read.faults[1].index == 3 && read.faults[1].estimate == nil && read.faults[1].uncertainty == nil)
    let said = try #require(read.explanations.first)
    #expect(said.kind == "shift" && said.scope == "block:v" && said.value == 1 && said.confidence == 0.5)
    // The worst block's, beside the largest component.
    let known = try Sample.locationReport(Sample.location(.agree))
    let sensitivity = try JSONDecoder().decode(Read.self, from: Data(known.json.description.utf8)).sensitivity
    #expect(abs((sensitivity ?? 1) - 1e-6 / 10.0.squareRoot()) < 1e-20)
  }

  @Test("of several formats is a list, and wrong if it is in one")
  func formats() throws {
    var report = try Sample.locationReport(Sample.location(.agree))
    report.append(Sample.location(.undecided(.noiseFloor)), of: try Sample.claim)
    #expect(report.verdict == .undecided(.noiseFloor))
    report.append(Sample.location(.disagree, [Sample.fault(0, claim: 1, estimate: 2)]), of: try Sample.claim)
    #expect(report.verdict == .disagree && report.headlines.count == 3)
    let read = try JSONDecoder().decode([Read].self, from: Data(report.json.description.utf8))
    #expect(read.map(\.verdict) == ["agree", "undecided", "disagree"])
    #expect(report.text().contains("\n  binary64: No component of 4 is wrong"))
    #expect(report.text(style: .colored).contains("\u{1B}[32mNo component"))
  }

  @Test("as CSV has a line for each fault")
  func csv() throws {
    let location = Sample.location(.disagree, [Sample.fault(2, claim: 2, estimate: 1)])
    #expect(
      try Sample.locationReport(location, blocks: Sample.pair).csv
        == "format,index,name,block,claim,estimate,uncertainty\nbinary64,2,z,v,2.0,1.0,"
        + "\(MeasuredError(1e-9))\n")
    #expect(try Sample.locationReport(Sample.location(.agree)).csv.split(separator: "\n").count == 1)
  }
}
