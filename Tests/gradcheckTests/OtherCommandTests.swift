import Foundation
import TestSupport
import Testing

@Suite("gradcheck eval")
struct EvalCommandTests {
  @Test(
    "writes the value in decimal or hexadecimal",
    arguments: [
      // Γ(1/3) to 77 digits, by mpmath.
      (
        ["gamma(1/3)", "--format", "mp256"],
        "2.678938534707747633655692940974677644128689377957301100950428327590417610"
      ),
      (["0.1", "--hex"], "0x1.999999999999ap-4\n"),
      (["-2^2"], "-4.0\n"),
      (["2^-3"], "0.125\n"),
      (["2^3^2"], "512.0\n"),
      (["x+y", "--at", "x=0.1,y=0.2"], "0.30000000000000004\n"),
      (["x+y", "--at", "x=0.1,y=0.2", "--format", "mp128"], "0.3\n"),
      (["1/0"], "inf\n"),
    ])
  func values(arguments: [String], expected: String) async throws {
    let run = try await Command.run(["eval"] + arguments)
    #expect(run.status == 0 && run.output.hasPrefix(expected), "\(run.output)\(run.error)")
  }

  @Test("of several formats is a table, or JSON")
  func formats() async throws {
    let run = try await Command.run("eval", "1/3", "--format", "binary16", "--format", "binary32", "--json")
    let values = try #require(try run.json() as? [[String: Any]])
    #expect(values.compactMap { $0["value"] as? Double } == [0.3333, 0.33333334])
  }

  @Test(
    "of what is no expression shows where",
    arguments: [
      (["1+*2"], "1+*2\n  ^\n"), (["2x", "--at", "x=1"], "2x\n ^\n"), (["sin()"], "sin"), (["x"], "--at"),
      ([""], "nothing to read"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(["eval"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
  }
}

@Suite("gradcheck")
struct CommandTests {
  static let subcommands = [
    [], ["check"], ["locate"], ["sweep"], ["step"], ["differentiate"], ["study"], ["study", "precision"],
    ["study", "advice"], ["study", "derivatives"], ["study", "rules"], ["study", "noise"], ["study", "accuracy"],
    ["study", "verdicts"], ["merge"], ["report"], ["eval"],
  ]

  @Test(
    "teaches by example in its help, each subcommand too", arguments: subcommands)
  func help(subcommand: [String]) async throws {
    let run = try await Command.run(subcommand + ["--help"])
    #expect(run.status == 0 && run.output.contains("EXAMPLES"))
  }

  @Test(
    "writes help that fits a terminal of 80 columns",
    arguments: subcommands + [["list"]])
  func width(subcommand: [String]) async throws {
    let run = try await Command.run(subcommand + ["--help"])
    // The parser's own line of usage is not folded.
    for line in run.output.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test("lists every status that it ends with, in the help of the command and of the check")
  func statuses() async throws {
    for subcommand in [[], ["check"], ["locate"], ["differentiate"], ["report"]] {
      let help = try await Command.run(subcommand + ["--help"]).output
      let statuses = try #require(help.components(separatedBy: "EXIT STATUS\n").dropFirst().first)
      let listed = statuses.split(separator: "\n").prefix { $0.hasPrefix("  ") }.compactMap { line in
        Int(line.trimmingCharacters(in: .whitespaces).prefix { $0.isNumber })
      }
      #expect(listed == [0, 1, 2, 64, 69, 70, 74, 130])
      // The README has the same table.
      let rows = statuses.split(separator: "\n").prefix { $0.hasPrefix("  ") }.map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      let readme = try String(contentsOf: Readme.root.appendingPathComponent("README.md"), encoding: .utf8)
      for (row, status) in zip(rows, listed) {
        let meaning = row.dropFirst("\(status)".count).trimmingCharacters(in: .whitespaces)
        #expect(readme.contains("| \(status) | \(meaning) |\n"))
      }
    }
  }

  @Test(
    "runs every example of its help as it stands there", .enabled(if: Build.isOptimised, "slow in a debug build"))
  func examples() async throws {
    let folder = try TemporaryFolder()
    var count = 0
    // The Python model of the examples.
    try "def loss(x): return x[0] ** 2 * x[1]\ndef gradient(x): return [2 * x[0] * x[1], x[0] ** 2]\n".write(
      toFile: folder.path("model.py"), atomically: true, encoding: .utf8)
    try "[1.5, 0.3]".write(toFile: folder.path("x0.json"), atomically: true, encoding: .utf8)
    try "t,y\n1,2.5\n2,4.1\n".write(toFile: folder.path("table.csv"), atomically: true, encoding: .utf8)
    try "x^2\n".write(toFile: folder.path("formula.txt"), atomically: true, encoding: .utf8)
    try #"{"f": "x^2*y", "gradient": ["2*x*y", "x^2"], "at": "x=1,y=2"}"#.write(
      toFile: folder.path("problem.json"), atomically: true, encoding: .utf8)
    let hasPython = Installed.python(has: "json")
    // Studies have tests of their own, in which they are smaller.
    for subcommand in Self.subcommands
    where subcommand.last == "accuracy" || !["study", "merge"].contains(subcommand.first) {
      let help = try await Command.run(subcommand + ["--help"])
      // The case that the help shows is the file of its example.
      if let example = help.output.split(separator: "\n").first(where: { $0.hasPrefix("  {") }) {
        try Data(example.utf8).write(to: URL(fileURLWithPath: folder.path("cases.jsonl")))
      }
      for line in help.output.split(separator: "\n") where line.hasPrefix("  gradcheck ") {
        guard hasPython || !line.contains("--python") else { continue }
        // The shell splits the words; files are in a folder of their own.
        let words = line.trimmingCharacters(in: .whitespaces).dropFirst("gradcheck ".count)
        let run = try await Command.shell("cd '\(folder.path("."))' && '\(Command.path)' \(words)")
        let expected: Int32 = line.contains("--fault") ? 1 : line.contains("abs(x)") ? 2 : 0
        #expect(run.status == expected, "\(line)\n\(run.error)")
        #expect(!run.output.isEmpty)
        count += 1
      }
    }
    #expect(count >= 30)
  }

  @Test("lists problems, formats and stencils")
  func list() async throws {
    let run = try await Command.run("list")
    for name in ["misra1a", "digits", "rosenbrock", "widedigits", "binary64", "mpN", "central8"] {
      #expect(run.output.contains(name))
    }
    let json = try #require(try await Command.run("list", "--json").json() as? [String: Any])
    #expect(json["schema"] as? Int == 1)
    #expect(try #require(json["problems"] as? [[String: Any]]).count >= 35)
    let stencils = try #require(json["stencils"] as? [[String: Any]])
    #expect(stencils.contains { $0["name"] as? String == "central4" })
  }

  @Test("says its version, and the commit that it was built from", .enabled(if: Installed.has("git")))
  func version() async throws {
    let version = try await Command.run("--version").output
    #expect(version.contains(/^[0-9]+\.[0-9]+\.[0-9]+( \(commit [0-9a-f]{12}(, changed since)?\))?\n$/), "\(version)")
    let git = "git -C '\(Readme.root.path)'"
    guard try await Command.shell("\(git) rev-parse --show-prefix").output == "\n" else { return }
    // One that the present one comes from: there may have been others since it was built.
    let commit = try #require(version.firstMatch(of: /commit ([0-9a-f]{12})/)?.1)
    #expect(try await Command.shell("\(git) merge-base --is-ancestor \(commit) HEAD").status == 0)
  }

  @Test("writes completion scripts for the shells", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) async throws {
    let run = try await Command.run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.output.contains("gradcheck") && run.output.contains("misra1a"))
    for option in [
      "criterion", "opaque", "reference", "bounds", "cases", "blocks", "faults", "relative-size", "max-evaluations",
    ] { #expect(run.output.contains(option)) }
    for name in ["componentwise", "locate", "sparselogistic"] { #expect(run.output.contains(name)) }
  }

  @Test("writes nothing but results to a pipe: no colour, no progress")
  func pipe() async throws {
    let run = try await Command.run("check", "rosenbrock")
    #expect(!run.output.contains("\u{1B}") && run.error.isEmpty)
  }
}
