import Foundation
import Testing

/// The tables of the folder Golden, which `generate.py` writes with mpmath: rows of fields between tabs.
enum Golden {
  static func rows(_ name: String) throws -> [[String]] {
    let file = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: "tsv"))
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
  }
}
