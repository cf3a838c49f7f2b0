public import Foundation

/// The README of the package.
public enum Readme {
  /// The folder of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Its file.
  public static let url = root.appendingPathComponent("README.md")

  private static let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""

  /// Its blocks of code in one language.
  public static func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }
}
