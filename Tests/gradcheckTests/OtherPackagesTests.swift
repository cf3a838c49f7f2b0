import Foundation
import TestSupport
import Testing

// What others have takes seconds to be loaded.
#if !DEBUG
  @Suite("What others have", .serialized)
  struct OtherPackagesTests {
    private func write(_ text: String, to path: String) throws {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test(
      "scipy's rosen at a thousand variables", .enabled(if: Installed.python(has: "scipy"), "SciPy is not installed"))
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
      .enabled(if: Installed.python(has: "statsmodels.api"), "statsmodels is not installed"))
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
      "a loss of scikit-learn", .enabled(if: Installed.python(has: "sklearn._loss"), "scikit-learn is not installed"))
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
      .enabled(if: Installed.python(has: "jax") || Installed.python(has: "torch"), "neither is installed"))
    func frameworks() async throws {
      let folder = try TemporaryFolder()
      try write("def f(x): return (x ** 2).sum() * x[0]\n", to: folder.path("model.py"))
      for claim in ["jax", "torch"] where Installed.python(has: claim) {
        let run = try await Command.run(
          "check", "--python", folder.path("model.py:f"), "--claim", claim, "--at", "1.5,0.3")
        #expect(run.status == 0, "\(claim): \(run.output) \(run.error)")
      }
    }

    @Test(
      "a server that speaks UM-Bridge", .enabled(if: Installed.python(has: "umbridge"), "umbridge is not installed"))
    func umbridge() async throws {
      let port = Int.random(in: 20_000...50_000)
      let server = Process()
      server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      server.arguments = ["python3", "\(Installed.models)/posterior.py", "\(port)"]
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
      // Without a number all outputs are checked, by the products that the server has.
      let both = try await check("--model", "moments")
      #expect(both.status == 0 && both.output.contains("The VJP is right"), "\(both.output) \(both.error)")
      let slope = try await Command.run("differentiate", "--url", url, "--at", "0.1,0.2", "--model", "moments")
      #expect(slope.status == 64 && slope.error.contains("--output-number, from 1 to 2"), "\(slope.error)")
      for (more, message) in [
        (["--model", "moment"], "the server has no model 'moment', but moments"),
        ([], "the server has the models posterior, faulty, moments; choose one with --model"),
        (["--config", "{scale"], "--config is no JSON object"),
      ] {
        let refused = try await Command.run(["check", "--url", url, "--at", "0.1,0.2"] + more)
        #expect(refused.status == 69 && refused.error.contains(message), "\(refused.error)")
      }
      // Neither is one whose page is not found, nor what is no address.
      let plain = try await Command.run(
        "check", "--url", "localhost:\(port)", "--at", "0.1,0.2", "--model", "posterior")
      #expect(plain.status == 0, "\(plain.error)")
      let other = try await Command.run("check", "--url", "\(url)/nowhere", "--at", "0.1,0.2")
      #expect(other.status == 69 && other.error.contains("/nowhere/Info: HTTP Error 404"), "\(other.error)")
      let nobody = try await Command.run("check", "--url", "http://localhost:9", "--at", "1")
      #expect(nobody.status == 69 && nobody.error.contains("cannot be reached"), "\(nobody.error)")
    }
  }

#endif
