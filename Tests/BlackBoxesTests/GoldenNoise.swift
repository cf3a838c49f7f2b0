import Foundation

/// What ECnoise says of a table of values; see Golden/noise.py.
struct GoldenNoise: Decodable, CustomStringConvertible, Sendable {
  let name: String
  let values: [Double]
  let noise: Double
  let order: Int
  let levels: [Double]
  let outcome: String

  var description: String { name }

  /// The tables; none, which a test notices, where the file can't be read.
  static let all: [GoldenNoise] = {
    let file = Bundle.module.url(forResource: "noise", withExtension: "json", subdirectory: "Golden")
    let data = file.flatMap { try? Data(contentsOf: $0) }
    return data.flatMap { try? JSONDecoder().decode([GoldenNoise].self, from: $0) } ?? []
  }()
}
