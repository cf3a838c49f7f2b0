import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("gradcheck report", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct ReportCommandTests {
  private static func isWellFormed(_ page: String) -> Bool { XMLParser(data: Data(page.utf8)).parse() }

  @Test("writes a page that needs nothing else, and says which command made it") func page() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sin.html")
    let run = try await Command.run("report", "sin", "--format", "binary32", "--output", path)
    #expect(run.status == 0 && run.output.contains("The gradient is right: proved") && run.output.contains(path))
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("gradcheck report sin --format binary32 --output \(path)"))
    #expect(Self.isWellFormed(page) && page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.components(separatedBy: "<svg").count - 1 == 3)
    // Links lead within the page; the addresses that are left are the names of SVG's own vocabularies.
    for match in page.matches(of: /\b(?:src|href|xlink:href)=["']([^"']*)/) { #expect(match.1.hasPrefix("#")) }
    for word in ["<script", "<link", "<img", "@import", "url(http"] { #expect(!page.contains(word)) }
    let again = try await Command.run("report", "sin", "--format", "binary32", "--output", path)
    let second = try String(contentsOfFile: path, encoding: .utf8)
    #expect(again.status == 0 && page == second)
  }

  @Test("of a wrong gradient says where, explains it, and looks closer there") func faulty() async throws {
    let run = try await Command.run(
      "report", "--f", "x^2*y", "--gradient", "2*x*y", "-x^2", "--at", "x=1.5,y=0.3", "--format", "binary32",
      "--output",
      "-")
    #expect(run.status == 0 && Self.isWellFormed(run.output))
    #expect(run.output.contains("class=\"answer bad\"") && run.output.contains("The gradient is wrong in y"))
    #expect(run.output.contains("Explanation: ") && run.output.contains(", along y"))
    // The claim is not the truth that errors are measured against.
    #expect(run.output.contains("by extrapolated differences") && !run.output.contains("by its formula"))
    let other = try await Command.run(
      "report", "--f", "x^2*y", "--at", "x=1.5,y=0.3", "--coordinate", "x", "--format", "binary16", "--output", "-")
    #expect(other.status == 0 && other.output.contains(", along x") && !other.output.contains("class=\"answer"))
  }

  @Test("over a region says where the gradient is wrong, and shows which digits are kept") func region() async throws {
    let map = try await Command.run(
      "report", "--f", "(1-cos(x))/x^2", "--gradient", "sin(x)/x^2-2*(1-cos(x))/x^3", "--versus",
      "(x*sin(x)-4*sin(x/2)^2)/x^3", "--over", "x=1e-9:1 log", "--points", "200", "--output", "-")
    #expect(map.status == 0 && Self.isWellFormed(map.output), "\(map.error)")
    #expect(map.output.contains("class=\"answer good\">The gradient is right at all of 200 points."))
    #expect(map.output.contains("versus is better where x &lt; about ") && map.output.contains("digits kept"))
    #expect(map.output.components(separatedBy: "<svg").count - 1 == 2)
    let folder = try TemporaryFolder()
    let path = folder.path("wrong.html")
    let wrong = try await Command.run(
      "report", "--f", "max(x*y,2)", "--gradient", "y", "x", "--over", "x=0:3,y=1e-2:1e2 log", "--points", "200",
      "--format", "binary32", "--output", path)
    #expect(wrong.status == 0 && wrong.output.contains("The gradient is wrong at "), "\(wrong.output)\(wrong.error)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(Self.isWellFormed(page) && page.contains("binary32: wrong where x*y &lt; 2: "))
    #expect(page.contains("<pre>gradcheck check --f 'max(x*y,2)' --gradient y x --at x="))
    #expect(page.contains("f in binary32") && page.contains("gradient in binary32"))
    // Without a claim there is nothing to judge; of three variables there is no picture.
    let plain = try await Command.run(
      "report", "--f", "x*y*z", "--over", "x=0:1,y=0:1,z=0:1", "--points", "20", "--output", "-")
    #expect(plain.status == 0 && !plain.output.contains("class=\"answer") && !plain.output.contains("<svg"))
    #expect(plain.output.contains("more than two variables move"))
  }

  @Test("of a kink measures no errors, for there is no derivative") func kink() async throws {
    let run = try await Command.run("report", "--f", "abs(x)", "--gradient", "0", "--at", "x=0", "--output", "-")
    #expect(run.status == 0 && Self.isWellFormed(run.output))
    #expect(run.output.contains("class=\"answer open\"") && run.output.contains("no derivative to compare with"))
    #expect(!run.output.contains("<svg") && !run.output.contains("best h"))
  }

  @Test("without gnuplot writes the page without pictures, and says so") func withoutGnuplot() async throws {
    let run = try await Command.run(
      ["report", "sin", "--format", "binary16", "--output", "-"], environment: ["PATH=/nowhere"])
    #expect(run.status == 69 && run.error.contains("gnuplot is not installed"))
    #expect(Self.isWellFormed(run.output) && !run.output.contains("<svg"))
    #expect(run.output.contains("There is no picture here") && run.output.contains("How this page was made"))
  }

  @Test(
    "says what is wrong with its arguments, before it works",
    arguments: [
      (["sinn", "--output", "-"], "did you mean 'sin'", 64), (["sin"], "--output", 64),
      (["sin", "--format", "binary33", "--output", "-"], "binary33", 64),
      (["sin", "--format", "binary32", "--format", "binary32", "--output", "-"], "given twice", 64),
      (["rosenbrock", "--coordinate", "x9", "--output", "-"], "no variable called 'x9'", 64),
      (["--f", "x*y", "--at", "x=1,y=2", "--output", "-"], "choose with --coordinate", 64),
      (["sin", "--over", "x=0:1", "--coordinate", "x", "--output", "-"], "--over looks at many", 64),
      (["sin", "--versus", "1", "--output", "-"], "--versus is compared", 64),
      (["sin", "--over", "x=0:1", "--versus", "1", "2", "--output", "-"], "--versus gives 2 expressions", 64),
      (["sin", "--over", "y=0:1", "--output", "-"], "no variable called 'y'", 64),
      (["sin", "--format", "binary16", "--output", "/nowhere/sin.html"], "cannot write /nowhere/sin.html", 74),
    ] as [([String], String, Int32)])
  func misuse(arguments: [String], words: String, status: Int32) async throws {
    let run = try await Command.run(["report"] + arguments)
    #expect(run.status == status && run.error.contains(words), "\(run.error)")
    #expect(run.output.isEmpty)
  }
}
