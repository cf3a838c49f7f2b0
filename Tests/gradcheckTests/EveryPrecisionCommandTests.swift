import Foundation
import Testing

@Suite(
  "Programs that compute at every precision",
  .enabled(if: PythonModules.has("mpmath"), "mpmath is not installed"))
struct EveryPrecisionCommandTests {
  private func check(_ names: String, _ more: String...) async throws -> Command {
    try await Command.run(
      ["check", "--python", "\(PythonModules.models)/precise.py:\(names)", "--at", "1.5,0.3"] + more)
  }

  @Test("are judged by their derivative at high precision, to all digits")
  func exact() async throws {
    for names in ["plain,plain_gradient", "clipped,clipped_gradient"] {
      let run = try await check(names)
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
      #expect(run.output.contains("the derivative of f itself at") && run.output.contains("16 of 16"), "\(run.output)")
    }
    let narrow = try await check("plain,plain_gradient", "--format", "binary32")
    #expect(narrow.status == 0 && narrow.output.contains("7 of 7"), "\(narrow.output)")
    let wrong = try await check("plain,plain_faulty")
    #expect(wrong.status == 1 && wrong.output.contains("the derivative of f itself at"), "\(wrong.output)")
    let opaque = try await check("plain,plain_gradient", "--opaque")
    #expect(opaque.status == 0 && opaque.output.contains("differences of f in binary64"), "\(opaque.output)")
  }

  @Test(
    "and those that round inside are found out, and judged as black boxes",
    arguments: ["rounding,rounding_gradient", "rounding_faintly,rounding_faintly_gradient"])
  func rounding(_ names: String) async throws {
    let run = try await check(names)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("differences of f in binary64"), "\(run.output)")
  }

  @Test("have their error split exactly by a sweep")
  func sweep() async throws {
    let place = [
      "--python", "\(PythonModules.models)/precise.py:plain", "--at", "1.5,0.3", "--coordinate", "x1", "--csv",
    ]
    let program = try await Command.run(["sweep"] + place)
    let typed = try await Command.run(
      "sweep", "--f", "(1-x1^2)*x2/(1-x1)", "--at", "x1=1.5,x2=0.3", "--coordinate", "x1", "--csv")
    #expect(program.status == 0, "\(program.error)")
    // The same numbers, but for what the last digits of a reference are worth.
    func column(_ name: String, _ run: Command) -> [Double] {
      let rows = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      guard let i = rows.first?.firstIndex(where: { $0 == name }) else { return [] }
      return rows.dropFirst().compactMap { Double($0[i]) }
    }
    let header = program.output.split(separator: "\n").first ?? ""
    #expect(header == typed.output.split(separator: "\n").first ?? "")
    for name in ["h", "estimate"] where header.split(separator: ",").contains(Substring(name)) {
      #expect(column(name, program) == column(name, typed))
    }
    #expect(column("estimate", program).count > 40, "\(header)")
    let refused = try await Command.run(
      "sweep", "--python", "\(PythonModules.models)/precise.py:rounding", "--at", "1.5,0.3", "--coordinate", "x1")
    #expect(refused.status == 64 && refused.error.contains("a sweep takes a function that runs at every precision"))
  }
}

// What others have takes seconds to be loaded.
#if !DEBUG
  @Suite("What others have", .serialized)
  struct OtherPackagesTests {
    private func write(_ text: String, to path: String) throws {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("scipy's rosen at a thousand variables", .enabled(if: PythonModules.has("scipy"), "SciPy is not installed"))
    func rosen() async throws {
      let folder = try TemporaryFolder()
      try write(
        """
        from scipy.optimize import rosen, rosen_der
        def faulty(x):
            slopes = rosen_der(x)
            slopes[417] *= 1.01
            return slopes
        """, to: folder.path("model.py"))
      let point = (0..<1000).map { "\((1.25 * Double($0) * 0.618).truncatingRemainder(dividingBy: 2) - 1)" }
      try write(point.joined(separator: "\n"), to: folder.path("x.txt"))
      let right = try await Command.run(
        "check", "--python", folder.path("model.py:rosen,rosen_der"), "--at", folder.path("x.txt"))
      #expect(right.status == 0, "\(right.output)")
      let wrong = try await Command.run(
        "check", "--python", folder.path("model.py:rosen,faulty"), "--at", folder.path("x.txt"))
      #expect(wrong.status == 1 && wrong.output.contains("The gradient is wrong in x418 "), "\(wrong.output)")
      #expect(wrong.output.contains("coordinate x418 is 1.01 times what it should be"), "\(wrong.output)")
      let found = try await Command.run(
        "locate", "--python", folder.path("model.py:rosen,faulty"), "--at", folder.path("x.txt"))
      #expect(found.status == 1 && found.output.contains("1 of 1000 components is wrong"), "\(found.output)")
    }

    @Test(
      "a score function of statsmodels",
      .enabled(if: PythonModules.has("statsmodels.api"), "statsmodels is not installed"))
    func statsmodels() async throws {
      let folder = try TemporaryFolder()
      try write(
        """
        import numpy as np, statsmodels.api as sm
        x = sm.add_constant(np.linspace(-1, 1, 40))
        y = np.floor(np.exp(1 + 0.5 * x[:, 1]) + 0.4 * np.sin(np.arange(40)))
        model = sm.Poisson(y, x)
        f, g = model.loglike, model.score
        """, to: folder.path("model.py"))
      let run = try await Command.run("check", "--python", folder.path("model.py:f,g"), "--at", "0.9,0.4")
      #expect(run.status == 0, "\(run.output) \(run.error)")
    }

    @Test(
      "a loss of scikit-learn", .enabled(if: PythonModules.has("sklearn._loss"), "scikit-learn is not installed"))
    func sklearn() async throws {
      let folder = try TemporaryFolder()
      try write(
        """
        import numpy as np
        from sklearn._loss import HalfBinomialLoss
        y, loss = (np.arange(30) % 3 == 0).astype(float), HalfBinomialLoss()
        def f(x): return loss.loss(y_true=y, raw_prediction=np.ascontiguousarray(x)).sum()
        def g(x): return loss.gradient(y_true=y, raw_prediction=np.ascontiguousarray(x))
        """, to: folder.path("model.py"))
      try write((0..<30).map { "\(Double($0) / 10 - 1.55)" }.joined(separator: ","), to: folder.path("x.csv"))
      let run = try await Command.run("check", "--python", folder.path("model.py:f,g"), "--at", folder.path("x.csv"))
      #expect(run.status == 0, "\(run.output) \(run.error)")
    }

    @Test(
      "what jax and torch derive",
      .enabled(if: PythonModules.has("jax") || PythonModules.has("torch"), "neither is installed"))
    func frameworks() async throws {
      let folder = try TemporaryFolder()
      try write("def f(x): return (x ** 2).sum() * x[0]\n", to: folder.path("model.py"))
      for claim in ["jax", "torch"] where PythonModules.has(claim) {
        let run = try await Command.run(
          "check", "--python", folder.path("model.py:f"), "--claim", claim, "--at", "1.5,0.3")
        #expect(run.status == 0, "\(claim): \(run.output) \(run.error)")
      }
    }

    @Test("a server that speaks UM-Bridge", .enabled(if: PythonModules.has("umbridge"), "umbridge is not installed"))
    func umbridge() async throws {
      let port = Int.random(in: 20_000...50_000)
      let server = Process()
      server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      server.arguments = ["python3", "\(PythonModules.models)/posterior.py", "\(port)"]
      (server.standardOutput, server.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try server.run()
      defer { kill(server.processIdentifier, SIGKILL) }
      let url = "http://localhost:\(port)"
      _ = try await Command.shell("for i in $(seq 100); do curl -s \(url)/Info >/dev/null && break; sleep 0.1; done")
      func check(_ more: String...) async throws -> Command {
        try await Command.run(["check", "--url", url, "--at", "0.1,0.2"] + more)
      }
      let right = try await check("--model", "posterior")
      #expect(right.status == 0 && right.output.contains("input1"), "\(right.output) \(right.error)")
      let scaled = try await check("--model", "posterior", "--config", "{\"scale\": 3}", "--csv")
      #expect(scaled.status == 0 && scaled.output.contains("-1.98"), "\(scaled.output)")
      let wrong = try await check("--model", "faulty")
      #expect(wrong.status == 1 && wrong.output.contains("½ times what it should be"), "\(wrong.output)")
      let second = try await check("--model", "moments", "--output-number", "2")
      #expect(second.status == 0, "\(second.output)")
      for (more, message) in [
        (["--model", "moments"], "moments has 2 outputs; choose one with --output-number, from 1 to 2"),
        (["--model", "moment"], "the server has no model 'moment', but moments"),
        ([], "the server has the models posterior, faulty, moments; choose one with --model"),
      ] {
        let refused = try await Command.run(["check", "--url", url, "--at", "0.1,0.2"] + more)
        #expect(refused.status == 69 && refused.error.contains(message), "\(refused.error)")
      }
      let nobody = try await Command.run("check", "--url", "http://localhost:9", "--at", "1")
      #expect(nobody.status == 69 && nobody.error.contains("cannot be reached"), "\(nobody.error)")
    }
  }

#endif

/// What Python has.
enum PythonModules {
  static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models").path

  static func has(_ module: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "command -v python3 >/dev/null && python3 -c 'import \(module)' >/dev/null 2>&1"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
