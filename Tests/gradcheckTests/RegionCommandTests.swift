import Foundation
import TestSupport
import Testing

@Suite("Regions and maps, on the command")
struct RegionCommandTests {
  @Test(
    "three piecewise functions at ten thousand points: the wrong branch and its boundary",
    .enabled(if: Build.isOptimised))
  func wrongBranches() async throws {
    let hinge = try await Command.run(
      "check", "--f", "if(x>5.03, x^2, 3*x)*abs(y)", "--gradient", "if(x>5, 2*x, 3)*abs(y)",
      "if(x>5.03, x^2, 3*x)*sign(y)", "--over", "x=0:10,y=-1:1", "--points", "10000")
    #expect(hinge.status == 1 && hinge.output.contains("wrong where x > 5.0 and x < 5.03"), "\(hinge.output)")
    #expect(hinge.output.contains("x: wrong at 5.000000000000001, not at 5.0, the next number"), "\(hinge.output)")
    let product = try await Command.run(
      "check", "--f", "max(x*y,2)", "--gradient", "y", "x", "--over", "x=0:3,y=1e-2:1e2 log", "--points", "10000")
    #expect(product.status == 1 && product.output.contains("wrong where x*y < 2:"), "\(product.output)")
    // |x|·x is x² only for x ≥ 0; the wrong claim is right there.
    let absolute = try await Command.run(
      "check", "--f", "x*abs(x)", "--gradient", "2*x", "--over", "x=-1:3", "--points", "10000", "--json")
    let json = try #require(try absolute.json() as? [String: Any])
    let format = try #require((json["formats"] as? [[String: Any]])?.first)
    #expect(absolute.status == 1 && format["undecided"] as? Int == 0 && format["proved"] as? Int == 10000)
    let wrong = try #require(format["wrong"] as? [[String: Any]])
    #expect(wrong.count == 1 && wrong.first?["where"] as? String == "x < 0.0", "\(wrong)")
  }

  @Test("right everywhere ends with 0; black boxes are judged too; a branch that no point takes is seen to be none")
  func right() async throws {
    let right = try await Command.run("check", "rosenbrock", "--over", "x1=-2:2", "--points", "40", "--opaque")
    #expect(right.status == 0 && right.output.contains("right at all of 40 points"), "\(right.output)")
    let branch = try await Command.run(
      "check", "--f", "max(x,-5)", "--gradient", "1", "--over", "x=0:1", "--points", "20", "--grid")
    #expect(branch.status == 0 && branch.output.contains("x >= -5 at 20 points, x < -5 at 0"), "\(branch.output)")
    guard Installed.python(has: "numpy") else { return }
    let python = try await Command.run(
      "check", "--python", "\(Installed.models)/textbook.py:loss,faulty", "--over", "hours=0:2", "--points", "4")
    #expect(
      python.status == 1 && python.output.contains("wrong everywhere: 4 points"), "\(python.output)\(python.error)")
  }

  @Test("shares of a region and of a map make the same bytes as the whole")
  func shares() async throws {
    let folder = try TemporaryFolder()
    for (study, form) in [
      (
        [
          "check", "--f", "max(x,5.03)*y", "--gradient", "0", "max(x,5.03)", "--over", "x=0:10,y=1:2", "--points",
          "170",
        ], "--json"
      ),
      (["study", "accuracy", "--f", "(1-cos(x))/x^2", "--over", "x=1e-9:1 log", "--points", "170"], "--csv"),
    ] {
      let whole = try await Command.run(study + [form])
      var parts: [String] = []
      for share in 1...3 {
        let part = folder.path("part\(share).jsonl")
        let command = try await Command.run(study + ["--shard", "\(share)/3", "--output", part])
        #expect(command.status == 0, "\(command.error)")
        parts.append(part)
      }
      let merged = try await Command.run(["merge"] + parts.reversed() + [form])
      // The whole says how it was made; a form asked for is no part of that.
      #expect(
        merged.output == whole.output && merged.status == whole.status && !whole.output.isEmpty, "\(merged.error)")
    }
  }

  @Test(
    "variables that have no range stay at the point, which need not name the others; constants may be ends and coordinates"
  )
  func rest() async throws {
    let run = try await Command.run(
      "check", "--f", "x*y*z", "--gradient", "0", "x*z", "x*y", "--over", "x=0:k", "--let", "k=2", "--at", "y=1", "z=k",
      "--points", "10")
    #expect(run.status == 1 && run.output.contains("x*y*z over x=0:k, else at y=1,z=k\n"), "\(run.output)\(run.error)")
    // The command that asks about a point again is one that can be asked.
    let again = String(try #require(run.output.split(separator: "\n").first { $0.contains("  gradcheck check") }))
    let point = try await Command.shell(again.replacing("gradcheck", with: "'\(Command.path)'"))
    #expect(again.hasSuffix(",y=1.0,z=2.0") && point.status == 1, "\(again)\(point.error)")
    #expect(point.output.contains("The gradient is wrong in x (claimed 0, found 2)"), "\(point.output)")
    let fault = try await Command.run(
      "check", "rosenbrock", "--faulty", "--over", "x1=0:1", "--at", "x2=3", "--points", "9")
    #expect(
      fault.output.contains(": rosenbrock over x1=0:1, else at x2=3, faulty gradient (seed 1:"), "\(fault.output)")
    let own = try await Command.run("check", "rosenbrock", "--over", "x1=0:1", "--point", "start", "--points", "9")
    #expect(own.status == 0 && own.output.contains("rosenbrock over x1=0:1, else at start\n"), "\(own.output)")
  }

  @Test(
    "under GNU parallel a region and a map, merged, are to the byte what one run writes",
    .enabled(if: Installed.has("parallel"), "GNU parallel is not installed; 'make setup' installs it"))
  func parallel() async throws {
    let folder = try TemporaryFolder()
    for (name, study, status) in [
      ("region", "check --f 'max(x*y,2)' --gradient y x --over 'x=0:3,y=1e-2:1e2 log' --points 400", 1),
      ("map", "study accuracy --f '(1-cos(x))/x^2' --over 'x=1e-9:1 log' --points 400", 0),
    ] {
      let run = try await Command.shell(
        """
        cd '\(folder.url.path)' && parallel --will-cite -q '\(Command.path)' \(study) --shard '{}/4' --output '\(name){}.jsonl' \
        ::: 1 2 3 4 && '\(Command.path)' merge \(name)*.jsonl --json --output '\(name).merged'; echo $?; \
        '\(Command.path)' \(study) --json --output '\(name).whole'; echo $?; cmp '\(name).merged' '\(name).whole'
        """)
      #expect(
        run.status == 0 && run.output == "\(status)\n\(status)\n" && run.error.isEmpty, "\(run.output)\(run.error)")
    }
  }

  @Test("a map says how many digits are kept, and which of two formulae keeps more, and where")
  func accuracy() async throws {
    let folder = try TemporaryFolder()
    let picture = folder.path("map.svg")
    let map = try await Command.run(
      "study", "accuracy", "--f", "(1-cos(x))/x^2", "--gradient", "sin(x)/x^2-2*(1-cos(x))/x^3", "--versus",
      "(x*sin(x)-4*sin(x/2)^2)/x^3", "--over", "x=1e-9:1 log", "--plot", picture)
    #expect(map.status == 0 && map.output.contains("proved at 2000 of 2000 points"), "\(map.output)\(map.error)")
    #expect(map.output.contains("versus is better where x < about "), "\(map.output)")
    #expect(try String(contentsOfFile: picture, encoding: .utf8).contains("digits kept"))
    // The repaired form 2·sin²(x/2)/x² keeps all but half a digit everywhere.
    let repaired = try await Command.run(
      "study", "accuracy", "--f", "2*(sin(x/2)/x)^2", "--over", "x=1e-9:1 log", "--format", "binary64", "--json")
    let json = try #require(try repaired.json() as? [String: Any])
    let found = ((json["formats"] as? [[String: Any]])?.first?["quantities"] as? [[String: Any]])?.first
    #expect((found?["worst"] as? Double ?? 0) > 15, "\(repaired.output)")
  }

  @Test("what makes no region is refused")
  func misuse() async throws {
    for (arguments, complaint) in [
      (["--over", "x=1:0"], "not below"), (["--over", "x=0:1 log"], "logarithm"), (["--over", "x=0"], "'x=0' is none"),
      (["--over", "x=0:1,x=0:2"], "given twice"), (["--points", "5", "--at", "x=1"], "go with --over"),
      (["--over", "z=0:1"], "unknown variable 'x'"), (["--over", "x=0:1", "--points", "0"], "--points must be from 1"),
      (["--over", "x=0:1", "--grid", "--points", "1"], "has at least 2 points"),
      (["--over", "x=0:1", "--criterion", "textbook"], "--over judges a gradient by evidence"),
      (["--over", "x=0:1", "--shard", "1/2", "--json"], "gradcheck merge"),
    ] {
      let command = try await Command.run(["check", "--f", "x^2", "--gradient", "2*x"] + arguments)
      #expect(command.status == 64 && command.error.contains(complaint), "\(arguments): \(command.error)")
    }
  }
}
