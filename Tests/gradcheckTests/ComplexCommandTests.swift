import Foundation
import TestSupport
import Testing

@Suite("Complex variables, on the command")
struct ComplexCommandTests {
  @Test("a holomorphic function's derivative is right or wrong, and that it is holomorphic is seen")
  func holomorphic() async throws {
    let right = try await Command.run("check", "--f", "exp(i*z)", "--gradient", "i*exp(i*z)", "--at", "z=1+2i")
    #expect(right.status == 0 && right.output.contains("The derivative is right"), "\(right.output)\(right.error)")
    #expect(right.output.contains("the equations of Cauchy and Riemann hold"), "\(right.output)")
    let wrong = try await Command.run("check", "--f", "exp(i*z)", "--gradient", "exp(i*z)", "--at", "z=1+2i")
    #expect(wrong.status == 1 && wrong.output.contains("The derivative is wrong"), "\(wrong.output)")
    let opaque = try await Command.run(
      "check", "--f", "z^3+w/z", "--gradient", "3*z^2-w/z^2", "1/z", "--at", "z=1+2i,w=0.5-i", "--opaque")
    #expect(opaque.status == 0 && opaque.output.contains("Cauchy and Riemann hold"), "\(opaque.output)\(opaque.error)")
  }

  @Test("|z|² is not holomorphic; its gradient is right by PyTorch's convention and by JAX's, each with its own sign")
  func conventions() async throws {
    func check(_ gradient: String, _ more: String...) async throws -> Command {
      try await Command.run(["check", "--f", "abs(z)^2", "--gradient", gradient, "--at", "z=1+2i"] + more)
    }
    let plain = try await check("2*conj(z)")
    #expect(
      plain.status == 1 && plain.output.contains("f is not complex-differentiable here"),
      "\(plain.output)\(plain.error)")
    for (convention, right, wrong) in [("torch", "2*z", "2*conj(z)"), ("jax", "2*conj(z)", "2*z")] {
      let agrees = try await check(right, "--convention", convention)
      #expect(agrees.status == 0, "\(convention): \(agrees.output)\(agrees.error)")
      let disagrees = try await check(wrong, "--convention", convention)
      #expect(disagrees.status == 1 && disagrees.output.contains("Im z"), "\(convention): \(disagrees.output)")
    }
  }

  @Test("Wirtinger derivatives are claimed and found")
  func wirtinger() async throws {
    let right = try await Command.run(
      "check", "--f", "z*conj(z)+z^2", "--wirtinger", "conj(z)+2*z, z", "--at", "z=1+2i")
    #expect(right.status == 0, "\(right.output)\(right.error)")
    let wrong = try await Command.run(
      "check", "--f", "z*conj(z)+z^2", "--wirtinger", "conj(z)+2*z, -z", "--at", "z=1+2i")
    #expect(wrong.status == 1, "\(wrong.output)")
    let found = try await Command.run("differentiate", "--f", "z*conj(z)+z^2", "--at", "z=1+2i", "--json")
    let object = try #require(try found.json() as? [String: Any])
    #expect(
      object["variables"] as? [String] == ["Re ∂f/∂z", "Im ∂f/∂z", "Re ∂f/∂z̄", "Im ∂f/∂z̄"],
      "\(found.output)\(found.error)")
    let list: [Any] = try #require(object["value"] as? [Any])
    let values: [Double] = list.map { Double("\($0)") ?? .nan }
    // ∂f/∂z = z̄ + 2z = 3 + 2i, ∂f/∂z̄ = z.
    #expect(zip(values, [3, 2, 1, 2]).allSatisfy { ($0 - $1).magnitude < 1e-9 }, "\(values)")
  }

  @Test("what is for real numbers, or claims nothing, is refused")
  func misuse() async throws {
    for (arguments, complaint) in [
      (["--f", "max(z,1)", "--gradient", "1", "--at", "z=1+2i"], "is for real numbers"),
      (["--f", "z^2", "--at", "z=1+2i"], "--wirtinger"),
      (["--f", "z^2", "--wirtinger", "z", "--at", "z=i"], "has 1 parts"),
      (["--f", "z*w", "--gradient", "w", "--at", "z=i,w=1"], "--gradient gives 1"),
      (["--f", "x^2", "--wirtinger", "2*x, 0", "--at", "x=1"], "for complex variables"),
      (["--f", "z^2", "--gradient", "2*z", "--at", "z=i", "--criterion", "textbook"], "checked by evidence"),
    ] {
      let command = try await Command.run(["check"] + arguments)
      #expect(command.status == 64 && command.error.contains(complaint), "\(arguments): \(command.error)")
    }
  }
}
