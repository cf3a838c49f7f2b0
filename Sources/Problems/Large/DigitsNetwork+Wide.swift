import Scalars

extension DigitsNetwork {
  /// The network of as many hidden units as it takes to have at least so many weights, on the first images shipped.
  ///
  /// 75H + 10 weights: a million need H = 13 334 and are 1 000 060. Those of W1 that belong to a pixel without ink in any
  /// of the images have a derivative of exactly zero.
  ///
  /// Cost for a million weights and 50 images in binary64: some 25 ms for the value and twice that for the gradient; half a
  /// second, and 16 bytes a weight, for building it.
  ///
  /// - Parameters:
  ///   - parameters: how many weights there are to be at least.
  ///   - count: how many images to take.
  ///   - seed: of the initial weights.
  /// - Precondition: `parameters` ≥ 1, and `count` is from 1 through 200.
  public static func wide(parameters: Int = 1_000_000, count: Int = 50, seed: UInt64 = 1) -> DigitsNetwork {
    precondition(parameters >= 1, "a network needs at least one weight; \(parameters) were asked for")
    let hiddenUnits = (Swift.max(parameters, 85) - 10 + 74) / 75
    return DigitsNetwork(.shipped, count: count, hiddenUnits: hiddenUnits, seed: seed, name: "widedigits")
  }
}
