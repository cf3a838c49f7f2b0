import Foundation

/// Values and gradients from `Golden/generate.py`: SymPy and mpmath, from the formulae in the sources, 50 digits.
struct GoldenValue: Decodable {
  let value: String
  let gradient: [String]
  /// The network's weights, times 4096.
  let point: [String]?

  /// By problem, then by point.
  static let all: [String: [String: GoldenValue]] = {
    do {
      let url = Bundle.module.bundleURL.appending(path: "Golden/golden.json")
      return try JSONDecoder().decode([String: [String: GoldenValue]].self, from: Data(contentsOf: url))
    } catch {
      return [:]
    }
  }()
}
