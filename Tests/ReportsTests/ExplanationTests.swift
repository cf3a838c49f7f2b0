import EvidenceReports
@testable import FaultFinding
import Foundation
import GradientChecking
import MultiPrecision
import Reports
import Scalars
import Subjects
import Testing

@Suite("Explanations in a report")
struct ExplanationTests {
  private func explanation(
    _ kind: Explanation.Kind, _ confidence: Double, _ scope: Explanation.Scope = .all, value: Double? = nil
  ) -> Explanation {
    Explanation(kind: kind, scope: scope, value: value, confidence: confidence, text: "\(kind.rawValue) here")
  }

  /// The lines below the headline of a gradient that is wrong in one of two components.
  private func lines(_ explanations: [Explanation]) throws -> [String] {
    let evidence = try Sample.evidence([
      Sample.coordinate(0, claim: 1, estimate: 1),
      Sample.coordinate(1, .disagree, claim: 2, estimate: 1, discrepancy: 1),
    ])
    return try lines(evidence, explanations)
  }

  private func lines(_ evidence: GradientEvidence<Double>, _ explanations: [Explanation]) throws -> [String] {
    var report = EvidenceReport(
      title: "f at 1", variables: Array(["x", "y"].prefix(evidence.claim.point.count)))
    report.append(evidence, explanations: explanations)
    let text = report.text()
    let below = try #require(text.components(separatedBy: report.headlines[0] + "\n").dropFirst().first)
    return below.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }.map(String.init)
  }

  @Test("stand below the headline with their confidence, which is never said to be certainty")
  func confidence() throws {
    #expect(try lines([explanation(.sign, 0.97)]) == ["  explanation  sign here (97 %)"])
    #expect(try lines([explanation(.sign, 0.999)]) == ["  explanation  sign here (> 99 %)"])
    #expect(try lines([explanation(.sign, 0.994)]) == ["  explanation  sign here (99 %)"])
    #expect(try lines([explanation(.sign, 0.25)]) == ["  explanation  sign here (25 %)"])
    #expect(try lines([]) == [])
  }

  @Test("are alternatives where they speak of the same components, and else go together")
  func labels() throws {
    #expect(
      try lines([explanation(.sign, 0.6), explanation(.l1, 0.4)])
        == ["  explanation  sign here (60 %)", "  or           l1 here (40 %)"])
    #expect(
      try lines([explanation(.sign, 0.9, .block("a")), explanation(.factor, 0.8, .block("b"))])
        == ["  explanation  sign here (90 %)", "  and          factor here (80 %)"])
    #expect(
      try lines([
        explanation(.sign, 0.9, .block("a")), explanation(.factor, 0.8, .coordinate("b")),
        explanation(.shift, 0.5, .coordinate("b")),
      ])[2] == "  or           shift here (50 %)")
  }

  @Test("are few: not those of little confidence, nor of a third of the best's, four at most")
  func few() throws {
    #expect(try lines([explanation(.sign, 0.9), explanation(.l1, 0.29)]).count == 1)
    #expect(try lines([explanation(.sign, 0.9), explanation(.l1, 0.31)]).count == 2)
    #expect(try lines([explanation(.sign, 0.5), explanation(.l1, 0.24)]).count == 1)
    let many = (0..<6).map { explanation(.factor, 0.9, .coordinate("x\($0)")) }
    #expect(try lines(many).count == 4)
  }

  @Test("say honestly that there is none, where nothing is likelier than a guess")
  func unknown() throws {
    let none = explanation(.unknown, 0.86)
    #expect(try lines([none, explanation(.factor, 0.14)]) == ["  explanation  unknown here"])
    #expect(try lines([explanation(.factor, 0.8), none]) == ["  explanation  factor here (80 %)"])
  }

  @Test("of a right gradient tell of floating point, where the formula loses digits, and only then")
  func floatingPoint() throws {
    let enough = explanation(.floatingPoint, 1, value: 9)
    func right(_ lost: MeasuredError?, estimate: Double = 1) throws -> GradientEvidence<Double> {
      try Sample.evidence([Sample.coordinate(claim: 1, estimate: estimate, lost: lost)])
    }
    #expect(try lines(try right(1e-9), [enough]) == ["  explanation  floating_point here"])
    #expect(try lines(try right(1e-15), [enough]) == [])
    #expect(try lines(try right(nil), [enough]) == [])
    // A component that vanishes has no digits to lose.
    #expect(try lines(try right(1e-9, estimate: 0), [enough]) == [])
    #expect(try lines(try Sample.undecided(.kink), [enough]) == [])
  }

  @Test("are said once where every format has the same")
  func once() throws {
    let wrong = try Sample.evidence([Sample.coordinate(0, .disagree, claim: 2, estimate: 1, discrepancy: 1)])
    var report = EvidenceReport(title: "f at 1", variables: ["x"])
    for kind in [Explanation.Kind.sign, .sign, .shift] { report.append(wrong, explanations: [explanation(kind, 0.9)]) }
    let text = report.text()
    #expect(text.components(separatedBy: "sign here").count == 2 && text.contains("shift here"))
  }

  private struct Read: Decodable {
    struct Explanation: Decodable {
      var kind, scope, text: String
      var value: Double?
      var confidence: Double
    }
    struct Fault: Decodable {
      var index: Int
      var name: String
      var block: String?
      var claim: Double
      var estimate, uncertainty: Double?
    }
    var explanations: [Explanation]
    var faults: [Fault]
  }

  /// Every kind has its fixed name.
  @Test("in JSON have fixed keys and kinds, and the faults stand beside them")
  func json() throws {
    let scopes: [Explanation.Scope] = [.all, .block("W"), .coordinate("x")]
    let all = Explanation.Kind.allCases.enumerated().map { i, kind in
      explanation(kind, 0.5, scopes[i % 3], value: i % 2 == 0 ? Double(i) : nil)
    }
    let wrong = try Sample.evidence([
      Sample.coordinate(0, claim: 1, estimate: 1),
      Sample.coordinate(1, .disagree, claim: 2, estimate: 1, uncertainty: 1e-9, discrepancy: 1),
      Sample.coordinate(2, .disagree, claim: 2, estimate: .nan, uncertainty: .infinity, discrepancy: .infinity),
    ])
    let blocks = [ParameterBlock(name: "W", range: 0..<2, shape: [2])]
    var report = EvidenceReport(title: "f at 1", variables: ["x", "y", "z"], blocks: blocks)
    report.append(wrong, explanations: all)
    let result = CaseResult(
      line: 1, id: "a",
      outcome: .checked(.evidence(EvidenceRecord(wrong, explanations: all)), report.names))
    for json in [report.json, result.json] {
      let read = try JSONDecoder().decode(Read.self, from: Data(json.description.utf8))
      #expect(
        read.explanations.map(\.kind) == [
          "factor", "sign", "zero", "weight_decay", "l1", "constant", "other_block", "swap", "transpose", "reverse",
          "shift", "clip", "ratio_function", "floating_point", "unknown",
        ])
      #expect(read.explanations.prefix(3).map(\.scope) == ["all", "block:W", "coordinate:x"])
      #expect(read.explanations.prefix(3).map(\.value) == [0, nil, 2])
      #expect(read.faults.map(\.index) == [1, 2] && read.faults.map(\.name) == ["y", "z"])
      #expect(read.faults.map(\.block) == ["W", nil] && read.faults.map(\.claim) == [2, 2])
      #expect(read.faults.map(\.estimate) == [1, nil] && read.faults[0].uncertainty == 1e-9)
      #expect(read.faults[1].uncertainty == nil)
    }
  }
}
