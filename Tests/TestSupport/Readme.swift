public import Foundation

/// The README of the package, and the pages of its documentation.
public enum Readme {
  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A text that shows code.
  public struct Page: Sendable {
    /// Its place in the package.
    public var path: String
    /// All of it.
    public var text: String

    /// Its blocks of code in one language.
    public func blocks(_ language: String) -> [String] {
      text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
        $0.components(separatedBy: "\n```").first
      }
    }
  }

  /// The README, then all pages of the documentation in the order of their names.
  public static let pages: [Page] = {
    var paths: [String] = []
    for folder in ["Documentation", "Sources"] {
      let files = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      while let file = files?.nextObject() as? String {
        if file.hasSuffix(".md"), file.contains(".docc/") { paths.append("\(folder)/\(file)") }
      }
    }
    return (["README.md"] + paths.sorted()).compactMap { path in
      (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)).map { Page(path: path, text: $0) }
    }
  }()

  /// The README's blocks of code in one language.
  public static func blocks(_ language: String) -> [String] { pages.first?.blocks(language) ?? [] }
}
