import Foundation
import TestSupport
import Testing

/// What a client can name: a change of it is a change of a file, `Golden/PublicAPI.txt`, which `make api` writes.
@Suite struct PublicAPITests {
  /// The modules that a client gets by an import of what is meant for it.
  private static let modules = [
    "Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", "FiniteDifferences", "ReferenceDerivatives",
    "GradientChecking", "FaultFinding", "EvidenceReports", "EveryPrecision", "Gradients", "GradientTesting",
    "GradientXCTest", "DerivativeTesting",
  ]

  /// A symbol of the compiler's symbol graph.
  private struct Symbol: Decodable {
    struct Fragment: Decodable { var spelling: String }
    struct Comment: Decodable {}
    var pathComponents: [String]
    var declarationFragments: [Fragment]
    var docComment: Comment?
    var line: String {
      let declaration = declarationFragments.map(\.spelling).joined().replacing(/\s+/, with: " ")
      return "\(pathComponents.joined(separator: ".")): \(declaration)"
    }
  }

  private struct Graph: Decodable { var symbols: [Symbol] }

  /// The folder of the compiled modules, beside the tests.
  private static var build: URL { URL(fileURLWithPath: Installed.gradcheck).deletingLastPathComponent() }

  private func symbols(of module: String, in folder: URL) throws -> [Symbol] {
    let maps = [
      Readme.root.appendingPathComponent("Sources/CMPFR/module.modulemap"),
      Self.build.appendingPathComponent(
        "../../checkouts/swift-numerics/Sources/_NumericsShims/include/module.modulemap"),
    ]
    let options = maps.map { "-Xcc '-fmodule-map-file=\($0.standardizedFileURL.path)'" }.joined(separator: " ")
    let target = try #require(Self.target)
    let status = Installed.shell(
      "swift symbolgraph-extract -module-name \(module) -I '\(Self.build.appendingPathComponent("Modules").path)' \(options)"
        + " -target \(target) -minimum-access-level public -skip-synthesized-members -output-dir '\(folder.path)'")
    try #require(status == 0, "the symbols of \(module) cannot be read")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix("\(module).") || $0.lastPathComponent.hasPrefix("\(module)@") }
    return try files.flatMap { try JSONDecoder().decode(Graph.self, from: Data(contentsOf: $0)).symbols }
  }

  /// The name of the folder in which the build is: the platform's triple.
  private static var target: String? {
    let name = build.resolvingSymlinksInPath().deletingLastPathComponent().lastPathComponent
    return name.split(separator: "-").count > 2 ? name : nil
  }

  // Some types are of one platform alone, and their symbols with them.
  #if os(Linux) && arch(x86_64)
    @Test func `the public API is the one in the list, and all of it is documented`() throws {
      var text = ""
      for module in Self.modules {
        let folder = try TemporaryFolder()
        let symbols = try symbols(of: module, in: folder.url)
        let bare = symbols.filter { $0.docComment == nil && !$0.pathComponents.contains { $0.hasPrefix("$") } }
        #expect(bare.isEmpty, "without documentation: \(bare.map(\.line))")
        text += "# \(module)\n" + symbols.map { $0.line + "\n" }.sorted().joined()
      }
      let list = Readme.root.appendingPathComponent("Tests/GradientsTests/Golden/PublicAPI.txt")
      if ProcessInfo.processInfo.environment["WRITE_PUBLIC_API"] != nil {
        try text.write(to: list, atomically: true, encoding: .utf8)
      }
      let written = try String(contentsOf: list, encoding: .utf8)
      let (before, now) = (Set(written.split(separator: "\n")), Set(text.split(separator: "\n")))
      #expect(before.subtracting(now).isEmpty, "no longer public, or changed; 'make api' writes the list anew")
      #expect(now.subtracting(before).isEmpty, "newly public, or changed; 'make api' writes the list anew")
    }
  #endif
}
