import MultiPrecision
import RealModule
import Scalars

/// A function of xᵢ that a chain rule contributes, and that is easily forgotten, or applied twice.
private struct RatioFunction {
  let text: String
  let value: (MeasuredError) -> MeasuredError

  init(_ text: String, _ value: @escaping (MeasuredError) -> MeasuredError) {
    self.text = text
    self.value = value
  }

  typealias M = MeasuredError

  static var all: [RatioFunction] {
    [
      RatioFunction("x") { $0 }, RatioFunction("1/x") { 1 / $0 },
      RatioFunction("−x") { -$0 }, RatioFunction("−1/x") { -1 / $0 },
      RatioFunction("2x") { 2 * $0 }, RatioFunction("1/(2x)") { 1 / (2 * $0) },
      RatioFunction("x²") { $0 * $0 }, RatioFunction("1/x²") { 1 / ($0 * $0) },
      RatioFunction("√x") { M.sqrt($0) }, RatioFunction("1/√x") { 1 / M.sqrt($0) },
      RatioFunction("exp x") { M.exp($0) }, RatioFunction("exp(−x)") { M.exp(-$0) },
      RatioFunction("ln x") { M.log($0) }, RatioFunction("1/ln x") { 1 / M.log($0) },
      RatioFunction("sin x") { M.sin($0) }, RatioFunction("1/sin x") { 1 / M.sin($0) },
      RatioFunction("cos x") { M.cos($0) }, RatioFunction("1/cos x") { 1 / M.cos($0) },
      RatioFunction("−sin x") { -M.sin($0) }, RatioFunction("−cos x") { -M.cos($0) },
      RatioFunction("tan x") { M.tan($0) }, RatioFunction("cos x / sin x") { M.cos($0) / M.sin($0) },
      RatioFunction("−tan x") { -M.tan($0) }, RatioFunction("−cos x / sin x") { -M.cos($0) / M.sin($0) },
      RatioFunction("tanh x") { M.tanh($0) }, RatioFunction("1/tanh x") { 1 / M.tanh($0) },
      RatioFunction("1 − x²") { 1 - $0 * $0 }, RatioFunction("1/(1 − x²)") { 1 / (1 - $0 * $0) },
      RatioFunction("1 + x²") { 1 + $0 * $0 }, RatioFunction("1/(1 + x²)") { 1 / (1 + $0 * $0) },
      RatioFunction("1 − tanh² x") { 1 / (M.cosh($0) * M.cosh($0)) },
      RatioFunction("1/(1 − tanh² x)") { M.cosh($0) * M.cosh($0) },
      RatioFunction("x·(1 − x)") { $0 * (1 - $0) }, RatioFunction("1/(x·(1 − x))") { 1 / ($0 * (1 - $0)) },
      RatioFunction("|x|") { $0.magnitude }, RatioFunction("1/|x|") { 1 / $0.magnitude },
      RatioFunction("sign x") { $0.sign == .minus ? -1 : 1 },
    ]
  }
}

extension Discrepancies {
  /// The claim is the gradient times a simple function of xᵢ.
  ///
  /// Looked for where at least two components with different |xᵢ| are wrong: of one, or of equals, every function is a
  /// constant.
  var ratioFunctions: [Pattern] {
    guard let first = wrong.first, wrong.contains(where: { $0.x.magnitude != first.x.magnitude }) else { return [] }
    let functions = RatioFunction.all
    return places.flatMap { place in
      functions.compactMap { function in
        let digits = digits(in: place, of: .claim) { c in
          let ratio = function.value(c.x)
          // Where the gradient is zero, so is every finite multiple of it.
          guard ratio.isFinite else { return c.gradient.isZero ? (0, c.tolerance) : nil }
          return ((ratio - 1) * c.gradient, c.tolerance * MeasuredError.maximum(1, ratio.magnitude))
        }
        return digits.map {
          Pattern(
            .ratioFunction, in: place, text: "\(place.subject) is \(function.text) times what it should be", digits: $0,
            cost: 2.5)
        }
      }
    }
  }
}
