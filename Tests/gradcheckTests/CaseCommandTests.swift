import Foundation
import TestSupport
import Testing

/// One line of results.
private struct Result: Decodable {
  var id: String?
  var line: Int
  var format, verdict, reason, headline, error: String?
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var relative_error, digits_verified, sensitivity: Double?
  var evaluations: Int?
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var miss_probability: Double?
  var faults: [Fault]?
  var explanations: [Explanation]?
  struct Fault: Decodable {
    var name: String
    var block: String?
  }
  struct Explanation: Decodable {
    var kind, scope: String
  }
}

/// A case of four variables whose first two derivatives are doubled, with blocks or without.
private func pairs(_ blocks: String?) -> String {
  let last = blocks.map { ", \"blocks\": \($0)" } ?? ""
  return "{\"id\": \"p\", \"variables\": [\"a\", \"b\", \"c\", \"d\"], \"at\": [\"1.5\", \"0.3\", \"2\", \"0.7\"], "
    + "\"f\": \"a^2*b+c*d^2+exp(a*c)\", "
    + "\"gradient\": [\"4*a*b+2*c*exp(a*c)\", \"2*a^2\", \"d^2+a*exp(a*c)\", \"2*c*d\"]\(last)}"
}

/// A line of cases: f and its claimed derivative at a point, in a format or in none.
private func line(_ id: String, _ f: String, _ claim: String, at x: String = "1.5", format: String? = nil) -> String {
  let last = format.map { ", \"format\": \"\($0)\"" } ?? ""
  return "{\"id\": \"\(id)\", \"variables\": [\"x\"], \"at\": [\"\(x)\"], \"f\": \"\(f)\", "
    + "\"gradient\": [\"\(claim)\"], \"size\": 3\(last)}"
}

@Suite("gradcheck check --cases")
final class CaseCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs the cases of these lines.
  private func run(
    _ lines: [String], _ options: String..., by command: String = "check"
  ) async throws -> (Command, [Result]) {
    let path = folder.path("cases.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let run = try await Command.run([command, "--cases", path, "--json"] + options)
    let results = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Result.self, from: Data($0.utf8))
    }
    return (run, results)
  }

  @Test("gives an object for each case, in order, in the case's format or that of the command")
  func order() async throws {
    let cases = [
      line("right", "x^3", "3*x^2"), line("wrong", "x^3", "2*x^2", format: "binary32"), "", "  ",
      line("kink", "abs(x)", "1", at: "0", format: "mp100"),
    ]
    let (run, results) = try await run(cases, "--format", "binary16")
    #expect(run.status == 1 && run.error.isEmpty)
    #expect(results.map(\.id) == ["right", "wrong", "kink"] && results.map(\.line) == [1, 2, 5])
    #expect(results.map(\.format) == ["binary16", "binary32", "mp100"])
    #expect(
      results.map(\.verdict) == ["agree", "disagree", "undecided"] && results.map(\.reason) == [nil, nil, "kink"])
    // (3 − 2)/3.
    #expect(abs(try #require(results[1].relative_error) - 1.0 / 3) < 1e-7)
    #expect(results.allSatisfy { $0.error == nil && $0.headline != nil && $0.evaluations != nil })
  }

  @Test("ends with 0 when all agree, with 2 when one is undecided and none disagrees")
  func status() async throws {
    let right = line("right", "x^3", "3*x^2")
    #expect(try await run([right, right]).0.status == 0)
    #expect(try await run([right, line("kink", "abs(x)", "1", at: "0")]).0.status == 2)
  }

  @Test(
    "gives an error for a line that cannot be used, and runs the rest",
    arguments: [
      ("{\"id\": \"a\"", nil, "not JSON"),
      ("[1, 2]", nil, "no object"),
      (
        "{\"id\": \"a\", \"variables\": [\"x\"], \"at\": [\"1\"], \"gradient\": [\"1\"]}", "a", "the key 'f' is missing"
      ),
      (
        "{\"id\": 1, \"variables\": [\"x\"], \"at\": [\"1\"], \"f\": \"x\", \"gradient\": [\"1\"]}", nil, "'id' must be"
      ),
      ("{\"id\": \"a\", \"variables\": [\"x\"], \"at\": [1], \"f\": \"x\", \"gradient\": [\"1\"]}", "a", "in quotes"),
      ("{\"id\": \"a\", \"variables\": [], \"at\": [], \"f\": \"1\", \"gradient\": []}", "a", "no variables"),
      (
        "{\"id\": \"a\", \"variables\": [\"x\"], \"at\": [\"1\", \"2\"], \"f\": \"x\", \"gradient\": [\"1\"]}", "a",
        "'at' must have one value for each"
      ),
      (
        "{\"id\": \"a\", \"variables\": [\"x\"], \"at\": [\"1\"], \"f\": \"x\", \"gradient\": []}", "a",
        "'gradient' must have one value for each"
      ),
      (line("a", "sin(x", "cos(x)"), "a", "in 'f':\nsin(x\n   ^\nthis '(' is never closed"),
      (line("a", "sin(x)", "cso(x)"), "a", "in 'gradient':\ncso(x)\n^\nunknown function 'cso'; did you mean 'cos'"),
      (line("a", "sin(x)", "cos(x)", at: "1,"), "a", "in 'at':\n1,\n ^"),
      (line("a", "sin(x)", "cos(x)", at: "1e400"), "a", "not finite in binary64"),
      (line("a", "sin(x)", "cos(x)", format: "binary46"), "a", "did you mean 'binary16'"),
      (line("a", "sin(x)", "cos(x)", format: "mp1"), "a", "from 2 to 65536"),
    ] as [(String, String?, String)])
  func malformed(bad: String, id: String?, message: String) async throws {
    let (run, results) = try await run([line("first", "x^3", "2*x^2"), "", bad, line("last", "x^3", "3*x^2")])
    // It goes before the 1 of the case that disagrees.
    #expect(run.status == 64)
    #expect(results.map(\.verdict) == ["disagree", nil, "agree"] && results.map(\.line) == [1, 3, 4])
    #expect(results[1].id == id && results[1].error?.contains(message) == true, "\(results[1].error ?? "")")
  }

  @Test("takes the criterion, the tolerance and the seed for every case")
  func options() async throws {
    let close = line("close", "x^3", "3.003*x^2")
    #expect(try await run([close]).0.status == 1)
    #expect(try await run([close], "--tolerance", "1e-2", "--seed", "5").0.status == 0)
    #expect(try await run([close], "--criterion", "textbook").0.status == 1)
    #expect(try await run([close], "--criterion", "textbook", "--tolerance", "1e-2").0.status == 0)
    #expect(try await run([close], "--criterion", "componentwise", "--tolerance", "1e-2").0.status == 0)
    let (_, opaque) = try await run([close, line("kink", "abs(x)", "0", at: "0")], "--opaque")
    #expect(opaque.map(\.verdict) == ["disagree", "undecided"] && opaque.allSatisfy { ($0.evaluations ?? 0) > 2 })
    // A kink is nothing to differences: the slope of |x| at 0 is 0 to them.
    #expect(try await run([line("kink", "abs(x)", "0", at: "0")], "--criterion", "textbook").0.status == 0)
  }

  @Test("has the faults of each case and what explains them, with the blocks that it names or those of --blocks")
  func explanations() async throws {
    let (run, results) = try await run(
      [pairs("\"W=2, b=1x2\""), pairs(nil), line("right", "x^3", "3*x^2"), pairs("\"W=5\""), pairs("{}")], "--blocks",
      "u=2,v=2")
    #expect(run.status == 64)
    #expect(results.map { $0.faults?.map(\.block) } == [["W", "W"], ["u", "u"], nil, nil, nil])
    #expect(results[0].faults?.map(\.name) == ["a", "b"])
    #expect(results.map { $0.explanations?.first?.scope } == ["block:W", "block:u", nil, nil, nil])
    #expect(results[0].explanations?.first?.kind == "factor" && results[0].miss_probability == 0)
    // It has one variable, and the blocks of the command are of four.
    #expect(
      results[2].error == "in '--blocks':\nu=2,v=2\n^\n'u' is too long: 2 after 0 others, and there is 1 variable")
    #expect(results[3].error == "in 'blocks':\nW=5\n^\n'W' is too long: 5 after 0 others, and there are 4 variables")
    #expect(results[4].error?.contains("'blocks' must be text such as") == true)
    let (_, textbook) = try await self.run([pairs(nil)], "--criterion", "textbook")
    #expect(textbook[0].faults == nil && textbook[0].explanations == nil && textbook[0].evaluations == 8)
  }

  @Test("has constants and data of its own, in f, in the claim and in the point")
  func definitions() async throws {
    let table = folder.path("table.csv")
    try "t,y\n1,2.5\n2,4.1\n".write(toFile: table, atomically: true, encoding: .utf8)
    func own(_ id: String, _ f: String, _ claim: String, at x: String = "2", _ more: String) -> String {
      line(id, f, claim, at: x).replacing("\"size\": 3", with: more)
    }
    let (run, results) = try await run([
      own("constant", "k*x^2", "2*k*x", at: "2*k", "\"let\": {\"k\": \"1.38e-23\"}"),
      own("wrong", "k*x^2", "2*x", at: "2*k", "\"let\": {\"k\": \"1.38e-23\"}"),
      own("ordered", "b*x^2", "8*x", "\"let\": [\"a=2\", \"b=a^2\"]"),
      own("table", "sum(row, (y-x*t)^2)", "sum(row, -2*t*(y-x*t))", "\"data\": \"\(table)\""),
      own("number", "x", "1", "\"let\": {\"k\": 3}"), own("unknown", "k*x", "k", "\"let\": {\"q\": \"3\"}"),
      own("broken", "x", "1", "\"let\": {\"k\": \"3+\"}"), own("nowhere", "x", "1", "\"data\": \"/nowhere.csv\""),
    ])
    #expect(run.status == 64)
    #expect(results.prefix(4).map(\.verdict) == ["agree", "disagree", "agree", "agree"])
    let errors = results.dropFirst(4).map { $0.error ?? "" }
    for (error, message) in zip(errors, ["in quotes", "unknown variable 'k'", "in 'let':\nk=3+", "cannot be read"]) {
      #expect(error.contains(message), "\(error)")
    }
  }

  @Test("may claim products with vectors, in place of rows of a matrix")
  func products() async throws {
    func pair(_ id: String, _ f: String, _ claim: String) -> String {
      "{\"id\": \"\(id)\", \"variables\": [\"x\", \"y\"], \"at\": [\"2\", \"1\"], \"f\": \(f), \(claim)}"
    }
    let outputs = "[\"x*y\", \"x\"]"
    let (run, results) = try await run([
      pair("j", outputs, "\"jvp\": [\"y*dx+x*dy\", \"dx\"]"), pair("v", outputs, "\"vjp\": [\"y*u1+u2\", \"x*u1\"]"),
      pair("w", outputs, "\"vjp\": [\"y*u1\", \"x*u1\"]"),
      pair("h", "\"x^2*y\"", "\"hvp\": [\"2*y*dx+2*x*dy\", \"2*x*dx\"]"),
      pair("n", outputs, "\"jvp\": [\"dx\"]"), pair("f", "\"x\"", "\"jacobian\": [[\"1\", \"0\"]]"),
      pair("r", "\"x^2*y\"", "\"hessian\": [[\"2*y\", \"2*x\"], [\"2*x\"]]"),
      pair("t", outputs, "\"jvp\": [\"1\", \"2\"], \"vjp\": [\"1\", \"2\"]"),
    ])
    #expect(run.status == 64)
    #expect(results.prefix(4).map(\.verdict) == ["agree", "agree", "disagree", "agree"])
    #expect(results[2].faults?.map(\.name) == ["∂f2/∂x"], "\(results[2])")
    let errors = results.dropFirst(4).map { $0.error ?? "" }
    for (error, message) in zip(
      errors,
      [
        "'jvp' gives 1 expression; it needs 2", "'f' must be a list", "Row 2 of 'hessian', '2*x', has 1 expression",
        "claims one thing",
      ])
    { #expect(error.contains(message), "\(error)") }
  }

  @Test("is a file for locate too, which looks for the faults of each case")
  func locate() async throws {
    let cases = [pairs("\"W=2, b=1x2\""), line("right", "x^3", "3*x^2"), line("bad", "sin(x", "1")]
    let (all, results) = try await run(cases, "--seed", "3", by: "locate")
    #expect(all.status == 64 && results.map(\.verdict) == ["disagree", "agree", nil])
    #expect(results[0].faults?.map(\.name) == ["a", "b"] && results[0].faults?.map(\.block) == ["W", "W"])
    #expect(results[0].explanations?.first?.scope == "block:W" && (results[0].miss_probability ?? 1) < 0.001)
    // A search agrees only where it would have seen an error of a part of 1/128 of the probe, whose weights are ½ at least.
    #expect(results[1].faults?.isEmpty == true && (results[1].sensitivity ?? 1) <= 1 / 16)
    #expect(results.prefix(2).allSatisfy { $0.relative_error == nil && $0.headline != nil })
    let (short, few) = try await run([pairs(nil)], "--max-evaluations", "4", by: "locate")
    #expect(short.status == 2 && few[0].reason == "budget" && few[0].evaluations == 4)
    let table = try await Command.run("locate", "--cases", folder.path("cases.jsonl"))
    #expect(table.status == 1 && table.output.hasSuffix("\n  1 case: 0 agree, 1 disagree, 0 undecided\n"))
  }

  @Test("keeps the order of many cases of unequal cost, and writes a table with a summary, or CSV")
  func many() async throws {
    let cases = (0..<300).map { i in
      line(
        "case \(i)", "sin(x)^\(i % 7 + 1)", i % 3 == 0 ? "0" : "cos(x)*\(i % 7 + 1)*sin(x)^\(i % 7)",
        format: i % 50 == 0 ? "mp300" : nil)
    }
    let (_, results) = try await run(cases)
    #expect(results.map(\.id) == (0..<300).map { "case \($0)" })
    #expect(results.map(\.verdict) == (0..<300).map { $0 % 3 == 0 ? "disagree" : "agree" })
    let path = folder.path("cases.jsonl")
    let table = try await Command.run("check", "--cases", path, "--rows", "2")
    #expect(
      table.output.contains("case 1") && !table.output.contains("case 2") && table.output.contains("and 298 more"))
    #expect(table.output.hasSuffix("\n  300 cases: 200 agree, 100 disagree, 0 undecided\n"))
    let csv = try await Command.run("check", "--cases", path, "--csv").output.split(separator: "\n")
    #expect(
      csv.count == 301 && csv[0].hasPrefix("id,line,format,verdict,") && csv[2].hasPrefix("case 1,2,binary64,agree,,"))
  }

  @Test("reads standard input, hands results on before it ends, and stops when nobody reads them")
  func pipe() async throws {
    let one = line("a", "x^3", "3*x^2")
    // The input stays open until the first result is read, for a minute at most.
    let flag = folder.path("read")
    let early = try await Command.shell(
      "(echo '\(one)'; i=0; while [ ! -e '\(flag)' ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done; "
        + "[ $i -lt 600 ] && echo early >&2) | '\(Command.path)' check --cases - --json "
        + "| (read line; touch '\(flag)'; cat >/dev/null)")
    #expect(early.error == "early\n")
    let closed = try await Command.shell(
      "yes '\(one)' | '\(Command.path)' check --cases - --json 2>/dev/null | head -2")
    #expect(closed.output.split(separator: "\n").count == 2)
    let ignored = try await Command.shell(
      "trap '' PIPE; (yes '\(one)' 2>/dev/null | '\(Command.path)' check --cases - --json; echo $? >&2) | head -2")
    #expect(ignored.error.hasSuffix("141\n"), "\(ignored.error)")
  }

  @Test("needs a file that can be read and has a case")
  func files() async throws {
    let missing = try await Command.run("check", "--cases", folder.path("missing.jsonl"))
    #expect(missing.status == 64 && missing.output.isEmpty && missing.error.contains("No such file"))
    let directory = try await Command.run("check", "--cases", folder.url.path)
    #expect(directory.status == 64 && directory.output.isEmpty && directory.error.contains("directory"))
    let (empty, results) = try await run(["", "  "])
    #expect(empty.status == 64 && results.isEmpty && empty.error.contains("there is no case in"))
  }

  @Test(
    "does not go with a subject of its own",
    arguments: [
      ["rosenbrock"], ["--f", "x"], ["--at", "x=1"], ["--bounds", "x=0:1"], ["--reference", "mp128"],
      ["--blocks", "W=,"],
      ["--format", "binary32", "--format", "binary64"], ["--step", "1"], ["--tolerance", "x"],
      ["--format", "binary46"],
    ])
  func misuse(arguments: [String]) async throws {
    let run = try await Command.run(["check", "--cases", "-"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty && run.error.contains("--"), "\(run.error)")
  }
}
