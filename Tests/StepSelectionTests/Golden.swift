import Foundation

/// What other programs chose; see Golden/steps.py.
struct Golden: Decodable {
  struct Step: Decodable, CustomStringConvertible, Sendable {
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
  }

  struct Noise: Decodable, CustomStringConvertible, Sendable {
    let name: String
    let values: [Double]
    let noise: Double
    let order: Int
    let levels: [Double]
    let outcome: String

    var description: String { name }
  }

  let steps: [Step]
  let noises: [Noise]

  /// The tables; empty, which a test notices, where the file can't be read.
  static let tables: Golden = {
    let file = Bundle.module.url(forResource: "steps", withExtension: "json", subdirectory: "Golden")
    let data = file.flatMap { try? Data(contentsOf: $0) }
    let decoded = data.flatMap { try? JSONDecoder().decode(Golden.self, from: $0) }
    return decoded ?? Golden(steps: [], noises: [])
  }()
}
