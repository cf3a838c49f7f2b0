public import MultiPrecision
public import Scalars

/// A direction in Rⁿ: exact weights, most of them often zero.
///
/// The weights are 64-bit numbers of a huge exponent range, so that they are exact at every reference precision.
public struct Direction: Hashable, Sendable {
  /// One for each coordinate.
  public let weights: [MeasuredError]

  /// The direction of these weights.
  public init(_ weights: [MeasuredError]) { self.weights = weights }

  /// The direction of one coordinate among `count`.
  public static func coordinate(_ index: Int, of count: Int) -> Direction {
    precondition((0..<count).contains(index), "coordinate \(index) is not one of \(count)")
    var weights = [MeasuredError](repeating: 0, count: count)
    weights[index] = 1
    return Direction(weights)
  }

  /// The direction of these weights in the coordinates of `indices`, 0 in all others.
  func restricted(to indices: some Sequence<Int>) -> Direction {
    var restricted = [MeasuredError](repeating: 0, count: weights.count)
    for i in indices { restricted[i] = weights[i] }
    return Direction(restricted)
  }

  /// A random direction on the scale of the point: ±w·2^e with w uniform on the 2³¹ numbers k/2³¹ + 1/2 < 3/2, and 2^e the
  /// power of two below |xᵢ| (1 where xᵢ = 0).
  ///
  /// With the signs each weight has 2³² values that are equally likely. No weight is small beside its coordinate, so that
  /// none hides an error.
  public static func random<S: RealScalar>(
    around point: [S], using generator: inout some RandomNumberGenerator
  ) -> Direction {
    Direction(
      point.map { x in
        let word = generator.next()
        let k = Int(truncatingIfNeeded: word >> 33) + 1 << 30
        let weight = MeasuredError(word & 1 == 0 ? k : -k)
        return weight.scaled(byPowerOfTwo: Direction.scale(of: x) - 31)
      })
  }

  /// The exponent of |x|; 0 for zero and what is not finite.
  static func scale<S: RealScalar>(of x: S) -> Int { x.isFinite && !x.isZero ? Int(x.exponent) : 0 }

  /// The exponent of the greatest power of two t with |t·vᵢ| on the scale of xᵢ or below it for every i.
  func reach<S: RealScalar>(at point: [S]) -> Int {
    var reach = Int.max
    for (x, weight) in zip(point, weights) where !weight.isZero {
      reach = Swift.min(reach, Direction.scale(of: x) - weight.exponent)
    }
    return reach == .max ? 0 : reach
  }
}
