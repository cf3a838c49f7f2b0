import Foundation
import Testing

@Suite("gradcheck step")
struct StepCommandTests {
  private struct Report: Decodable {
    struct Rule: Decodable {
      struct Trial: Decodable { let step: Double }
      let rule: String
      let step: Double
      let estimate: Double
      let stated: Double
      let error: Double
      let regret: Double
      let evaluations: Int
      let outcome: String
      let trace: [Trial]
    }
    struct Best: Decodable {
      let step: Double
      let error: Double
    }
    let form: String
    let format: String
    let best: Best?
    let rules: [Rule]
  }

  @Test("compares all rules of a form, the one that is told the derivatives and the automatic derivative at the end")
  func all() async throws {
    let run = try await Command.run("step", "sin", "--json")
    #expect(run.status == 0)
    let report = try run.decoded(as: Report.self)
    #expect(report.form == "central" && report.format == "binary64" && report.best != nil)
    #expect(report.rules.count == 9 && report.rules.last?.rule == "automatic")
    for rule in report.rules {
      #expect(rule.outcome == "converged")
      // cos 1, and the error that is told.
      #expect(abs(abs(rule.estimate - 0.5403023058681398) - rule.error) <= 2e-16)
      #expect(rule.error <= 2 * rule.stated && rule.regret < 100)
    }
    // ∛(3u·sin 1/cos 1) = 8.0·10⁻⁶.
    let exact = try #require(report.rules.dropLast().last)
    #expect(abs(exact.step - 8.03e-6) < 0.01e-6)
  }

  @Test("takes a rule, its form, a format, a noise and a coordinate, and prints its trace") func options() async throws
  {
    let traced = try await Command.run("step", "--f", "x^4", "--at", "2", "--rule", "curtis-reid", "--trace")
    #expect(traced.status == 0 && traced.output.contains("curtis-reid tried") && traced.output.contains("1.248e+06"))
    let forward = try await Command.run("step", "sin", "--rule", "more-wild", "--noise", "1e-10", "--json")
    let report = try forward.decoded(as: Report.self)
    // 8^¼·√(10⁻¹⁰/sin 1), f″ to a few per cent.
    #expect(report.form == "forward" && abs((report.rules.first?.step ?? 0) / 1.833e-5 - 1) < 0.05)
    let several = try await Command.run(
      "step", "rosenbrock", "--coordinate", "x2", "--form", "second", "--format", "binary32", "--format", "bfloat16",
      "--csv")
    #expect(several.status == 0)
    let lines = several.output.split(separator: "\n")
    #expect(lines.count == 1 + 2 * 6 || lines.count == 1 + 2 * 5)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("binary32,second,") || $0.hasPrefix("bfloat16,second,") })
    let kink = try await Command.run("step", "--f", "abs(x)", "--at", "0")
    #expect(kink.status == 0 && kink.output.contains("no derivative to compare with"))
  }

  @Test("chooses for every variable of several, as a table, as vectors, and as programs take them")
  func vectors() async throws {
    struct Steps: Decodable {
      let steps: [Double?]
    }
    let run = try await Command.run("step", "misra1a", "--json")
    let steps = try run.decoded(as: Steps.self).steps.compactMap { $0 }
    #expect(run.status == 0 && steps.count == 2 && steps.allSatisfy { $0 > 0 })
    let lines = try await Command.run("step", "misra1a", "--csv").output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("binary64,central,b1,"))
    let table = try await Command.run("step", "--f", "x+abs(y)", "--at", "x=1,y=0")
    #expect(table.status == 2 && table.output.contains("expected error") && table.output.contains("kink"))
    let none = try await Command.run("step", "--f", "x+abs(y)", "--at", "x=1,y=0", "--for", "scipy")
    #expect(none.status == 2 && none.output.isEmpty && none.error.contains("there is no step for y"))
    for (program, start) in [
      ("scipy", "jac=\"3-point\", options={\"finite_diff_rel_step\": ["), ("optim", "control = list(ndeps = c("),
      ("matlab", "optimoptions(\"fmincon\", FiniteDifferenceType=\"central\", FiniteDifferenceStepSize=["),
      ("ipopt", "findiff_perturbation "), ("nlopt", "nl.grad(x0, fn, heps = "),
    ] {
      let paste = try await Command.run("step", "misra1a", "--for", program)
      #expect(paste.status == 0 && paste.output.hasPrefix(start) && paste.output.split(separator: "\n").count == 1)
    }
  }

  @Test(
    "says what is wrong with its arguments",
    arguments: [
      (["step", "sin", "--rule", "mathurr"], "did you mean 'mathur'?"),
      (["step", "sin", "--form", "centrl"], "did you mean 'central'?"),
      (["step", "sin", "--rule", "curtis-reid", "--form", "forward"], "has no forward form"),
      (["step", "sin", "--trace"], "choose it with --rule"),
      (["step", "sin", "--noise", "much"], "'much'"),
      (["step", "rosenbrock", "--rule", "mathur"], "add --coordinate NAME"),
      (["step", "rosenbrock", "--form", "second"], "add --coordinate NAME"),
      (["step", "rosenbrock", "--for", "scip"], "did you mean 'scipy'?"),
      (["step", "rosenbrock", "--for", "optim", "--form", "forward"], "optim takes central differences"),
      (["step", "rosenbrock", "--for", "scipy", "--json"], "without --json"),
      (["step", "rosenbrock", "--for", "scipy", "--coordinate", "x1"], "--coordinate is for the rules"),
      (["step", "rosenbrock", "--coordinate", "x9"], "no variable called 'x9'"),
    ])
  func misuse(arguments: [String], words: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64 && run.error.contains(words), "\(run.error)")
  }

  @Test("the rules are listed") func list() async throws {
    let run = try await Command.run("list", "rules")
    #expect(run.status == 0 && run.output.contains("dumontet-vignes") && run.output.contains("forward central second"))
  }
}
