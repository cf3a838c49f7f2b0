import Foundation
import TestSupport
import Testing

/// The examples in Swift of the README and the documentation: one program of all of them, compiled and run.
///
/// Each is a function; a test in it is called as it stands. What an example prints with a comment after it, `print(x)  // 1`, is
/// compared with the comment.
@Suite struct ExampleTests {
  /// An example: where it stands, its imports, and the rest.
  private struct Example {
    var path: String
    var imports: [Substring]
    var lines: [Substring]

    var text: String { lines.joined(separator: "\n") }

    /// The functions that are tests.
    var tests: [String] { text.matches(of: /@Test func (\w+)\(\)/).map { String($0.1) } }

    /// What the lines with a comment print.
    var expected: [String] {
      lines.compactMap { line in
        guard line.hasPrefix("print("), let comment = line.range(of: "  // ") else { return nil }
        return String(line[comment.upperBound...])
      }
    }

    /// The example as a function, with what the README takes for granted.
    func function(_ name: String) -> String {
      let model = text.contains("model.loss") ? "let model = LogisticModel()\n" : ""
      return "func \(name)() throws {\n\(model)\(text.replacing("@Test func", with: "func"))\n"
        + tests.map { "\($0)()\n" }.joined() + "}\n"
    }
  }

  /// Those that are whole: what is a part of something has a line `…`.
  private static var examples: [Example] {
    Readme.pages.flatMap { page in
      page.blocks("swift").filter { !$0.contains("\n…\n") }.map { block in
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        return Example(
          path: page.path, imports: lines.filter { $0.hasPrefix("import ") },
          lines: lines.filter { !$0.hasPrefix("import ") })
      }
    }
  }

  private static let modules = [
    "Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", "FiniteDifferences", "Expressions",
    "BlackBoxes", "ReferenceDerivatives", "Programs", "GradientChecking", "FaultFinding", "EvidenceReports",
    "EveryPrecision", "Gradients", "GradientTesting", "RealModule", "ComplexModule",
  ]

  /// The objects of the modules, and where the compiler finds what they import.
  private static var options: [String] {
    let build = URL(fileURLWithPath: Installed.gradcheck).deletingLastPathComponent()
    let numerics = build.appendingPathComponent(
      "../../checkouts/swift-numerics/Sources/_NumericsShims/include/module.modulemap")
    let maps = ["CMPFR", "CGradcheck"].map { Readme.root.appendingPathComponent("Sources/\($0)/module.modulemap") }
    let objects = (modules + ["_NumericsShims"]).flatMap { module -> [String] in
      let folder = build.appendingPathComponent("\(module).build")
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      // What is left of files that have moved since the last build is not linked.
      let sources = Readme.root.appendingPathComponent("Sources/\(module)").path
      let names =
        FileManager.default.enumerator(atPath: sources)?.compactMap { ($0 as? String).map(Self.name(of:)) } ?? []
      let current = Set(names + ["resource_bundle_accessor.swift", "embedded_resources.swift"])
      let isOurs = FileManager.default.fileExists(atPath: sources)
      return files.filter { $0.hasSuffix(".o") && (!isOurs || current.contains(String($0.dropLast(2)))) }
        .map { folder.appendingPathComponent($0).path }
    }
    return ["-I", build.appendingPathComponent("Modules").path]
      + (maps + [numerics.standardizedFileURL]).flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] } + objects
      + ["-lmpfr", "-lgmp"]
  }

  private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  #if os(Linux)
    @Test func `every example compiles, runs, and prints what it says`() throws {
      let examples = Self.examples
      #expect(examples.count >= 20)
      var program = Set(examples.flatMap(\.imports)).sorted().joined(separator: "\n") + "\n"
      for (index, example) in examples.enumerated() {
        program += "// \(example.path)\n" + example.function("example\(index)")
        program += "print(\"example \(index)\")\ntry example\(index)()\n"
      }
      let folder = try TemporaryFolder()
      try program.write(toFile: folder.path("main.swift"), atomically: true, encoding: .utf8)
      // The program that the page of `Programs` asks is the one on the page of the protocol.
      let model = try #require(Readme.pages.first { $0.path.hasSuffix("Protocol.md") }?.blocks("python").first)
      try model.write(toFile: folder.path("model.py"), atomically: true, encoding: .utf8)
      let logistic = Readme.root.appendingPathComponent("Tests/Client/Tests/ClientTests/LogisticModel.swift").path
      let arguments = (["-swift-version", "6", "-suppress-warnings", "main.swift", logistic] + Self.options)
        .map { "'\($0)'" }.joined(separator: " ")
      // The macros of Testing lie where the compiler does not look for them.
      let line = """
        cd '\(folder.url.path)' && plugins=$(dirname "$(readlink -f "$(command -v swiftc)")")/../lib/swift/host/plugins
        swiftc \(arguments) -plugin-path "$plugins" -plugin-path "$plugins/testing" -o main >log 2>&1 && ./main >output 2>>log
        """
      let status = Installed.shell(line)
      let log = (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? ""
      try #require(status == 0, "\(log.split(separator: "\n").filter { $0.contains("error") })")
      // An expectation that fails outside of a test says so on standard error.
      #expect(log.isEmpty)
      let output = try String(contentsOfFile: folder.path("output"), encoding: .utf8)
      var compared = 0
      for (index, printed) in output.components(separatedBy: "example ").dropFirst().enumerated() {
        var lines = printed.split(separator: "\n").dropFirst()
        for expected in examples[index].expected {
          let found = lines.firstIndex { $0 == expected }
          #expect(found != nil, "\(examples[index].path) does not print \(expected), but \(lines)")
          if let found { lines = lines[(found + 1)...] }
          compared += 1
        }
      }
      #expect(compared >= 10)
    }
  #endif
}
