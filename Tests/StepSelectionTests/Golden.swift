import Foundation

/// A step that another program chose; see Golden/steps.py.
struct GoldenStep: Decodable, CustomStringConvertible, Sendable {
  let rule: String
  let form: String
  let function: String
  let x: Double
  let step: Double
  let noise: Double?
  let start: Double?
  let least: Double?
  let greatest: Double?

  var description: String { "\(rule), \(form), \(function) at \(x)" }

  /// The table; empty, which a test notices, where the file can't be read.
  static let all: [GoldenStep] = {
    let file = Bundle.module.url(forResource: "steps", withExtension: "json", subdirectory: "Golden")
    let data = file.flatMap { try? Data(contentsOf: $0) }
    return data.flatMap { try? JSONDecoder().decode([GoldenStep].self, from: $0) } ?? []
  }()
}
