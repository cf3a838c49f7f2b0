import EvidenceReports
import Foundation
import GradientChecking
import MultiPrecision
import Reports
import Testing

@Suite("The result of a case")
struct CaseResultTests {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  private struct Read: Decodable {
    struct Worst: Decodable { var name: String }
    var id: String?
    var line: Int
    var format, verdict, reason, error: String?
    var relative_error, sensitivity, digits_verified: Double?
    var evaluations, reference_evaluations: Int?
    var worst: Worst?
  }

  private func read(_ result: CaseResult) throws -> Read {
    #expect(!result.json.description.contains("\n"))
    return try JSONDecoder().decode(Read.self, from: Data(result.json.description.utf8))
  }

  private func checked(_ evidence: GradientEvidence<Double>) -> CaseResult {
    CaseResult(line: 12, id: "a,b", outcome: Sample.checked(evidence, ["x", "y"]))
  }

  private let malformed = CaseResult(line: 7, id: nil, outcome: .malformed("in 'f':\nsin(x\n   ^"))

  @Test("is one line of JSON, of CSV, and of a table")
  func agree() throws {
    let evidence = try Sample.evidence(
      [
        Sample.coordinate(0, claim: 1, estimate: 1, discrepancy: 1e-16),
        Sample.coordinate(1, claim: 2, estimate: 2, discrepancy: 2e-13),
      ], sensitivity: 1e-9)
    let result = checked(evidence)
    let json = try read(result)
    #expect(json.id == "a,b" && json.line == 12 && json.format == "binary64" && json.error == nil)
    #expect(json.verdict == "agree" && json.reason == nil && json.worst?.name == "y")
    #expect(json.relative_error == 1e-13 && json.sensitivity == 1e-9)
    #expect(json.evaluations == 9 && json.reference_evaluations == 4)
    // −log₁₀ 1e-13, which takes a few roundings.
    #expect(abs(try #require(json.digits_verified) - 13) < 1e-12)
    #expect(result.csv.hasPrefix("\"a,b\",12,binary64,agree,,"))
    #expect(result.text() == "    12  agree                             no           1e-13  13 of 16  binary64  a,b\n")
    #expect(result.csv.hasSuffix(",,false\n"))
    #expect(result.text(style: .colored).contains("\u{1B}[32magree\u{1B}[0m "))
  }

  @Test("says whether it is proved")
  func proved() throws {
    let result = checked(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1, unproved: nil)], count: 1))
    #expect(result.json.description.contains("\"proved\": true"))
    #expect(result.csv.hasSuffix(",,true\n") && result.text().contains("  yes  "))
  }

  @Test("has null where nothing is known, and the reason in words")
  func undecided() throws {
    let result = CaseResult(line: 1, id: "k", outcome: Sample.checked(try Sample.undecided(.kink), ["x"]))
    let json = try read(result)
    #expect(json.verdict == "undecided" && json.reason == "kink")
    #expect(json.relative_error == nil && json.sensitivity == nil)
    #expect(result.text().hasPrefix("     1  undecided  kink ") && result.text().contains("  unknown  "))
    // Without evidence of any coordinate there is no worst one.
    let none = try read(checked(try Sample.evidence([], verdict: .undecided(.nondeterministic), count: 2)))
    #expect(none.reason == "nondeterministic" && none.worst == nil && none.relative_error == nil)
  }

  @Test("of a malformed line is its message")
  func error() throws {
    let json = try read(malformed)
    #expect(json.id == nil && json.line == 7 && json.verdict == nil && json.error == "in 'f':\nsin(x\n   ^")
    #expect(malformed.csv == ",7,,,,,,\"in 'f':\nsin(x\n   ^\",\n")
    #expect(malformed.text().hasSuffix("  ?\n        in 'f':\n        sin(x\n           ^\n"))
  }

  @Test("stands below the heads of its columns")
  func header() throws {
    let lines = CaseResult.textHeader.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("  line  verdict    because of"))
    let row = checked(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1)], count: 2)).text()
    for title in ["verdict", "format", "case"] {
      let start = try #require(lines[0].range(of: title)).lowerBound
      let column = lines[0].distance(from: lines[0].startIndex, to: start)
      let cell = row.index(row.startIndex, offsetBy: column)
      #expect(row[cell] != " " && row[row.index(before: cell)] == " ")
    }
    #expect(CaseResult.csvHeader.filter { $0 == "," } == malformed.csv.filter { $0 == "," })
  }

  @Test("is counted")
  func tally() throws {
    var tally = CaseTally()
    #expect(tally.text == "0 cases: 0 agree, 0 disagree, 0 undecided")
    tally.count(malformed)
    #expect(tally.text == "1 case: 0 agree, 0 disagree, 0 undecided, 1 error")
    for reason in [UndecidedReason.noiseFloor, .kink, .noiseFloor] {
      tally.count(checked(try Sample.undecided(reason)))
    }
    tally.count(checked(try Sample.evidence([Sample.coordinate(claim: 1, estimate: 1)])))
    tally.count(checked(try Sample.evidence([Sample.coordinate(0, .disagree, claim: 1, estimate: 2, discrepancy: 1)])))
    #expect(tally.text == "6 cases: 1 agree, 1 disagree, 3 undecided (1 kink, 2 noise), 1 error")
    #expect(tally.total == 6 && tally.agree == 1 && tally.disagree == 1 && tally.malformed == 1)
  }
}
