import Foundation

/// One case of Golden/verdicts.jsonl; the truth of each was found with 50 digits.
public struct VerdictCase: Decodable, Sendable {
  public let id: String
  public let variables: [String]
  public let f: String
  public let gradient: [String]
  public let at: [String]
  public let format: String
  public let truth: String
  /// How wrong the claim is, relative to the largest component.
  public let size: Double?

  /// All cases, in the order of the file.
  public static func all() throws -> [VerdictCase] {
    let file = Bundle.module.url(forResource: "verdicts", withExtension: "jsonl", subdirectory: "Golden")
    guard let file else { throw CocoaError(.fileNoSuchFile) }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(VerdictCase.self, from: Data($0.utf8))
    }
  }
}
