import Foundation
import TestSupport
import Testing

@Suite("A library's wider format", .enabled(if: Installed.has("cc"), "there is no C compiler"))
struct WiderFormatCommandTests {
  /// Runs the command with a function of `cubic.c` at a point near 1.
  private func run(_ command: String..., function names: String, _ more: String...) async throws -> Command {
    let folder = try TemporaryFolder()
    let library = folder.path("libcubic.so")
    let made = try await Command.shell(
      "cc -O2 -ffp-contract=off -shared -fPIC '\(Installed.models)/cubic.c' -o '\(library)'")
    #expect(made.status == 0, "\(made.error)")
    return try await Command.run(command + ["--library", "\(library):\(names)", "--at", "1.01,0.98"] + more)
  }

  @Test("decides what binary32 cannot: the formula is right, and loses four digits there")
  func right() async throws {
    let alone = try await run("check", function: "cubic,gradient", "--format", "binary32", "--opaque")
    #expect(
      alone.status == 2 && alone.output.contains("Undecided in binary32: the noise of f hides"), "\(alone.output)")
    let found = try await run("check", function: "cubic,gradient", "--format", "binary32")
    #expect(found.status == 0 && found.error.isEmpty, "\(found.output) \(found.error)")
    #expect(found.output.contains("In binary32 its formula loses up to 4 of 7 digits (in x1)"), "\(found.output)")
    // A formula that is typed is evaluated in the wider format too.
    let typed = try await run(
      "check", function: "cubic", "--gradient", "3*x1^2-6*x1+3", "3*x2^2-6*x2+3", "--format", "binary32", "--json")
    struct Answer: Decodable {
      var verdict: String
      // swift-format-ignore: AlwaysUseLowerCamelCase
      var second_opinion: String?
    }
    let answer = try typed.decoded(as: Answer.self)
    #expect(answer.verdict == "agree" && answer.second_opinion != nil, "\(typed.output)")
    let wrong = try await run("check", function: "cubic,faulty", "--format", "binary32")
    #expect(wrong.status == 1 && wrong.output.contains("The gradient is wrong in x2"), "\(wrong.output)")
  }

  @Test("splits the error of a sweep as high precision does, and says how far it is known")
  func sweep() async throws {
    let options = ["--coordinate", "x1", "--format", "binary32", "--csv"]
    let program = try await run(
      "sweep", function: "cubic", options[0], options[1], options[2], options[3], options[4])
    let formula = "(x1*x1*x1-3*x1*x1+3*x1)+(x2*x2*x2-3*x2*x2+3*x2)"
    let typed = try await Command.run(["sweep", "--f", formula, "--at", "x1=1.01,x2=0.98"] + options)
    func rows(_ run: Command) -> [[Double?]] {
      run.output.split(separator: "\n").dropFirst().map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map { Double($0) }
      }
    }
    let (found, wanted) = (rows(program), rows(typed))
    #expect(found.count == wanted.count && found.count > 20, "\(program.error)")
    // h, format, estimate and all parts of the error, to what is left of x87 or binary128 beside binary32.
    for (a, b) in zip(found, wanted) {
      for (p, q) in zip(a, b) {
        guard let p, let q else { continue }
        #expect(abs(p - q) <= 1e-9 * max(abs(p), abs(q)) + 1e-14, "\(a) \(b)")
      }
    }
    let text = try await run("sweep", function: "cubic", "--coordinate", "x1", "--format", "binary32")
    #expect(text.output.contains("known to") && text.output.contains("/ h, for that is the noise of f in "))
    let refused = try await run("sweep", function: "cubic", "--coordinate", "x1", "--format", "mp300")
    #expect(refused.status == 64, "\(refused.output)")
  }

  @Test("measures noise, and makes a report")
  func others() async throws {
    let noise = try await run("study", "noise", function: "cubic", "--coordinate", "x1", "--format", "binary32")
    #expect(noise.status == 0 && noise.output.contains("libcubic.so:cubic"), "\(noise.error)")
    let folder = try TemporaryFolder()
    let page = folder.path("page.html")
    let report = try await run("report", function: "cubic,gradient", "--format", "binary32", "--output", page)
    // Without gnuplot there are no pictures, and all else is there.
    #expect(report.status == 0 || report.status == 69, "\(report.error)")
    let text = try String(contentsOfFile: page, encoding: .utf8)
    for words in ["floating point is to blame", "Choosing the step", "gradcheck differentiate"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
