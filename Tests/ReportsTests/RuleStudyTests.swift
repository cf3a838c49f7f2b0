import EvidenceReports
import Foundation
import MultiPrecision
import Problems
import RealModule
import Reports
import Scalars
import StepAnalysis
import StepSelection
import Subjects
import Testing

private struct Sine: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sin(x[0]) }
}

private struct Logarithm: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.log(x[0]) }
}

private func site(_ f: some RealFunction, _ name: String, at x: String) -> StudySite {
  StudySite(
    place: StudyPlace(function: name, point: "x=\(x)"),
    subject: Subject(
      SubjectNames(title: name, variables: ["x"]), function: .retypable(f), point: .named(ProblemPoint("own", [x]))),
    coordinate: 0)
}

@Suite("The study of rules")
struct RuleStudyTests {
  private func study() throws -> RuleStudy {
    RuleStudy(
      command: ["study", "rules"], formats: [try NamedFormat(named: "binary32"), try NamedFormat(named: "binary64")],
      forms: [.central, .second], sites: ["0.5", "1"].map { site(Sine(), "sin", at: $0) })
  }

  @Test("has its items format by format, form by form, place by place, and each record in its place") func items()
    throws
  {
    let study = try study()
    #expect(study.items.count == 8 && Set(study.items).count == 8)
    #expect(study.items[1] == "binary32 central sin at x=1" && study.items[6] == "binary64 second sin at x=0.5")
    let records = try study.items.indices.map { try study.run($0) }
    // Nine have the central form, with the one that is told and the automatic one, six the second.
    #expect(records.map(\.scores.count) == [9, 9, 6, 6, 9, 9, 6, 6])
    let lines = study.csv(records).split(separator: "\n")
    #expect(lines.count == 1 + 4 * 9 + 4 * 6)
    let columns = lines[0].split(separator: ",").count
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    #expect(lines[10].hasPrefix("binary32,central,sin,x=1,rule-of-thumb,"))
    let text = study.text(records)
    #expect(text.contains("second difference in binary64") && text.contains("automatic"))
    #expect(study.json(records).description.contains("\"regret_90_percent\""))
  }

  @Test("says how many derivatives are known, where some are not") func unknown() throws {
    let study = RuleStudy(
      command: [], formats: [try NamedFormat(named: "binary64")], forms: [.central],
      sites: [site(Logarithm(), "log", at: "-1")])
    let records = [try study.run(0)]
    #expect(study.text(records).contains("0 points with a derivative that is known"))
    #expect(study.text(records).contains("–"))
  }
}

@Suite("The picture of rules")
struct RulePictureTests {
  @Test("has the names in the order of the steps, each apart from the next") func labels() throws {
    let contest = RuleContest.measure(Sine(), at: [1.0], form: .central)
    let names = SubjectNames(title: "it's sin", variables: ["x"])
    let picture = try #require(StepReport(names).picture(of: StepRecord(contest)))
    let script = picture.script(style: PictureStyle(kind: .svg), dataName: "d", output: "o.svg")
    let labels = script.split(separator: "\n").filter { $0.contains("rotate by") }
    #expect(labels.count == 9 && script.contains("'it''s sin: central difference in binary64'"))
    let places = try labels.map { line in
      let at = try #require(line.split(separator: " at ").last?.split(separator: ",").first)
      return try #require(Double(at))
    }
    let width = try #require(script.firstMatch(of: /set xrange \[(.*):(.*)\]/)).output
    let range = try #require(Double(width.2)) - (try #require(Double(width.1)))
    // A name is 12 points high and turned by 48°: 16 of 783 points of the axis, which a thirtieth is more than.
    for (a, b) in zip(places, places.dropFirst()) { #expect(b - a > range / 32) }
    // The curve and a block for each choice.
    #expect(picture.data.components(separatedBy: "\n\n\n").count == 10)
    #expect(!picture.data.contains("inf"))
  }
}

@Suite("The study of noise")
struct NoiseStudyTests {
  @Test("has a row for each format and place, and the median of the ratios") func rows() throws {
    let study = NoiseStudy(
      command: ["study", "noise"], formats: [try NamedFormat(named: "binary32"), try NamedFormat(named: "binary64")],
      sites: ["0.5", "1", "2"].map { site(Sine(), "sin", at: $0) })
    let records = try study.items.indices.map { try study.run($0) }
    #expect(study.items[4] == "binary64 sin at x=1" && records.count == 6)
    let lines = study.csv(records).split(separator: "\n")
    #expect(lines.count == 7 && lines[5].hasPrefix("binary64,sin,x=1,"))
    let ratios = try records[3...].map { try #require($0.ratio) }.sorted()
    #expect(study.text(records).contains("ratio: median \(ShortNumber.text(ratios[1], digits: 2)), from"))
    #expect(study.json(records).description.contains("\"ecnoise\""))
    let part = try records.map { try JSONDecoder().decode(NoiseRow.self, from: JSONEncoder().encode($0)) }
    #expect(part == records)
  }
}
