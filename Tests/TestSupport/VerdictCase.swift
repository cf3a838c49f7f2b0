import Foundation

/// One case of Golden/verdicts.jsonl; the truth of each was found with 50 digits.
public struct VerdictCase: Decodable, Sendable {
  /// The function, the point and the kind of fault, as one name.
  public let id: String
  /// The variables of f.
  public let variables: [String]
  /// f.
  public let f: String
  /// The claimed gradient, a formula for each variable.
  public let gradient: [String]
  /// The point, a decimal for each variable.
  public let at: [String]
  /// `binary32` or `binary64`.
  public let format: String
  /// `correct`, `wrong` or `nonsmooth`.
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
