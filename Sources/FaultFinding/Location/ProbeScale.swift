import RealModule
import Scalars

/// By how much the coordinates of a range are moved, relative to one another.
struct ProbeScale<S: RealScalar> {
  /// What stands for the size of a coordinate that is smaller.
  var typical: S
  /// Whether the coordinates are of so different sizes that each moves by its own, zeros by the typical one.
  var isRelative: Bool

  /// How far a coordinate is moved at t = 1: max(|x|, typical), so that a fault is seen as well in a small coordinate as in
  /// the others; |x| where sizes differ too much for that.
  func size(_ x: S) -> S {
    let size = x.magnitude
    return isRelative ? (size.isZero ? typical : size) : S.maximum(size, typical)
  }

  /// The scale of the coordinates of x in a range.
  ///
  /// The typical size is the root mean square. Logarithms of normally distributed sizes have a standard deviation of 1.1,
  /// of uniformly distributed ones of 1; from 3 on (a factor of 20 each way) the coordinates are not of one size. Where all
  /// are zero the typical size is 1.
  init(of x: [S], in range: Range<Int>) {
    (typical, isRelative) = Self.measured(x, range)
  }

  @specialized(where S == Double)
  @specialized(where S == Float)
  private static func measured(_ x: [S], _ range: Range<Int>) -> (S, Bool) {
    // Exponents give the spread of sizes well enough, and cannot overflow.
    var (count, sum, squares, largest) = (0, 0.0, 0.0, S(0))
    for i in range where !x[i].isZero {
      let exponent = Double(x[i].exponent)
      count += 1
      sum += exponent
      squares += exponent * exponent
      largest = S.maximum(largest, x[i].magnitude)
    }
    guard count > 0 else { return (1, false) }
    let mean = sum / Double(count)
    let deviation = (squares / Double(count) - mean * mean) * Double.log(2) * Double.log(2)
    if deviation > 9 { return (S(1).scaled(byPowerOfTwo: Int(mean)), true) }
    var meanSquare: S = 0
    let share = 1 / S(count)
    for i in range {
      let ratio = x[i] / largest
      meanSquare += ratio * ratio * share
    }
    return (largest * meanSquare.squareRoot(), false)
  }
}
