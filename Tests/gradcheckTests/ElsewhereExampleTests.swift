import Foundation
import TestSupport
import Testing

/// The examples of other languages in the README and the documentation, run as whoever copies them runs them.
@Suite(.enabled(if: Build.isOptimised, "slow in a debug build")) struct ElsewhereExampleTests {
  private static let page = "Documentation/gradcheck.docc/InAnotherLanguage.md"

  private func blocks(_ language: String, of path: String) throws -> [String] {
    try #require(Readme.pages.first { $0.path == path }).blocks(language)
  }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Runs lines of shell in a folder, with the command on the path.
  private func shell(_ lines: String, in folder: borrowing TemporaryFolder) async throws -> Command {
    let commands = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
    return try await Command.shell("cd '\(folder.url.path)' && export PATH='\(commands)':\"$PATH\" && \(lines)")
  }

  @Test(.enabled(if: Installed.has("python3"))) func `in Python, with the module that the command writes`() async throws
  {
    let folder = try TemporaryFolder()
    let whole = try #require(try blocks("python", of: Self.page).first)
    try write(whole, to: folder.path("whole.py"))
    // The README takes the functions for granted.
    let readme = try #require(Readme.blocks("python").first)
    let functions = try #require(whole.components(separatedBy: "\n\n").first { $0.hasPrefix("def loss") })
    let gradient = try #require(whole.components(separatedBy: "\n\n").first { $0.hasPrefix("def gradient") })
    try write(functions + "\n\n" + gradient + "\n\nx0 = [1.5, 0.3]\n" + readme, to: folder.path("short.py"))
    let run = try await shell(
      "gradcheck adapter python > gradcheck.py && python3 whole.py && python3 short.py", in: folder)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    var printed = run.output.split(separator: "\n")[...]
    let expected = whole.split(separator: "\n").filter { $0.hasPrefix("print(") }.compactMap {
      $0.split(separator: "# ").last
    }
    #expect(expected.count == 2)
    for line in expected {
      #expect(printed.first == line)
      printed = printed.dropFirst()
    }
    #expect(printed.joined(separator: "\n").contains("The gradient is right"))
  }

  @Test func `in C, compiled and checked by the lines below it`() async throws {
    let folder = try TemporaryFolder()
    try write(try #require(try blocks("c", of: Self.page).first), to: folder.path("model.c"))
    let lines = try #require(try blocks("sh", of: Self.page).first { $0.contains("model.c") })
    let run = try await shell(lines.replacing("\n", with: " && "), in: folder)
    #expect(run.status == 0 && run.output.contains("The gradient is right"), "\(run.output)\(run.error)")
  }

  @Test(.enabled(if: Installed.has("python3"))) func `of the protocol, a program of ten lines`() async throws {
    let folder = try TemporaryFolder()
    let program = try #require(try blocks("python", of: "Sources/Programs/Programs.docc/Protocol.md").first)
    try write(program, to: folder.path("model.py"))
    let run = try await shell("gradcheck check --program 'python3 model.py' --gradient '2*a*b' 'a^2'", in: folder)
    #expect(run.status == 0 && run.output.contains("The gradient is right"), "\(run.output)\(run.error)")
  }
}
