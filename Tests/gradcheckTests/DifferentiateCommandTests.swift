import Foundation
import TestSupport
import Testing

/// The result for a function of one variable, and what a line of cases adds to it.
private struct Derivative: Decodable {
  var value: Double?
  var evaluations: Int?
  var outcome, format, id: String?
  var line: Int?
}

@Suite("gradcheck differentiate")
final class DifferentiateCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("gives value, error, evaluations and outcome, and ends with 0")
  func json() async throws {
    let run = try await Command.run("differentiate", "--f", "sin(1000*x)", "--at", "x=1", "--json")
    #expect(run.status == 0, "\(run.error)")
    let object = try #require(try run.json() as? [String: Any])
    let (value, error) = (try #require(object["value"] as? Double), try #require(object["error"] as? Double))
    // 1000·cos 1000, by mpmath. numdifftools says −2.986.
    #expect((value - 562.379_076_290_703_02).magnitude <= error && error < 1e-6)
    #expect(object["outcome"] as? String == "estimated")
    #expect(try #require(object["evaluations"] as? Int) <= 30)
  }

  @Test("shows only the digits that are known")
  func text() async throws {
    let run = try await Command.run("differentiate", "--f", "10^9+sin(x)", "--at", "x=1")
    #expect(run.status == 0)
    // cos 1 = 0.5403023058681398: six or seven digits are known behind nine of 10⁹.
    let row = try #require(run.output.split(separator: "\n").last)
    let number = try #require(row.split(separator: " ").first { $0.contains("e-01") })
    #expect(number.hasPrefix("5.403") && number.count < 16, "\(run.output)")
  }

  @Test("of several variables gives lists, and ends with 2 where one has none")
  func gradient() async throws {
    let run = try await Command.run("differentiate", "--f", "x^2*y+abs(z)", "--at", "x=1.5,y=0.3,z=0", "--json")
    #expect(run.status == 2)
    let object = try #require(try run.json() as? [String: Any])
    let values = try #require(object["value"] as? [Any])
    #expect(object["outcome"] as? [String] == ["estimated", "estimated", "kink"])
    #expect(values.count == 3 && values[2] is NSNull)
    #expect(try #require(values[1] as? Double) == 2.25)
  }

  @Test("of a retyped function has all digits of the format")
  func retyped() async throws {
    let arguments = ["differentiate", "--f", "exp(x)/x", "--at", "2", "--format", "binary64", "--retype", "--json"]
    let run = try await Command.run(arguments)
    #expect(run.status == 0)
    // e²/4 by mpmath.
    #expect(try run.decoded(as: Derivative.self).value == 1.847_264_024_732_662_556_8)
    let kink = try await Command.run("differentiate", "--f", "abs(x)", "--at", "0", "--retype", "--json")
    #expect(kink.status == 2)
    #expect(try kink.decoded(as: Derivative.self).outcome == "kink")
  }

  @Test("takes a problem by name, several formats, and writes CSV")
  func formats() async throws {
    let run = try await Command.run(
      "differentiate", "rosenbrock", "--format", "binary32", "--format", "binary64", "--csv")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5 && lines[0] == "format,variable,value,error,evaluations,outcome")
    #expect(lines[1].hasPrefix("binary32,x1,-215.") && lines[4].hasPrefix("binary64,x2,-8"), "\(run.output)")
  }

  @Test("works on the lines of a file in order, and past those that cannot be used")
  func cases() async throws {
    let lines = [
      #"{"id": "a", "variables": ["x"], "at": ["2"], "f": "x^2"}"#,
      #"{"id": "b", "variables": ["x"], "at": ["2"], "f": "x^^2"}"#, "",
      #"{"id": "c", "variables": ["x"], "at": ["0"], "f": "abs(x)", "format": "binary32"}"#, "not JSON",
    ]
    let path = folder.path("cases.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let run = try await Command.run("differentiate", "--cases", path, "--json")
    #expect(run.status == 64)
    let results = try run.output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(results.count == 4)
    #expect(results.map { $0?["line"] as? Int } == [1, 2, 4, 5])
    #expect(results[0]?["value"] as? Double == 4 && results[0]?["id"] as? String == "a")
    #expect((results[1]?["error"] as? String)?.contains("x^^2") == true)
    #expect(results[2]?["outcome"] as? String == "kink" && results[2]?["format"] as? String == "binary32")
    #expect(results[3]?["error"] as? String != nil)
    let rows = try await Command.run("differentiate", "--cases", path, "--csv").output.split(separator: "\n")
    #expect(rows.count == 5 && rows[0].hasPrefix("id,line,format"))
  }

  @Test(
    "of a file ends with what its cases deserve",
    arguments: [("x^2", 0), ("abs(x)", 2), ("(", 64)] as [(String, Int32)])
  func status(f: String, expected: Int32) async throws {
    let path = folder.path("one.jsonl")
    let line = #"{"id": "a", "variables": ["x"], "at": ["0"], "f": "\#(f)"}"#
    try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: path))
    #expect(try await Command.run("differentiate", "--cases", path).status == expected)
  }

  @Test(
    "refuses what it cannot use",
    arguments: [
      (["--f", "x^2"], "--at"), (["--f", "x^2", "--gradient", "2*x", "--at", "1"], "--gradient"),
      (["--f", "x^^2", "--at", "1"], "x^^2"), (["sin", "--cases", "f"], "--cases"),
      (["--cases", "/nowhere"], "/nowhere"),
      (["sin", "--format", "binary65"], "binary65"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(["differentiate"] + arguments)
    #expect(run.status == 64 && run.error.contains(message), "\(run.error)")
  }
}

@Suite("gradcheck study derivatives")
struct StudyDerivativesCommandTests {
  private struct Study: Decodable {
    struct Score: Decodable {
      var name: String
      var points: Int
      // swift-format-ignore: AlwaysUseLowerCamelCase
      var mean_digits, digits_5_percent, mean_evaluations: Double?
      // swift-format-ignore: AlwaysUseLowerCamelCase
      var most_evaluations, error_exceeds_10_stated: Int
    }
    struct Points: Decodable {
      var name: String
      var scores: [Score]
    }
    var format: String
    var sets: [Points]
  }

  @Test("prints what is required of the derivative, for every problem and for all")
  func json() async throws {
    let run = try await Command.run("study", "derivatives", "--json")
    #expect(run.status == 0, "\(run.error)")
    let study = try run.decoded(as: Study.self)
    #expect(study.format == "binary64" && study.sets.map(\.name) == ["published", "difficult"])
    #expect(study.sets.map(\.scores.count) == [17, 17])
    let all = try #require(study.sets[0].scores.last)
    #expect(all.name == "all" && all.points == 645 && all.error_exceeds_10_stated == 0 && all.most_evaluations <= 30)
    #expect(try #require(all.mean_digits) >= 14.4 && #require(all.digits_5_percent) >= 12.5)
    #expect(try #require(all.mean_evaluations) <= 15)
  }

  @Test("is a table, or a line for each family in CSV")
  func forms() async throws {
    let table = try await Command.run("study", "derivatives", "--format", "binary32")
    #expect(table.status == 0 && table.output.contains("oliver2") && table.output.contains("x+sin(2πx)"))
    let lines = try await Command.run("study", "derivatives", "--csv").output.split(separator: "\n")
    #expect(lines.count == 1 + 34 && lines[0].hasPrefix("format,set,name,points,mean_digits"))
  }
}
