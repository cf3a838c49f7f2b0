import Foundation
import Testing

/// The five fields of the textbook check, by their names in JSON.
private struct Textbook: Decodable {
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var analytical_gradient, numerical_gradient, absolute_difference: [Double]
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var relative_error: Double
  var passed: Bool
}

@Suite("gradcheck check --criterion textbook")
struct TextbookCommandTests {
  @Test("passes a right gradient with status 0 and fails a wrong one with status 1")
  func verdicts() async throws {
    let right = try await Command.run("check", "rosenbrock", "--criterion", "textbook")
    #expect(right.status == 0 && right.output.contains("passed") && right.error.isEmpty)
    let wrong = try await Command.run("check", "rosenbrock", "--criterion", "textbook", "--faulty")
    #expect(wrong.status == 1 && wrong.output.contains("FAILED"))
  }

  @Test("takes expressions, gradients that begin with a minus sign too")
  func expressions() async throws {
    let run = try await Command.run(
      "check", "--f", "-x^2*sin(y)", "--gradient", "-2*x*sin(y)", "-x^2*cos(y)", "--at", "x=1.5,y=0.3", "--criterion",
      "textbook", "--json")
    #expect(run.status == 0)
    let report = try run.decoded(as: Textbook.self)
    #expect(report.passed && report.relative_error < 1e-8)
    // −2·1.5·sin 0.3 and −1.5²·cos 0.3, by mpmath; two units in the last place are 4e-16 and 9e-16.
    #expect(abs(report.analytical_gradient[0] + 0.88656061998401872) < 4e-16)
    #expect(abs(report.analytical_gradient[1] + 2.1495071005326136) < 9e-16)
  }

  @Test("shows that NIST's certified parameters make the gradient vanish, to the digits that are certified")
  func certified() async throws {
    let certified = try await Command.run(
      "check", "misra1a", "--point", "certified", "--format", "mp256", "--criterion", "textbook", "--json")
    let start = try await Command.run(
      "check", "misra1a", "--point", "start1", "--format", "mp256", "--criterion", "textbook", "--json")
    #expect(certified.status == 0 && start.status == 0)
    // Parameters of eleven digits leave a gradient of some 1e-11 of what it is elsewhere; a hundred times that is room.
    let there = try certified.decoded(as: Textbook.self).analytical_gradient
    let elsewhere = try start.decoded(as: Textbook.self).analytical_gradient
    for (a, b) in zip(there, elsewhere) { #expect(abs(a) < 1e-9 * abs(b)) }
  }

  @Test("gives an object for each of several formats")
  func formats() async throws {
    let run = try await Command.run(
      "check", "beale", "--format", "binary16", "--format", "binary32", "--format", "x87", "--format", "mp128",
      "--criterion",
      "textbook", "--json")
    let reports = try #require(try run.json() as? [[String: Any]])
    #expect(reports.compactMap { $0["format"] as? String } == ["binary16", "binary32", "x87", "mp128"])
  }

  @Test("writes CSV with a line for each coordinate")
  func csv() async throws {
    let run = try await Command.run("check", "wood", "--criterion", "textbook", "--csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(
      lines[0] == "format,variable,analytical_gradient,numerical_gradient,absolute_difference,relative_error,passed")
  }

  @Test("does to the bit what the textbook's program does")
  func textbook() async throws {
    let run = try await Command.run(
      "check", "--f", "x*x*y", "--gradient", "2*x*y", "x*x", "--at", "x=0.1,y=0.7", "--criterion", "textbook", "--step",
      "1e-6", "--json")
    let report = try run.decoded(as: Textbook.self)
    let (x, y, h) = (0.1, 0.7, 1e-6)
    let f = { (x: Double, y: Double) in x * x * y }
    let numerical = [(f(x + h, y) - f(x - h, y)) / (2 * h), (f(x, y + h) - f(x, y - h)) / (2 * h)]
    #expect(report.numerical_gradient == numerical)
    #expect(report.absolute_difference == zip(report.analytical_gradient, numerical).map { abs($0 - $1) })
  }

  @Test(
    "fails, and says why, where a number is not finite or the step is lost",
    arguments: [
      (["--f", "log(x)", "--gradient", "1/x", "--at", "x=0"], "not finite"),
      (["--f", "x", "--gradient", "1", "--at", "x=1e30"], "the step is lost"),
      (["--f", "x", "--gradient", "0/0", "--at", "x=1"], "not finite"),
      (["--f", "1/(x-1)", "--gradient", "-1/(x-1)^2", "--at", "x=1.0000001"], "not finite"),
    ])
  func anomalies(arguments: [String], note: String) async throws {
    let run = try await Command.run(["check", "--criterion", "textbook"] + arguments)
    #expect(run.status == 1 && run.output.contains(note), "\(run.output)\(run.error)")
  }
}

@Suite("gradcheck check --criterion componentwise")
struct ComponentwiseCommandTests {
  @Test("sees an error in a small component that the textbook's norms hide")
  func hidden() async throws {
    // The right one is 2e-6, and 1e-6 of 4 is below the textbook's 1e-5.
    let small = try await Command.run(
      "check", "--f", "x^2+1e-6*y^2", "--gradient", "2*x", "3e-6*y", "--at", "x=1,y=1", "--criterion", "componentwise")
    #expect(small.status == 1 && small.output.contains("relative error"))
    let hidden = try await Command.run(
      "check", "--f", "x^2+1e-6*y^2", "--gradient", "2*x", "3e-6*y", "--at", "x=1,y=1", "--criterion", "textbook")
    #expect(hidden.status == 0)
  }
}
