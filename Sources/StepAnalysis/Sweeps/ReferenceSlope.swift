import BlackBoxes
import FiniteDifferences
public import MultiPrecision
public import Scalars

/// The derivative against which a sweep measures, along its direction.
public struct ReferenceSlope: Sendable {
  /// Where a reference derivative comes from.
  public enum Origin: String, Codable, Hashable, Sendable {
    /// A formula for the gradient, evaluated at twice the reference precision.
    case formula
    /// Differences of f at twice the reference precision, extrapolated.
    case extrapolation
    /// Differences of f in the widest format in which it can be had.
    case widestFormat
  }

  /// f′(x), a number of the reference format.
  public let value: any RealScalar
  /// A bound on |value − f′(x)|: the disagreement of the last two extrapolations, the difference of the slopes on the two
  /// sides, and the format's own rounding. For a formula, the rounding alone.
  public let error: MeasuredError
  /// Where it comes from.
  public let origin: Origin
  /// The standard deviation of f's values in the format of ``value``, where that is the widest in which f can be had: at a step h, the
  /// parts of the error are known to a few times this over h. Nil where f is exact beside what is shown.
  public var noise: MeasuredError?

  init(value: any RealScalar, error: MeasuredError, origin: Origin) {
    self.value = value
    self.error = error
    self.origin = origin
  }

  /// The name of the reference format.
  public var formatName: String { type(of: value).formatName }
}

extension ReferenceSlope {
  /// The slope of f along a direction by the automatic derivative in W, the widest format in which f can be had.
  ///
  /// Throws ``SweepError/noDerivative`` where there is none. Cost: some tens of evaluations in W, those of `ECnoise` among them.
  ///
  /// - Precondition: point and direction have one length.
  public init<W: RealScalar>(ofWidest f: ([W]) -> W, at point: [W], direction: [W]) throws(SweepError) {
    precondition(
      point.count == direction.count,
      "the point has \(point.count) coordinates but the direction has \(direction.count)")
    let moving = direction.indices.filter { !direction[$0].isZero }
    let line = StraightLine(point: point, direction: direction)
    // Along a coordinate the variable is the coordinate itself, whose scale is known.
    let start: W = moving.count == 1 && direction[moving[0]] == 1 ? point[moving[0]] : 0
    let φ = { (t: W) in f(line.exact(t - start)) }
    let slope = BlackBoxDerivative()(φ, at: start)
    guard slope.outcome.isEstimate, slope.value.isFinite, slope.error.isFinite else { throw .noDerivative }
    value = slope.value
    error = MeasuredError(slope.error) + MeasuredError(slope.value.ulp) / 2
    origin = .widestFormat
    let noise = ECnoise()(φ, at: start)
    let rounding = MeasuredError(f(point).ulp) / 2
    self.noise = noise.outcome == .detected ? MeasuredError.maximum(MeasuredError(noise.noise), rounding) : rounding
  }
}

/// The slope of φ at 0 by extrapolated central differences, all of it at the wide precision `W`.
///
/// With D(h) the central difference of order 8, D = φ′ + c₈h⁸ + c₁₀h¹⁰ + …; three of them, at h, h/2 and h/4, are
/// extrapolated twice (Richardson 1911), which leaves an error of order h¹². The last correction, of order h¹⁰, bounds
/// it. With h = s·2^−(b/10 + 2), where b bits are wanted, that is some 2^−(b + 20) when φ varies over lengths of s, and
/// roundoff, 2⁻²ᵇ/h, lies far below. A kink is invisible to central differences, which give the mean of the slopes on
/// its two sides; but (φ(h) − 2φ(0) + φ(−h))/h, of order h for a smooth φ, stays what it is, the difference of those
/// slopes. Half of it then joins the bound.
struct ExtrapolatedSlope<W: RealScalar> {
  var value: W
  var error: W

  /// - Parameters:
  ///   - bits: the precision wanted of the slope.
  ///   - scale: the length over which φ is expected to vary, a positive number.
  init(of φ: (W) -> W, bits: Int, scale: W) {
    let stencil = Stencil.central(order: 8)
    var step = scale * W(sign: .plus, exponent: W.Exponent(-(bits / 10 + 2)), significand: 1)
    let center = φ(0)
    var size = center.magnitude
    var slopes: [W] = []
    var bends: [W] = []
    for k in 0..<3 {
      if k > 0 { step /= 2 }
      let values = stencil.offsets.map { φ(W($0) * step) }
      for value in values { size = W.maximum(size, value.magnitude) }
      slopes.append(stencil.quotient(values, step: step))
      bends.append(((φ(step) - 2 * center + φ(-step)) / step).magnitude)
    }
    let once = [Self.eliminate(slopes[0], slopes[1], power: 8), Self.eliminate(slopes[1], slopes[2], power: 8)]
    value = Self.eliminate(once[0], once[1], power: 10)
    // Each of the quotients loses at most a few units of roundoff in the largest value over the least step.
    let roundoff: W = 16 * W.unitRoundoff * size / step
    let isKink = bends[2] > roundoff && 2 * bends[2] > bends[0]
    error = (value - once[1]).magnitude + roundoff + (isKink ? bends[2] / 2 : 0)
  }

  /// Removes the term of order hᵖ from values at h and h/2.
  private static func eliminate(_ coarse: W, _ fine: W, power: Int) -> W {
    fine + (fine - coarse) / W((1 << power) - 1)
  }
}
