import Foundation
import TestSupport
import Testing

private let models = Installed.models

@Suite(
  "Functions that live elsewhere, on the command",
  .enabled(if: Installed.python(has: "json"), "Python is not installed"))
struct ProgramCommandTests {
  private static let bare = "python3 '\(models)/bare.py'"
  private static func misbehaving(_ mode: String) -> String { "python3 '\(models)/misbehaving.py' \(mode)" }

  @Test("the smallest program is checked, located, differentiated, and gets its steps")
  func bare() async throws {
    let claim = ["--gradient", "2*a*b", "a^2"]
    let right = try await Command.run(["check", "--program", Self.bare] + claim)
    #expect(right.status == 0 && right.error.isEmpty, "\(right.error)")
    #expect(right.output.contains("The gradient is right, as far as binary64 shows"))
    let wrong = try await Command.run("check", "--program", Self.bare, "--gradient", "a*b", "a^2", "--json")
    #expect(wrong.status == 1)
    let located = try await Command.run("locate", "--program", Self.bare, "--gradient", "a*b", "a^2")
    #expect(located.status == 1 && located.output.contains("a "), "\(located.output)")
    struct Derivative: Decodable { var value: [Double] }
    let slopes = try await Command.run("differentiate", "--program", Self.bare, "--json").decoded(as: Derivative.self)
    #expect(abs(slopes.value[0] - 0.9) < 1e-12 && abs(slopes.value[1] - 2.25) < 1e-12)
    let steps = try await Command.run("step", "--program", Self.bare)
    #expect(steps.status == 0 && steps.output.contains("expected error"))
    let moved = try await Command.run(["check", "--program", Self.bare, "--at", "b=2,a=1"] + claim + ["--csv"])
    #expect(moved.status == 0 && moved.output.contains("4.0"), "\(moved.output)")
  }

  @Test("its journal, killed again and again, ends in the bytes of the uninterrupted run", .timeLimit(.minutes(10)))
  func killed() async throws {
    let folder = try TemporaryFolder()
    let line = "check --program \"\(Self.misbehaving("late"))\" --json --journal"
    let whole = try await Command.shell("'\(Command.path)' \(line) '\(folder.path("whole"))'")
    #expect(whole.status == 0)
    let journal = folder.path("journal")
    #if DEBUG
      let kills = 6
    #else
      let kills = 50
    #endif
    let asking = "EVALUATIONS='\(folder.path("asked"))'"
    var killed = 0
    for _ in 0..<kills {
      let pause = Double.random(in: 0.05...0.4)
      let run = try await Command.shell("\(asking) timeout -s KILL \(pause) '\(Command.path)' \(line) '\(journal)'")
      if run.status != 0 { killed += 1 }
    }
    let resumed = try await Command.shell("\(asking) '\(Command.path)' \(line) '\(journal)'")
    #expect(resumed.status == 0)
    #expect(resumed.output == whole.output)
    func lines(_ name: String) throws -> [Substring] {
      try String(contentsOfFile: folder.path(name), encoding: .utf8).split(separator: "\n")
    }
    // What took how long is not the same; which points were asked for, in which order, is.
    func points(_ name: String) throws -> [Substring] {
      try lines(name).map { $0.prefix { $0 != "}" }.split(separator: ",\"format").first ?? "" }
    }
    #expect(try points("journal") == points("whole"))
    // Of all runs together each point was asked for once, but for the one that a kill left without its answer.
    let answered = try lines("journal").count { $0.contains("\"ask\":\"evaluate\"") }
    #expect(try (answered...answered + killed).contains(lines("asked").count))
    let again = try await Command.shell("EVALUATIONS='\(folder.path("none"))' '\(Command.path)' \(line) '\(journal)'")
    #expect(again.output == whole.output)
    #expect(!FileManager.default.fileExists(atPath: folder.path("none")))
  }

  @Test("the result is the same for any number of workers")
  func workers() async throws {
    let one = try await Command.run("check", "--program", Self.misbehaving("late"), "--json")
    let three = try await Command.run("check", "--program", Self.misbehaving("late"), "--json", "--workers", "3")
    #expect(one.status == 0)
    #expect(one.output == three.output)
  }

  @Test("what cannot be asked ends with status 69, what misbehaves at a point does not")
  func failures() async throws {
    let none = try await Command.run("check", "--program", Self.misbehaving("nohello"))
    #expect(none.status == 69)
    #expect(none.error.hasSuffix("nohello: it ended without an answer (exit status 0)\n"), "\(none.error)")
    let missing = try await Command.run("check", "--python", "/nowhere.py:f", "--at", "1")
    #expect(missing.status == 69 && missing.error.contains("there is no file /nowhere.py"), "\(missing.error)")
    let noisy = try await Command.run("check", "--program", Self.misbehaving("noise"))
    #expect(noisy.status == 2 && noisy.output.contains("f gave two different values at the same point"))
    let edge = try await Command.run("check", "--program", Self.misbehaving("error"))
    #expect(edge.status == 0 && edge.error.contains("no convergence"), "\(edge.error)")
    // So it is with the points of a region, and with a page.
    let claim = ["--gradient", "2*a*b", "a^2"]
    let ending = try await Command.run(
      ["check", "--program", Self.misbehaving("dieat"), "--over", "a=1.6:2", "--points", "20"] + claim)
    #expect(ending.status == 69 && ending.error.contains("it ended 32 times in a row"), "\(ending.error)")
    let region = try await Command.run(
      ["check", "--program", Self.misbehaving("error"), "--over", "a=1.5:1.6", "--points", "8"] + claim)
    #expect(region.status == 2 && region.error.contains("no convergence"), "\(region.output)\(region.error)")
    let page = try await Command.run(
      ["report", "--program", Self.misbehaving("error"), "--over", "a=1.5:1.6", "--points", "8", "--output", "-"]
        + claim)
    #expect(page.error.contains("no convergence") && page.output.hasSuffix("</html>\n"), "\(page.error)")
  }

  @Test("Ctrl-C ends the program, and what it started")
  func interrupt() async throws {
    let mark = "gradcheck-test-\(UUID().uuidString)"
    let program = "exec sh -c 'sleep 1000 & read hello; sleep 1000' \(mark)"
    #expect(try await Command.interrupted(after: .milliseconds(700), "check", "--program", program, "--at", "1"))
    try await Task.sleep(for: .milliseconds(200))
    let left = try await Command.shell("ps -eo args | grep -c '[\(mark.prefix(1))]\(mark.dropFirst())'")
    #expect(left.output == "0\n")
  }

  @Test(
    "options that do not go together are refused",
    arguments: [
      (["--python", "a.py:f", "--program", "x"], "Choose one of --program, --python, --library and --url."),
      (["--f", "x", "--at", "1", "--gradient", "1", "--timeout", "3"], "--timeout goes with --program"),
      (["--program", "x", "--timeout", "0"], "--timeout is 0.0; it must be greater than 0"),
      (["--program", "x", "--workers", "65"], "--workers must be from 1 to 64; it is 65."),
      (["--program", "x", "--faulty"], "--point and --faulty are for problems"),
      (["--library", "x", "--claim", "jax"], "--claim goes with --python."),
    ])
  func misuse(_ arguments: [String], _ message: String) async throws {
    let run = try await Command.run(["check"] + arguments)
    #expect(run.status == 64)
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test("a point is read from a file of any kind")
  func points() async throws {
    let folder = try TemporaryFolder()
    // NumPy's format, version 1: two float64 numbers.
    let head =
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".padding(toLength: 117, withPad: " ", startingAt: 0)
      + "\n"
    var numpy = Data([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(head.utf8.count), 0]) + Data(head.utf8)
    for number in [1.5, 0.3] { withUnsafeBytes(of: number) { numpy.append(contentsOf: $0) } }
    let files: [(String, Data)] = [
      ("x.npy", numpy), ("x.csv", Data("a,b\n1.5,0.3\n".utf8)), ("x.txt", Data("1.5\n0.3\n".utf8)),
      ("x.json", Data("[1.5, 0.3]".utf8)), ("named.json", Data("{\"b\": 0.3, \"a\": \"1.5\"}".utf8)),
    ]
    let expected = try await Command.run("check", "--program", Self.misbehaving("well"), "--json")
    #expect(expected.status == 0)
    for (name, data) in files {
      try data.write(to: URL(fileURLWithPath: folder.path(name)))
      let run = try await Command.run(
        "check", "--program", Self.misbehaving("well"), "--json", "--at", folder.path(name))
      // All but the title, which names the file.
      #expect(
        run.output.split(separator: "\n").dropFirst(3) == expected.output.split(separator: "\n").dropFirst(3), "\(name)"
      )
    }
    let piped = try await Command.shell("echo 1.5 0.3 | '\(Command.path)' check --f a^2*b --gradient 2*a*b a^2 --at -")
    #expect(piped.status == 0, "\(piped.error)")
    for (text, message) in [
      ("[1, 2, 3]", "it has 3 numbers; there are 2 variables"), ("[1, \"two\"]", "number 2 is 'two'"),
      ("", "there are no numbers"),
      ("{\"a\": 1, \"c\": 2}", "it has not one number for each of the variables a, b"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("bad.json")))
      let run = try await Command.run("check", "--program", Self.misbehaving("well"), "--at", folder.path("bad.json"))
      #expect(run.status == 64 && run.error.contains(message), "\(run.error)")
    }
  }

  @Test("without NumPy, Python's lists will do")
  func plainPython() async throws {
    let folder = try TemporaryFolder()
    try "def f(x): return x[0]**2 * x[1]\ndef g(x): print('talk'); return [2*x[0]*x[1], x[0]**2]\n".write(
      toFile: folder.path("model.py"), atomically: true, encoding: .utf8)
    let run = try await Command.run(
      "check", "--python", folder.path("model.py:f,g"), "--at", "1.5,0.3", environment: ["GRADCHECK_NO_NUMPY=1"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("talk"))
    let misspelt = try await Command.run("check", "--python", folder.path("model.py:ff,g"), "--at", "1.5,0.3")
    #expect(
      misspelt.status == 69 && misspelt.error.contains("has no function 'ff'; did you mean f"), "\(misspelt.error)")
  }

  /// The answers of the adapter to lines of questions, and what else it writes.
  private func answers(to questions: String, of model: String, _ names: String, environment: String = "") async throws
    -> Command
  {
    let folder = try TemporaryFolder()
    try model.write(toFile: folder.path("model.py"), atomically: true, encoding: .utf8)
    try questions.write(toFile: folder.path("questions"), atomically: true, encoding: .utf8)
    return try await Command.shell(
      "cd '\(folder.url.path)' && '\(Command.path)' adapter python > gradcheck.py && "
        + "\(environment) python3 gradcheck.py model.py:\(names) < questions")
  }

  @Test(
    "Python's numbers are read in decimal and in hexadecimal, and what is none is refused", arguments: [false, true])
  func numbers(_ isPlain: Bool) async throws {
    let environment = isPlain ? "GRADCHECK_NO_NUMPY=1" : ""
    let model = """
      def f(x): return x[0]
      def complex_gradient(x): return [2 + 5j, 1]
      def text_gradient(x): return ["2", 1]
      def hole(x): return [None, 1]
      """
    let values = try await answers(
      to: #"{"id":1,"evaluate":[["0.3"],["0x1.8p+1"],["-0X1p-1"],[7]]}"# + "\n", of: model, "f",
      environment: environment)
    #expect(values.output == #"{"id": 1, "values": [0.3, 3.0, -0.5, 7.0]}"# + "\n", "\(values.error)")
    for name in ["complex_gradient", "text_gradient", "hole"] {
      let refused = try await answers(
        to: #"{"id":1,"gradient":[1,2]}"# + "\n", of: model, "f,\(name)", environment: environment)
      #expect(refused.output.contains("not a number") && !refused.output.contains(#""gradient":"#), "\(refused.output)")
    }
  }

  @Test("a gradient that cannot be had is no claim: nothing is judged")
  func noGradient() async throws {
    let folder = try TemporaryFolder()
    try """
    import math
    def f(x): return x[0] ** 2 * x[1]
    def raises(x): raise ValueError("not yet written")
    def short(x): return [2 * x[0] * x[1]]
    def imaginary(x): return [2 * x[0] * x[1] + 5j, x[0] ** 2]
    gradcheck_hello = {"lower": [-math.inf, None], "at": [1.5, 0.3]}
    """.write(toFile: folder.path("model.py"), atomically: true, encoding: .utf8)
    for (name, reason) in [
      ("raises", "ValueError: not yet written"), ("short", "the gradient has 1 numbers; the point has 2"),
      ("imaginary", "the gradient returned complex"),
    ] {
      let run = try await Command.run("check", "--python", folder.path("model.py:f,\(name)"))
      #expect(run.status == 69, "\(run.output)")
      #expect(run.error.contains(": there is no gradient to check: \(reason)"), "\(run.error)")
    }
    // A bound that is infinite is none.
    let derivative = try await Command.run("differentiate", "--python", folder.path("model.py:f"))
    #expect(derivative.status == 0, "\(derivative.error)")
  }

  @Test(
    "mpmath's precision is what was asked for, whatever f does to it", .enabled(if: Installed.python(has: "mpmath")))
  func precision() async throws {
    let model = "import mpmath\ndef f(x):\n    y = x[0]\n    mpmath.mp.prec = 20\n    return y\n"
    let third = "0x5555555555555555555555555p-100"
    let run = try await answers(
      to: "{\"id\":1,\"evaluate\":[[\"\(third)\"],[\"\(third)\"]],\"format\":\"mp128\"}\n", of: model, "f")
    #expect(run.output == "{\"id\": 1, \"values\": [\"\(third)\", \"\(third)\"]}\n", "\(run.output) \(run.error)")
  }

  @Test(
    "the textbook's check of a NumPy model is NumPy's, bit for bit",
    .enabled(if: Installed.python(has: "numpy"), "NumPy is not installed"))
  func textbook() async throws {
    let script = """
      import sys; sys.path.insert(0, sys.argv[1])
      import numpy as np, textbook
      x = np.array(textbook.gradcheck_hello["at"], float); h = 1e-7; n = []
      for i in range(len(x)):
          p, m = x.copy(), x.copy(); p[i] += h; m[i] -= h
          n.append((float(textbook.loss(p)) - float(textbook.loss(m))) / (2 * h))
      a, n = textbook.gradient(x), np.array(n)
      print(" ".join(float(v).hex() for v in n))
      """
    let folder = try TemporaryFolder()
    try script.write(toFile: folder.path("check.py"), atomically: true, encoding: .utf8)
    let expected = try await Command.shell("python3 '\(folder.path("check.py"))' '\(models)'")
    let run = try await Command.run(
      "check", "--python", "\(models)/textbook.py:loss,gradient", "--criterion", "textbook", "--csv")
    #expect(run.status == 0, "\(run.error)")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(rows.first?.firstIndex(of: "numerical_gradient"))
    let found = rows.dropFirst().compactMap { Double($0[column])?.bitPattern }
    let wanted = expected.output.split(separator: " ").compactMap {
      Double($0.trimmingCharacters(in: .whitespacesAndNewlines))?.bitPattern
    }
    #expect(found == wanted && !wanted.isEmpty, "\(run.output) \(expected.output)")
  }

  @Test(
    "the models' right gradients are right, the faulty ones wrong",
    .enabled(if: Installed.python(has: "numpy"), "NumPy is not installed"))
  func theModels() async throws {
    for model in ["ode.py", "textbook.py"] {
      let right = try await Command.run("check", "--python", "\(models)/\(model):loss,gradient")
      #expect(right.status == 0, "\(right.output)")
      let wrong = try await Command.run("check", "--python", "\(models)/\(model):loss,faulty")
      #expect(wrong.status == 1, "\(wrong.output)")
    }
  }

  @Test(
    "Python's users have the same in a call", .enabled(if: Installed.python(has: "numpy"), "NumPy is not installed"))
  func module() async throws {
    let folder = try TemporaryFolder()
    let adapter = try await Command.shell("'\(Command.path)' adapter python > '\(folder.path("gradcheck.py"))'")
    #expect(adapter.status == 0)
    let script = """
      import numpy as np
      from gradcheck import assert_gradient, check, differentiate, locate
      f, g = lambda x: x[0] ** 2 * x[1], lambda x: np.array([2 * x[0] * x[1], x[0] ** 2])
      x = np.array([1.5, 0.3])
      found = check(f, g, x)
      assert found and found.verdict == "agree" and "The gradient is right" in str(found), found
      wrong = check(f, lambda x: g(x) * 2, x, max_evaluations=200)
      assert not wrong and wrong.verdict == "disagree" and wrong.json["verdict"] == "disagree", wrong
      assert abs(differentiate(f, x).value[1] - 2.25) < 1e-12
      assert locate(f, g, x).passed
      assert_gradient(f, g, x)
      try:
          assert_gradient(f, lambda x: -g(x), x)
      except AssertionError as error:
          assert "The gradient is wrong" in str(error), error
      else:
          raise SystemExit("nothing was raised")
      try:
          check(f, g, x, tolerance=-1)
      except RuntimeError as error:
          assert "--tolerance" in str(error) or "olerance" in str(error), error
      print("well")
      """
    try script.write(toFile: folder.path("use.py"), atomically: true, encoding: .utf8)
    let run = try await Command.shell("cd '\(folder.url.path)' && GRADCHECK='\(Command.path)' python3 use.py")
    #expect(run.output == "well\n", "\(run.error)")
  }
}
