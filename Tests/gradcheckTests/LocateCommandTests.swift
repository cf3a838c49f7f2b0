import Foundation
import TestSupport
import Testing

/// What the tests look at in the JSON of a location.
private struct Location: Decodable {
  struct Fault: Decodable {
    var index: Int
    var name: String
    var block: String?
    var claim, estimate, uncertainty: Double
  }
  struct Explanation: Decodable {
    var kind, scope, text: String
    var value: Double?
    var confidence: Double
  }
  struct Block: Decodable {
    var name: String?
    var start, count, faults: Int
    var sensitivity: Double?
  }
  var title, format, verdict, headline: String
  var reason: String?
  var coordinates, evaluations, seed: Int
  var dense: Bool
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var miss_probability: Double
  var sensitivity: Double?
  var faults: [Fault]
  var explanations: [Explanation]
  var blocks: [Block]
}

@Suite("gradcheck locate")
struct LocateCommandTests {
  @Test("ends with status 0 when nothing is wrong, 1 for a fault and 2 when it cannot tell, and says so first")
  func verdicts() async throws {
    let right = try await Command.run("locate", "wood")
    #expect(right.status == 0 && right.error.isEmpty)
    #expect(right.output.contains("\n  No component of 4 is wrong, as far as "))
    let wrong = try await Command.run("locate", "wood", "--faulty")
    #expect(wrong.status == 1 && wrong.output.contains("\n  1 of 4 components is wrong; found with "))
    #expect(wrong.output.contains("\n  explanation  coordinate x1 is zero where the gradient is not"))
    let short = try await Command.run("locate", "wood", "--faulty", "--max-evaluations", "3")
    #expect(short.status == 2 && short.output.contains("\n  Undecided: 3 evaluations of f are not enough to tell.\n"))
  }

  @Test("as JSON has the faults, what explains them, the cost, and what would have been seen")
  func json() async throws {
    let run = try await Command.run(
      "locate", "--f", "x^2*y", "--gradient", "2*x*y", "2*x", "--at", "x=1.5,y=0.3", "--json", "--seed", "7")
    #expect(run.status == 1 && run.error.isEmpty)
    let found = try run.decoded(as: Location.self)
    #expect(found.verdict == "disagree" && found.format == "binary64" && found.reason == nil && !found.dense)
    #expect(found.coordinates == 2 && found.seed == 7 && found.evaluations > 14)
    let fault = try #require(found.faults.first)
    #expect(found.faults.count == 1 && fault.index == 1 && fault.name == "y" && fault.block == nil)
    // ∂(x²y)/∂y = 2.25.
    #expect(fault.claim == 3 && abs(fault.estimate - 2.25) <= fault.uncertainty && fault.uncertainty < 1e-6)
    #expect(found.miss_probability < 0.001 && (found.sensitivity ?? 1) < 1e-6)
    #expect(found.blocks.count == 1 && found.blocks[0].name == nil && found.blocks[0].faults == 1)
    // 3 for 2.25 may be anything.
    #expect(found.explanations.first?.kind == "unknown")
  }

  @Test("names blocks of an expression's variables, and the pattern of a block")
  func blocks() async throws {
    let arguments = [
      "locate", "--f", "a^2*b+c*d^2+exp(a*c)", "--gradient", "4*a*b+2*c*exp(a*c)", "2*a^2", "d^2+a*exp(a*c)", "2*c*d",
      "--at", "a=1.5,b=0.3,c=2,d=0.7", "--blocks", "W=1x2, b=2",
    ]
    let found = try await Command.run(arguments + ["--json"]).decoded(as: Location.self)
    #expect(found.faults.map(\.name) == ["a", "b"] && found.faults.map(\.block) == ["W", "W"])
    #expect(found.blocks.map(\.name) == ["W", "b"] && found.blocks.map(\.faults) == [2, 0])
    #expect(found.blocks.map(\.start) == [0, 2] && found.blocks.map(\.count) == [2, 2])
    let best = try #require(found.explanations.first)
    #expect(best.kind == "factor" && best.scope == "block:W" && best.value == 2 && best.confidence > 0.9)
    let text = try await Command.run(arguments).output
    #expect(text.contains("every component of W is 2 times what it should be"))
    #expect(text.contains("least error seen"))
  }

  /// One seed for each kind of fault, and the pattern by which it is known; the argument doubled within a formula has none.
  @Test(
    "names each seeded fault of the digits network, where it is and what it is",
    arguments: [(1, "zero"), (2, "factor"), (4, "unknown"), (8, "weight_decay"), (11, "swap"), (28, "sign")])
  func demonstration(seed: Int, kind: String) async throws {
    let run = try await Command.run("locate", "digits", "--faulty", "--seed", "\(seed)", "--json")
    #expect(run.status == 1)
    let found = try run.decoded(as: Location.self)
    let best = try #require(found.explanations.first)
    #expect(best.kind == kind, "\(best.text)")
    #expect(best.confidence > 0.9)
    // The title tells what was made wrong.
    #expect(found.faults.count == (kind == "swap" ? 2 : 1))
    #expect(found.faults.allSatisfy { found.title.contains($0.name) }, "\(found.title)")
    // Of so few faults a search costs some tens of evaluations each, against 1220.
    #expect(found.evaluations < 200)
  }

  @Test("finds as many faults as are made, of the size they are made")
  func faults() async throws {
    let run = try await Command.run(
      "locate", "digits", "--faults", "3", "--relative-size", "0.5", "--seed", "2", "--json")
    #expect(run.status == 1)
    let found = try run.decoded(as: Location.self)
    #expect(found.faults.count == 3 && found.title.contains("off by 0.5 of the root mean square"))
    #expect(found.faults.allSatisfy { found.title.contains($0.name) }, "\(found.title)")
    let sizes = found.faults.map { abs($0.claim - $0.estimate) }
    let largest = try #require(sizes.max())
    #expect(zip(sizes, found.faults).allSatisfy { largest - $0 <= 2 * $1.uncertainty + largest * 1e-6 }, "\(sizes)")
    #expect(found.blocks.map(\.name) == ["W1", "b1", "W2", "b2"])
    #expect(found.blocks.reduce(0) { $0 + $1.faults } == 3)
  }

  @Test(
    "finds one component among a million, by default a hundredth of the root mean square off",
    .enabled(if: Build.isOptimised, "slow in a debug build"))
  func large() async throws {
    let run = try await Command.run("locate", "SparseLogistic", "--faulty", "--json")
    #expect(run.status == 1)
    let found = try run.decoded(as: Location.self)
    #expect(found.coordinates == 1_000_000 && found.faults.count == 1 && found.evaluations <= 60)
    #expect(found.title.contains("\(found.faults[0].name) off by 0.01 of the root mean square"))
  }

  @Test("gives an object for each of several formats; one that disagrees decides the status")
  func formats() async throws {
    let run = try await Command.run(
      "locate", "wood", "--faulty", "--format", "binary32", "--format", "mp128", "--json")
    #expect(run.status == 1)
    let reports = try run.decoded(as: [Location].self)
    #expect(reports.map(\.format) == ["binary32", "mp128"] && reports[1].faults.map(\.name) == ["x1"])
  }

  @Test("as CSV has a line for each fault")
  func csv() async throws {
    let run = try await Command.run("locate", "wood", "--faulty", "--blocks", "u=3,v=1", "--csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "format,index,name,block,claim,estimate,uncertainty")
    #expect(lines[1].hasPrefix("binary64,0,x1,u,0.0,-1200"))
  }

  @Test("keeps to the evaluations it is allowed", arguments: [1, 20, 40])
  func budget(most: Int) async throws {
    let run = try await Command.run(
      "locate", "rosenbrock", "--faulty", "--max-evaluations", "\(most)", "--json")
    let found = try run.decoded(as: Location.self)
    #expect(found.evaluations <= most)
    #expect(run.status == (found.faults.isEmpty ? 2 : 1))
    if run.status == 2 { #expect(found.reason == "budget" && found.explanations.isEmpty) }
  }

  @Test(
    "of bad input ends with status 64, nothing on standard output, and a message that helps",
    arguments: [
      (["locate"], "problem"),
      (["locate", "rosenbrok"], "did you mean 'rosenbrock'"),
      (["locate", "widedigit"], "did you mean 'widedigits'"),
      (["locate", "--f", "x", "--at", "x=1"], "--gradient"),
      (["locate", "wood", "--faults", "0"], "at least 1; it is 0"),
      (["locate", "wood", "--faults", "-1"], "at least 1; it is -1"),
      (["locate", "wood", "--faults", "5"], "has 4 components"),
      (["locate", "wood", "--faults", "many"], "many"),
      (["locate", "wood", "--faulty", "--faults", "1"], "in place of --faulty"),
      (["locate", "--f", "x", "--gradient", "1", "--at", "x=1", "--faults", "1"], "for problems"),
      (["locate", "wood", "--relative-size", "0.1"], "goes with --faults"),
      (["locate", "wood", "--faults", "1", "--relative-size", "0"], "greater than 0"),
      (["locate", "wood", "--faults", "1", "--relative-size", "-0.1"], "greater than 0"),
      (["locate", "wood", "--faults", "1", "--relative-size", "nan"], "finite"),
      (["locate", "wood", "--max-evaluations", "0"], "at least 1; it is 0"),
      (["locate", "wood", "--max-evaluations", "-5"], "at least 1; it is -5"),
      (["locate", "wood", "--format", "binary46"], "binary64"),
      (["locate", "wood", "--blocks", "u=2,v=3"], "u=2,v=3\n    ^\n'v' is too long"),
      (["locate", "wood", "--tolerance", "1"], "--tolerance"),
      (["locate", "wood", "--cases", "-"], "give no other"),
      (["locate", "--cases", "-", "--faults", "1"], "for problems"),
      (["locate", "--cases", "-", "--format", "binary32", "--format", "binary64"], "one --format at most"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
  }
}
