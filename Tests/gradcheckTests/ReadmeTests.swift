import Foundation
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("The README and the documentation", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct ReadmeTests {
  /// Whether the pages are to be written from what their commands print, as `make readme` does, and not compared with it.
  private static let isWritten = ProcessInfo.processInfo.environment["WRITE_README"] != nil

  @Test(
    "show what their commands print today, in every digit",
    arguments: Readme.pages.filter { !$0.blocks("console").isEmpty }.map(\.path)
  )
  func console(path: String) async throws {
    var commands = 0
    let page = try #require(Readme.pages.first { $0.path == path })
    var text = page.text
    for block in page.blocks("console") {
      var today = block
      for session in ("\n" + block).components(separatedBy: "\n$ gradcheck ").dropFirst() {
        let lines = session.split(separator: "\n", omittingEmptySubsequences: false)
        guard try await Self.isAvailable(what: lines[0]) else { continue }
        let run = try await Command.shell("\(Self.server(for: lines[0]))'\(Command.path)' \(lines[0])")
        #expect(run.error.isEmpty, "\(run.error)")
        let now = Self.matched(lines.dropFirst(), in: run.output)
        if Self.isWritten {
          today = today.replacing(session, with: ([lines[0]] + now).joined(separator: "\n"))
        } else {
          for (line, printed) in zip(lines.dropFirst(), now) { #expect(line == printed) }
        }
        commands += 1
      }
      text = text.replacing("```console\n" + block + "\n```", with: "```console\n" + today + "\n```")
    }
    #expect(commands >= 1)
    if Self.isWritten {
      try text.write(to: Readme.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
  }

  /// For each line that is shown the one that is printed in its place, in the order in which they stand there: an equal one, else
  /// one that differs in its digits only, else none, which is said.
  private static func matched(_ lines: ArraySlice<Substring>, in output: String) -> [Substring] {
    var printed = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    return lines.map { line in
      guard line != "…" else { return line }
      let found = printed.firstIndex { $0 == line } ?? printed.firstIndex { form($0) == form(line) }
      guard let found else { return "not printed" }
      defer { printed = printed[(found + 1)...] }
      return printed[found]
    }
  }

  @Test("are the README and at least a page of each module")
  func pages() {
    #expect(Readme.pages.first?.path == "README.md" && Readme.pages.count > 25)
  }

  /// Starts the server that a command asks, as the README says, for as long as the command runs; nothing where it asks none.
  private static func server(for command: Substring) -> String {
    guard command.contains("--url") else { return "" }
    return """
      python3 '\(Installed.models)/posterior.py' 4242 >/dev/null 2>&1 & trap 'kill '$! EXIT
      for i in $(seq 100); do curl -s http://localhost:4242/Info >/dev/null && break; sleep 0.1; done

      """
  }

  /// Whether this machine has what a command asks for its values; a library is compiled first, as the README says.
  private static func isAvailable(what command: Substring) async throws -> Bool {
    func succeeds(_ line: String) async throws -> Bool { try await Command.shell(line).status == 0 }
    if command.contains("Rscript") { return try await succeeds("command -v Rscript") }
    if command.contains("--python") { return Installed.python(has: "numpy, mpmath") }
    if command.contains("python3") { return Installed.has("python3") }
    if command.contains("--url") { return Installed.python(has: "umbridge") && Installed.has("curl") }
    for line in Readme.blocks("sh").joined(separator: "\n").split(separator: "\n") {
      guard let made = line.split(separator: " -o ").last, line.contains("-shared"), command.contains(made) else {
        continue
      }
      return try await succeeds(String(line))
    }
    return true
  }

  /// A line without its digits, and without the signs and blanks that come and go with them.
  private static func form(_ line: some StringProtocol) -> String {
    String(line).replacing(/[-+]?[0-9][0-9.]*(e[-+][0-9]+)?/, with: "#").replacing(/\s+/, with: " ")
  }

  // README.md: In Swift
  struct Damped: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.exp(-0.1 * x[0]) * S.sin(x[1]) }
  }

  struct DampedGradient: RealVectorFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
      let decay: S = S.exp(-0.1 * x[0])
      return [-0.1 * decay * S.sin(x[1]), decay * S.cos(x[1])]
    }
  }

  func relativeError<S: RealScalar>(in format: S.Type) throws -> S {
    let x: [S] = [1.5, 0.3]
    let f = Damped()
    let claim = try GradientClaim(point: x, gradient: DampedGradient()(x))
    return TextbookCheck<S>.standard({ f($0) }, claim).relativeError
  }
  // end of README.md: In Swift

  @Test("has an example in Swift that compiles, word for word, and passes in two precisions")
  func swift() throws {
    let double = try relativeError(in: Double.self)
    let wide = try relativeError(in: MPFloat<Words<4>>.self)
    #expect(double < TextbookCheck<Double>.defaultTolerance)
    #expect(wide < TextbookCheck<MPFloat<Words<4>>>.defaultTolerance)

    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let mine = try #require(
      source.components(separatedBy: "// README.md: In Swift\n").dropFirst().first?
        .components(separatedBy: "  // end of").first)
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    let shown = lines(try #require(Readme.blocks("swift").first { $0.contains("struct Damped") })).filter {
      !$0.hasPrefix("import ") && !$0.hasPrefix("let double") && !$0.hasPrefix("let wide")
    }
    #expect(shown == lines(mine))
  }

  @Test("of the sources names every room, and only files that there are")
  func plan() throws {
    let sources = Readme.root.appendingPathComponent("Sources")
    let plan = try String(contentsOf: sources.appendingPathComponent("README.md"), encoding: .utf8)
    let paths = plan.matches(of: /`([A-Za-z]+\/[^` ]*)`/).map { String($0.1) }
    #expect(paths.count > 20)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: sources.appendingPathComponent(path).path), "\(path) is named")
    }
    let rooms = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { !$0.contains(".") }
    #expect(rooms.count >= 16)
    for room in rooms { #expect(plan.contains(room), "\(room) is not named") }
  }
}
