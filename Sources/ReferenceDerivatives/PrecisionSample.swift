import AutomaticDifferentiation
import MultiPrecision
import Scalars

/// What one precision says of the derivative of f along a line, by two methods that share nothing but f's values.
///
/// At R bits, with t = 2^−R/2 on the scale of the point: the tangent of a dual number, and the slopes to the two sides,
/// (f(x + tv) − f(x))/t and (f(x) − f(x − tv))/t. Truncation and roundoff of the slopes are both of size 2^−R/2, so that
/// whatever is not a property of f shrinks as R grows.
struct PrecisionSample: Sendable {
  /// R.
  let precision: Int
  /// Whether f(x) is finite.
  let isFinite: Bool
  /// The tangent of the dual number.
  let tangent: any RealScalar
  /// The mean of the slopes to the two sides.
  let difference: any RealScalar
  /// The slope to the right; NaN when f is not finite there.
  let right: any RealScalar
  /// The slope to the left; NaN when f is not finite there.
  let left: any RealScalar
  /// right − left, its magnitude.
  let gap: MeasuredError
  /// |tangent − difference|.
  let mismatch: MeasuredError
  /// The larger slope in magnitude.
  let steepness: MeasuredError
  /// How much of a slope may be the rounding of f's values: 4u·|f(x)|/t. What is smaller contradicts nothing.
  let noise: MeasuredError

  /// How far the slopes to the two sides are at most from those that twice the precision finds at the same points; nil where
  /// nobody looked.
  private(set) var doubt: MeasuredError?

  /// Whether the dual number says nothing, or may say nothing: a tangent of exactly 0 absorbs a slope that is infinite, as it does
  /// that of √0. Then the slopes are all that there is, and of 1/(1 + x²) − 1 near 0 they are nothing but its rounding.
  var isDoubtful: Bool { !tangent.isFinite || tangent.isZero }

  /// Compares the slopes with those of a sample of twice the precision, at the same points.
  mutating func compare(with sample: PrecisionSample) {
    doubt = MeasuredError.maximum(distance(left, sample.left), distance(right, sample.right))
  }

  /// How many evaluations of f a sample counts for: a dual number's is about three.
  static let evaluations = 5

  /// The sample at the precision of `W`, with the step of a sample of `bits` bits.
  init<F: RealFunction, S: RealScalar, W: RealScalar>(
    of f: F, at x: [S], along v: Direction, stepOf bits: Int, as type: W.Type
  ) {
    precision = W.precision
    let (value, tangent): (W, W) = Self.dual(f, x, v)
    let exponent = v.reach(at: x) - bits / 2
    let t = W(1).scaled(byPowerOfTwo: exponent)
    func slope(_ t: W) -> W {
      let moved = f(zip(x, v.weights).map { x, w in w.isZero ? W(x) : W(x) + t * W(w) })
      return moved.isFinite && value.isFinite ? (moved - value).scaled(byPowerOfTwo: -exponent) : .nan
    }
    let right = slope(t)
    let left = -slope(-t)
    let difference = (right + left) / 2
    isFinite = value.isFinite
    gap = MeasuredError((right - left).magnitude)
    mismatch = MeasuredError((tangent - difference).magnitude)
    steepness = MeasuredError(W.maximum(right.magnitude, left.magnitude))
    noise = MeasuredError((value.magnitude * W.ulpOfOne).scaled(byPowerOfTwo: 1 - exponent))
    self.tangent = tangent
    self.difference = difference
    self.right = right
    self.left = left
  }

  /// f(x) and its derivative along v, from one evaluation with dual numbers over `W`.
  static func dual<F: RealFunction, S: RealScalar, W: RealScalar>(_ f: F, _ x: [S], _ v: Direction) -> (W, W) {
    let result = f(zip(x, v.weights).map { x, w in Dual<W>(W(x), tangent: W(w)) })
    return (result.value, result.tangent)
  }
}

/// Takes a sample at a precision that is chosen when the program runs.
struct SampleVisitor<F: RealFunction, S: RealScalar>: PrecisionVisitor {
  let function: F
  let point: [S]
  let direction: Direction
  /// The precision whose step is taken; nil for the sample's own.
  var stepPrecision: Int?

  func callAsFunction<W: RealScalar>(_ type: W.Type) -> PrecisionSample {
    PrecisionSample(
      of: function, at: point, along: direction, stepOf: stepPrecision ?? W.precision, as: type)
  }
}
