import Foundation
import TestSupport
import Testing

@Suite("What can be typed")
struct LanguageCommandTests {
  @Test(
    "is evaluated",
    arguments: [
      (["if(x > 0, x^2, -x)", "--at", "x=-3"], "3.0"), (["let z = 2*x+1 in z^2 + |z|", "--at", "x=-3"], "30.0"),
      (["sum(i, 1, 3, x^i)", "--at", "x=2"], "14.0"), (["dot(w, [1, 2, 3])", "--at", "w=[4,5,6]"], "32.0"),
      (["x*k*q", "--let", "k=2", "--let", "q=k+1", "--at", "x=5"], "30.0"),
      (["np.maximum(x, y)", "--at", "x=1", "y=2"], "2.0"), (["x-y", "--at", "x=1", "--at", "y=-2"], "3.0"),
      (["x-y", "--at", "1", "-2"], "3.0"), (["x-y", "--at", "x=1,", "y=-2"], "3.0"),
      (["x-y-z", "--at", "1,", "2,", "3"], "-4.0"),
      (["x*k", "--let", "k=2", "--at", "x=k+1"], "6.0"), (["x*k", "--let", "k=2", "--at", "k"], "4.0"),
      (["1/3", "--format", "half"], "0.3333"), (["2²·π/π − 1"], "3.0"),
      (["dot(v, v)", "--let", "v=[1,2]"], "5.0"), (["1", "--format", "FP8"], "1.0"),
    ])
  func evaluated(arguments: [String], value: String) async throws {
    let run = try await Command.run(["eval"] + arguments)
    #expect(run.status == 0 && run.output == value + "\n", "\(run.output)\(run.error)")
  }

  @Test(
    "or is told what was meant",
    arguments: [
      (["check", "--f", "x^2", "--grad", "2*x", "--at", "x=1"], "Unknown option '--grad'; did you mean '--gradient'"),
      (["check", "--f", "x^2", "-g", "2*x", "--at", "x=1"], "Unknown option '-g'; did you mean '--gradient'"),
      (["eval", "2x", "--at", "x=1"], "did you mean '2*x'?"), (["eval", "x", "--a", "x=1"], "'--at'"),
      (["sweep", "sin", "--stpes", "1"], "'--steps'"), (["eval", "1", "--format", "flaot32"], "There is no format"),
      (["eval", "k", "--let", "k=2+"], "k=2+\n    ^"), (["eval", "1", "--data", "/nowhere.csv"], "cannot be read"),
      (["check", "--file", "/nowhere.json"], "cannot be read"), (["eval", "x == 1", "--at", "x=1"], "is no number"),
      (["check", "x^2", "--gradient", "2*x", "--at", "1"], "'x^2' is no problem's name; a formula is given with --f"),
      (
        ["check", "--f", "x*y", "--gradient", "y, x, 1", "--at", "x=1,y=2"], "2 variables (x, y) but --gradient gives 3"
      ),
    ])
  func told(arguments: [String], message: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64 && run.output.isEmpty && run.error.contains(message), "\(run.output)\(run.error)")
  }

  @Test("may stand in files and on standard input")
  func files() async throws {
    let folder = try TemporaryFolder()
    let problem = folder.path("problem.json")
    try #"""
    {"f": "k*x^2*y", "variables": ["x", "y"], "gradient": ["2*k*x*y", "k*x^2"], "at": {"y": 0.3, "x": "1.5"},
     "let": ["k=1.38e-23"], "csv": true}
    """#.write(toFile: problem, atomically: true, encoding: .utf8)
    let file = try await Command.run("check", "--file", problem)
    #expect(file.status == 0 && file.output.contains("x,"), "\(file.output)\(file.error)")
    let byName = folder.path("names.json")
    try #"{"f": "x^2*y", "gradient": {"y": "x^2", "x": "2*x*y"}, "at": {"y": 0.3, "x": 1.5}}"#
      .write(toFile: byName, atomically: true, encoding: .utf8)
    #expect(try await Command.run("check", "--file=\(byName)").status == 0)
    let positional = folder.path("positional.json")
    try
      #"{"f": "k*x^2*y", "variables": ["y", "x"], "at": ["0.3", 1.5], "let": {"k": "2"}, "hessian": [["0", "4*x"], ["4*x", "4*y"]]}"#
      .write(toFile: positional, atomically: true, encoding: .utf8)
    let rows = try await Command.run("check", "--file", positional)
    #expect(rows.status == 0 && rows.output.hasPrefix("k*x^2*y at y=0.3,x=1.5\n"), "\(rows.output)\(rows.error)")
    let list = try await Command.run(
      "check", "--f", "x^2*y", "--gradient", "[2*x*y, x^2]", "--at", "x=1,", "y=2", "--bounds", "x=0:k", "--let", "k=3")
    #expect(list.status == 0, "\(list.output)\(list.error)")
    let nested = folder.path("nested.json")
    try #"{"f": {"x": "1"}}"#.write(toFile: nested, atomically: true, encoding: .utf8)
    #expect(try await Command.run("check", "--file", nested).error.contains("'f' is an object"))
    let unordered = folder.path("unordered.json")
    try #"{"f": "x^2*y", "gradient": ["x^2", "2*x*y"], "at": {"y": 0.3, "x": 1.5}}"#
      .write(toFile: unordered, atomically: true, encoding: .utf8)
    let refused = try await Command.run("check", "--file", unordered)
    #expect(refused.status == 64 && refused.error.contains("\"variables\""))
    let input = try await Command.shell(
      "echo 'x^2*y' | '\(Command.path)' check --f - --gradient '2*x*y' 'x^2' --at x=1.5,y=0.3")
    #expect(input.status == 0 && input.output.hasPrefix("x^2*y at"), "\(input.output)\(input.error)")
  }

  @Test("takes data from a table")
  func data() async throws {
    let folder = try TemporaryFolder()
    let table = folder.path("table.csv")
    try "# three rows\nt,y,site\n1,2.5,a\n2,4.1,b\n3,6.2,c\n".write(toFile: table, atomically: true, encoding: .utf8)
    let f = "sum(row, (y - a*exp(b*t))^2)"
    let gradient = ["sum(row, -2*(y - a*exp(b*t))*exp(b*t))", "sum(row, -2*(y - a*exp(b*t))*a*t*exp(b*t))"]
    let at = ["--at", "a=1.5,b=0.4", "--data", table]
    let right = try await Command.run(["check", "--f", f, "--gradient"] + gradient + at)
    #expect(right.status == 0 && right.output.contains("proved"), "\(right.output)\(right.error)")
    let wrong = try await Command.run(
      ["check", "--f", f, "--gradient", gradient[0], gradient[1].replacing("*a*t", with: "*a")] + at)
    #expect(wrong.status == 1, "\(wrong.output)\(wrong.error)")
    // Standard input is there once, and is asked for by f, by the gradient and by the point.
    let piped = try await Command.shell(
      "printf 't,y\\n1,2.5\\n' | '\(Command.path)' check --f 'sum(row, (y-a*t)^2)' --gradient 'sum(row, -2*t*(y-a*t))' "
        + "--data - --at a=2")
    #expect(piped.status == 0, "\(piped.output)\(piped.error)")
    let blanks = folder.path("blanks.txt")
    try "1 2\n3 4\n".write(toFile: blanks, atomically: true, encoding: .utf8)
    #expect(try await Command.run("eval", "sum(row, c1*c2)", "--data", blanks).output == "14.0\n")
    let ragged = folder.path("ragged.csv")
    try "a,b\n1,2\n3\n".write(toFile: ragged, atomically: true, encoding: .utf8)
    let refused = try await Command.run("eval", "1", "--data", ragged)
    #expect(refused.status == 64 && refused.error.contains("row 2 has 1 entries"))
  }

  @Test("is listed, function by function, and in the help")
  func list() async throws {
    let text = try await Command.run("list", "functions")
    #expect(text.status == 0)
    let lines = text.output.split(separator: "\n")
    #expect(lines.count > 60 && lines.allSatisfy { $0.count <= 80 })
    let names = try await Command.run("list", "functions", "--json").json() as? [String: Any]
    let help = try await Command.run("eval", "--help").output
    for function in try #require(names?["functions"] as? [[String: String]]) {
      let name = try #require(function["name"])
      #expect(text.output.contains("  \(name)(") && help.contains(" \(name)"), "\(name)")
    }
  }

  @Test("may be as long as a file on standard input")
  func long() async throws {
    let sum = try await Command.shell(
      "(printf 0; yes '+x/2' | head -n 200000 | tr -d '\\n') | '\(Command.path)' eval - --at x=1")
    #expect(sum.status == 0 && sum.output == "100000.0\n", "\(sum.output)\(sum.error)")
  }
}
