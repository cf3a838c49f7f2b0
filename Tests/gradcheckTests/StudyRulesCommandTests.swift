import Foundation
import TestSupport
import Testing

@Suite("gradcheck study rules and study noise", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct StudyRulesCommandTests {
  private struct Rules: Decodable {
    struct Tally: Decodable {
      var format, form, rule: String
      var points: Int
    }
    struct Record: Decodable {
      struct Rule: Decodable { var rule: String }
      var format, form, problem, at: String
      var rules: [Rule]
    }
    var study, command: String
    var tallies: [Tally]
    var records: [Record]
  }

  @Test("all rules over the sixteen problems, two formats and three forms") func rules() async throws {
    let run = try await Command.run("study", "rules", "--json")
    #expect(run.status == 0, "\(run.error)")
    let study = try run.decoded(as: Rules.self)
    #expect(study.records.count == 16 * 2 * 3 && study.command == "gradcheck study rules")
    #expect(study.tallies.count == 2 * (7 + 9 + 6) && study.tallies.allSatisfy { $0.points == 16 })
    #expect(study.tallies.count { $0.rule == "automatic" } == 4)
  }

  @Test("of a few problems, of the catalogue too; each variable in turn") func problems() async throws {
    let run = try await Command.run(
      "study", "rules", "--problems", "exp, rosenbrock", "--form", "central", "--format", "bfloat16", "--csv")
    #expect(run.status == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("bfloat16,central,exp,x=1,rule-of-thumb,") })
    #expect(lines.contains { $0.contains("along x1\"") } && lines.contains { $0.contains("along x2\"") })
    let grid = try await Command.run(
      "study", "rules", "--problems", "exp", "--grid", "--form", "forward", "--format", "binary32")
    // 41 points of [0, 12] without 0.
    #expect(grid.status == 0 && grid.output.hasPrefix("Step rules at 40 points\n"), "\(grid.error)")
  }

  @Test("in shards, merged, are to the byte what one run writes", arguments: ["rules", "noise"])
  func shards(name: String) async throws {
    let folder = try TemporaryFolder()
    let study = ["study", name, "--problems", "exp,oliver1,square", "--format", "binary32"]
    let parts = [1, 2].map { folder.path("part\($0).jsonl") }
    for (index, part) in parts.enumerated() {
      let run = try await Command.run(study + ["--shard", "\(index + 1)/2", "--output", part])
      #expect(run.status == 0, "\(run.error)")
    }
    for form in [["--csv"], ["--json"], []] {
      let merged = try await Command.run(["merge"] + parts + form)
      #expect(merged.status == 0, "\(merged.error)")
      #expect(try await Command.run(study + form).output == merged.output)
    }
  }

  @Test("noise of one function, of a variable, of all problems") func noise() async throws {
    let all = try await Command.run("study", "noise")
    #expect(all.status == 0 && all.output.contains("oliver3") && all.output.contains("ratio: median"), "\(all.error)")
    let one = try await Command.run(
      "study", "noise", "--f", "(1-cos(x))/x^2", "--at", "0.001", "--format", "binary64", "--csv")
    #expect(one.status == 0, "\(one.error)")
    let fields = try #require(one.output.split(separator: "\n").last).split(separator: ",").map(String.init)
    #expect(fields[1] == "(1-cos(x))/x^2" && fields[2] == "0.001")
    // The cosine is wrong by u/2 at most and by u/√12 in the mean of squares; divided by x² that is 10⁶ times as much. The
    // differences 1 − cos x themselves have no error.
    let deviation = try #require(Double(fields[4]))
    #expect(abs(deviation / (0x1p-53 / 12.0.squareRoot() * 1e6) - 1) < 0.3, "\(deviation)")
    let moved = try await Command.run("study", "noise", "rosenbrock", "--coordinate", "x1")
    #expect(moved.status == 0 && moved.output.contains("along x1"), "\(moved.error)")
  }

  @Test(
    "say what is wrong with their arguments",
    arguments: [
      (["study", "rules", "--problems", "expp"], "did you mean 'exp'"),
      (["study", "rules", "--form", "centrl"], "did you mean 'central'?"),
      (["study", "rules", "--form", "central", "--form", "central"], "given twice"),
      (["study", "rules", "--problems", "exp,exp"], "'exp' is given twice"),
      (["study", "rules", "--problems", ","], "names no problem"),
      (["study", "rules", "--problems", "digits"], "of 20 at most"),
      (["study", "rules", "--problems", "rosenbrock", "--grid"], "but no interval"),
      (["study", "rules", "--plot", "a.svg"], "gradcheck step --plot"),
      (["study", "noise", "--plot", "a.svg"], "makes no picture"),
      (["study", "noise", "rosenbrock"], "choose with --coordinate"),
      (["study", "noise", "--coordinate", "x1"], "goes with a subject"),
      (["study", "noise", "sin", "--problems", "exp"], "not both"),
      (["study", "noise", "sin", "--faulty"], "no place here"),
    ])
  func misuse(arguments: [String], words: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64 && run.error.replacing("\n", with: " ").contains(words), "\(run.error)")
  }

  @Test("step --plot marks every rule's choice") func picture() async throws {
    let folder = try TemporaryFolder()
    let run = try await Command.run("step", "sin", "--format", "binary32", "--plot", folder.path("a.svg"))
    #expect(run.status == 0, "\(run.error)")
    let svg = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
    for name in ["curtis-reid", "automatic", "exact-optimum", "mathur"] { #expect(svg.contains(name)) }
    let kink = try await Command.run("step", "--f", "abs(x)", "--at", "0", "--plot", folder.path("b.svg"))
    #expect(kink.status == 64 && kink.error.contains("no picture"))
    let two = try await Command.run(
      "step", "sin", "--format", "binary32", "--format", "binary64", "--plot", folder.path("c.svg"))
    #expect(two.status == 64 && two.error.contains("one format"))
  }
}
