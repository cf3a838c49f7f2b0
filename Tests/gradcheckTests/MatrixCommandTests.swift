import Foundation
import TestSupport
import Testing

@Suite("Jacobians, products and Hessians, on the command")
struct MatrixCommandTests {
  private static let functions = ["check", "--f", "x^2*y", "sin(x)+y", "--at", "x=1.5,y=0.3"]

  private func check(_ more: String...) async throws -> Command { try await Command.run(Self.functions + more) }

  @Test("a Jacobian is proved right entry by entry, and a wrong entry is named")
  func jacobian() async throws {
    let right = try await check("--jacobian", "2*x*y, x^2", "cos(x), 1")
    #expect(
      right.status == 0 && right.output.contains("The Jacobian is right: proved for this point."), "\(right.output)")
    let wrong = try await check("--jacobian", "2*x*y, x", "cos(x), 1")
    #expect(wrong.status == 1 && wrong.output.contains("The Jacobian is wrong in ∂f1/∂y"), "\(wrong.output)")
    #expect(wrong.output.contains("2/3 times what it should be"))
    let opaque = try await check("--jacobian", "2*x*y, x^2", "cos(x), 1", "--opaque")
    #expect(opaque.status == 0 && opaque.output.contains("differences of f in binary64"), "\(opaque.output)")
  }

  @Test("products with vectors are checked, and that both are of one matrix")
  func products() async throws {
    let forward = ["2*x*y*dx+x^2*dy", "cos(x)*dx+dy"]
    let right = try await Command.run(
      Self.functions + ["--jvp"] + forward + ["--vjp", "2*x*y*u1+cos(x)*u2", "x^2*u1+u2"])
    #expect(right.status == 0 && right.output.contains("The JVP is right") && right.output.contains("The VJP is right"))
    let wrong = try await Command.run(
      Self.functions + ["--jvp"] + forward + ["--vjp", "2*x*y*u1+cos(x)*u2", "x^2*u1+2*u2"])
    #expect(wrong.status == 1 && wrong.output.contains("The JVP is right"), "\(wrong.output)")
    #expect(wrong.output.contains("The VJP is wrong in ∂f2/∂y"), "\(wrong.output)")
    #expect(wrong.output.contains("contradict each other: ⟨u, J·v⟩ and ⟨Jᵀ·u, v⟩"), "\(wrong.output)")
  }

  @Test("a Hessian is checked, and that it is symmetric")
  func hessian() async throws {
    func hessian(_ more: String...) async throws -> Command {
      try await Command.run(["check", "--f", "x^2*y", "--at", "x=1.5,y=0.3"] + more)
    }
    let right = try await hessian("--hessian", "2*y, 2*x", "2*x, 0")
    #expect(right.status == 0 && right.output.contains("∂²f/∂x∂y = ∂²f/∂y∂x holds for 1 pair"), "\(right.output)")
    let wrong = try await hessian("--hessian", "2*y, 2*x", "x, 0")
    #expect(wrong.status == 1 && wrong.output.contains("∂²f/∂x∂y and ∂²f/∂y∂x are 3 and 1.5"), "\(wrong.output)")
    let named = try await Command.run(
      "check", "--f", "force^2*x", "--hessian", "2*x, 2*force", "2*force, 0", "--at", "force=1,x=2", "--csv")
    #expect(named.output.contains("binary64,∂²f/∂force∂x,Hessian,agree"), "\(named.output)")
    let product = try await hessian("--hvp", "2*y*dx+2*x*dy", "2*x*dx")
    #expect(product.status == 0 && product.output.contains("⟨u, H·v⟩ = ⟨H·u, v⟩ holds"), "\(product.output)")
    for problem in ["rosenbrock", "beale", "wood", "powellsingular", "brownbadlyscaled"] {
      let own = try await Command.run("check", problem, "--matrix", "hessian")
      #expect(own.status == 0, "\(own.output)")
      let faulty = try await Command.run("check", problem, "--matrix", "hessian", "--faulty")
      #expect(faulty.status == 1, "\(faulty.output)")
    }
  }

  @Test("thirty Hessians by SymPy are right, and each with an entry off by a tenth is wrong there")
  func golden() async throws {
    struct Case: Decodable { var id: String, variables: [String], entry: [Int]? }
    struct Answer: Decodable {
      struct Fault: Decodable { var index: Int }
      var id: String, verdict: String?, faults: [Fault]?
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Golden/hessians.jsonl")
    let run = try await Command.run("check", "--cases", file.path, "--json")
    let cases = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
    let answers = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Answer.self, from: Data($0.utf8))
    }
    #expect(cases.count == 60 && answers.map(\.id) == cases.map(\.id))
    for (asked, answer) in zip(cases, answers) {
      #expect(answer.verdict == (asked.entry == nil ? "agree" : "disagree"), "\(asked.id)")
      let wrong = asked.entry.map { [$0[0] * asked.variables.count + $0[1]] } ?? []
      #expect(answer.faults?.map(\.index) == wrong, "\(asked.id)")
    }
  }

  @Test(
    "the residuals of each of NIST's 27 regressions have their Jacobian, right and with a fault, which is named",
    .enabled(if: Build.isOptimised))
  func residuals() async throws {
    struct Listed: Decodable {
      struct Problem: Decodable { var name: String, points: [String] }
      var problems: [Problem]
    }
    let listed = try await Command.run("list", "problems", "--json").decoded(as: Listed.self).problems
    let regressions = listed.filter { $0.points.contains("certified") }.map(\.name)
    #expect(regressions.count == 27)
    for (seed, name) in regressions.enumerated() {
      let right = try await Command.run("check", name, "--matrix", "residuals")
      #expect(right.status == 0 && right.output.contains("the residuals of \(name)"), "\(right.output)")
      let wrong = try await Command.run("check", name, "--matrix", "residuals", "--faulty", "--seed", "\(seed)")
      let fault = try #require(wrong.output.firstMatch(of: /coordinates? (∂r[0-9]+\/∂b[0-9]+)/)?.1)
      #expect(wrong.status == 1 && wrong.output.contains("  \(fault) "), "\(wrong.output)")
    }
  }

  @Test("a program of several outputs has its Jacobian or its products checked", .enabled(if: Installed.has("python3")))
  func program() async throws {
    func check(_ names: String, _ more: String...) async throws -> Command {
      try await Command.run(["check", "--python", "\(Installed.models)/decay.py:\(names)"] + more)
    }
    for names in ["residuals,jacobian", "residuals,jvp=push,vjp=pull"] {
      let right = try await check(names)
      #expect(right.status == 0 && right.error.isEmpty, "\(right.output) \(right.error)")
    }
    for names in ["residuals,faulty", "residuals,jvp=push,vjp=faulty_pull"] {
      let wrong = try await check(names)
      #expect(wrong.status == 1 && wrong.output.contains("is wrong in ∂f7/∂rate"), "\(wrong.output)")
      #expect(wrong.output.contains("1/8 times what it should be"), "\(wrong.output)")
    }
    let nothing = try await check("residuals")
    #expect(nothing.status == 64 && nothing.error.contains("7 outputs and no Jacobian"), "\(nothing.error)")
    let slope = try await Command.run("differentiate", "--python", "\(Installed.models)/decay.py:residuals")
    #expect(slope.status == 64 && slope.error.contains("has 7 outputs"), "\(slope.error)")
    let folder = try TemporaryFolder()
    try "gradcheck_hello = {'outputs': 2}\ndef f(x): return [1.0, 2.0, x[0]]\ndef j(x): return [[0.0], [0.0]]\n".write(
      toFile: folder.path("m.py"), atomically: true, encoding: .utf8)
    let many = try await Command.run("check", "--python", folder.path("m.py:f,j"), "--at", "1")
    #expect(many.error.contains("f returned 3 numbers; it has 2 outputs"), "\(many.output) \(many.error)")
    #expect(many.status == 2)
    // What is typed is judged in place of what the program has, or refused.
    let typed = try await check("residuals", "--vjp", "0", "0")
    #expect(typed.status == 1 && typed.output.contains("The VJP is wrong"), "\(typed.output)")
    let second = try await check("residuals", "--hvp", "0", "0")
    #expect(second.status == 64 && second.error.contains("the Jacobian of its gradient"), "\(second.error)")
    let single = try await Command.run(
      "check", "--python", "\(Installed.models)/precise.py:plain,plain_gradient", "--at", "1.5,0.3", "--jacobian",
      "x2, x1")
    #expect(single.status == 64 && single.error.contains("has one output"), "\(single.error)")
  }

  @Test(
    "what does not fit together is refused",
    arguments: [
      (["--f", "x", "y"], "there is nothing to check without --jacobian, --jvp or --vjp"),
      (["--f", "x", "y", "--jacobian", "1", "0, 1"], "Row 1 of --jacobian, '1', has 1 expression;"),
      (["--f", "x", "y", "--jacobian", "1, 0"], "--jacobian gives 1 row; it needs 2"),
      (["--f", "x", "y", "--hessian", "1, 0", "0, 1"], "A Hessian is of one function; --f gives 2"),
      (["--f", "x*y", "--hvp", "dy"], "--hvp gives 1 expression; it needs 2"),
      (["--f", "x*y", "--hessian", "0, 1", "1, 0", "--jacobian", "y, x"], "--hessian and --hvp are of one"),
      (["--f", "x*y", "--hessian", "0, 1", "1, 0", "--matrix", "hessian"], "--matrix is for problems"),
      (["--f", "x*y", "--hessian", "0, 1", "1, 0", "--gradient", "y", "x"], "--gradient is of one function"),
      (["--f", "x*y", "--hessian", "0, 1", "1, 0", "--criterion", "textbook"], "checked by evidence"),
      (["--f", "x*y", "--hessian", "0, 1", "1, q"], "unknown variable 'q'"),
    ])
  func misuse(_ arguments: [String], _ message: String) async throws {
    let run = try await Command.run(["check"] + arguments + ["--at", "x=1,y=2"])
    #expect(run.status == 64 && run.error.contains(message), "\(run.error)")
    let other = try await Command.run(["locate"] + arguments + ["--at", "x=1,y=2"])
    #expect(other.status == 64)
  }
}
