import AutomaticDifferentiation
import Intervals
import MultiPrecision
import Scalars

/// A function that can be enclosed, at an exact point: its derivatives between bounds, or an honest refusal.
///
/// f is evaluated at dual numbers of intervals. Where every operation is continuous at the point, and its derivative too, as the
/// decorations of value and tangent say, f is continuously differentiable near the point, and its derivative lies within the
/// tangent: that is a proof. The precision rises until the bounds are as near as is wanted (A. Ziv, *Fast evaluation of elementary
/// mathematical functions with correctly rounded last bit*, 1991).
struct EnclosedPoint<F: EnclosableFunction, S: RealScalar>: Sendable {
  let function: F
  let point: [S]
  /// To how many bits a derivative is wanted.
  let bits: Int

  /// The function at the point.
  init(_ function: F, at point: [S], bits: Int) {
    self.function = function
    self.point = point
    self.bits = bits
  }

  /// From how many bits on an operation that may be undefined is taken for undefined, where the result is one number all the same;
  /// and what may be a tie, for one.
  private static var edgePrecision: Int { 512 }

  /// The derivative along coordinate `index`, and how many evaluations it took: a dual number's counts for three.
  func partialDerivative(_ index: Int, effort: Effort) -> (outcome: EnclosedSlope, evaluations: Int) {
    var evaluations = 0
    var bounds: ReferenceDerivative?
    var reason = Unproved.unsettled
    for precision in enclosurePrecisions(of: S.self, bits: bits) {
      if effort.isSpent { return (.open(.effort), evaluations) }
      let enclosure = DerivativeEnclosure(function: function, point: point, index: index, bits: bits)
      let found = effort.measured { withIntervals(bits: precision, enclosure) }.result
      evaluations += 3
      switch found {
      case .settled(let derivative): return (.proved(derivative), evaluations)
      case .undefined: return (.open(.possiblyUndefined), evaluations)
      // At the edge of a domain the value often is a point at every precision; but so is what is multiplied by 0.
      case .doubtful where precision >= Self.edgePrecision: return (.open(.possiblyUndefined), evaluations)
      case .doubtful: continue
      case .wide(let found): bounds = found ?? bounds
      case .tie, .piece:
        let sides = [1, -1].map { side in
          let enclosure = SideEnclosure(function: function, point: point, index: index, side: side)
          return effort.measured { withIntervals(bits: precision, enclosure) }.result
        }
        evaluations += 6
        switch (sides[0], sides[1]) {
        case (.cut, _), (_, .cut): return (.jump, evaluations)
        case (.reached(let right, slope: let rightSlope), .reached(let left, slope: let leftSlope)):
          let isApart = right.excludes(left) || found.value.map { $0.excludes(right) } ?? false
          if isApart { return (.jump, evaluations) }
          if rightSlope.excludes(leftSlope) {
            return (.kink(left: leftSlope.middle, right: rightSlope.middle), evaluations)
          }
        default: break
        }
        // What is no tie, but looks like one in so few bits, will come apart.
        if precision >= Self.edgePrecision { return (.open(.tie), evaluations) }
        reason = .tie
      }
    }
    // Its bounds are something: of a derivative that is zero by cancellation they are all that there is.
    return (bounds.map { .proved($0) } ?? .open(reason), evaluations)
  }
}

/// What is known of ∂f/∂xᵢ.
enum EnclosedSlope: Sendable {
  /// It exists, and lies between bounds.
  case proved(ReferenceDerivative)
  /// It does not: the slopes of the two sides lie between bounds that exclude each other.
  case kink(left: MeasuredError, right: MeasuredError)
  /// f jumps at the point, or would if it were moved a little: a branch cut.
  case jump
  /// Nothing is proved, for a reason; with how many evaluations that was seen.
  case open(Unproved)
}

/// Why nothing is proved.
public enum Unproved: String, Codable, Hashable, Sendable {
  /// f is known by its values alone.
  case valuesAlone = "values_alone"
  /// f is code that compares numbers, which those that are not known exactly cannot be; or it lives in another process.
  case notEnclosable = "not_enclosable"
  /// The point is at the edge of the domain of an operation, or cannot be told from it.
  case possiblyUndefined = "possibly_undefined"
  /// Two pieces of f meet at the point, and their slopes are not apart.
  case tie
  /// The bounds did not come near enough to each other: a derivative of zero by cancellation, say.
  case unsettled
  /// It would have taken longer than was allowed.
  case effort
  /// The claim has no formula, and what its numbers may be off by was measured.
  case measuredRoundoff = "measured_roundoff"
  /// Some components were looked at together, along random directions.
  case sampled
}

/// What one precision says of a derivative.
private enum EnclosureFinding {
  case settled(ReferenceDerivative)
  case wide(ReferenceDerivative?)
  /// f is continuous, and two slopes meet.
  case tie
  /// Two pieces of f meet, which may not be continuous; with what is known of f at the point itself.
  case piece(Bounds?)
  case undefined
  case doubtful

  /// Bounds of f at the point itself, where it may differ from what it is nearby.
  var value: Bounds? {
    if case .piece(let value) = self { value } else { nil }
  }
}

/// Takes an enclosure of a partial derivative at a precision that is chosen when the program runs.
private struct DerivativeEnclosure<F: EnclosableFunction, S: RealScalar>: IntervalVisitor {
  let function: F
  let point: [S]
  let index: Int
  let bits: Int

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> EnclosureFinding {
    let x = point.indices.map { Dual(Interval<Format>(point[$0]), tangent: $0 == index ? 1 : 0) }
    let y = function.enclosed(at: x)
    switch (y.value.decoration, y.tangent.decoration) {
    case (.possiblyUndefined, _): return y.value.isEmpty ? .undefined : y.value.isPoint ? .doubtful : .wide(nil)
    case (.defined, _): return .piece(y.value.isBounded ? Bounds(y.value) : nil)
    case (_, .possiblyUndefined): return y.tangent.isEmpty ? .undefined : y.tangent.isPoint ? .doubtful : .wide(nil)
    case (_, .defined): return .tie
    default: return y.tangent.settled(bits: bits).map { .settled($0) } ?? .wide(y.tangent.bounded)
    }
  }
}

extension Interval {
  /// Its midpoint with its radius for the error, where that is small enough: 2⁻ᵇ of every number inside.
  func settled(bits: Int) -> ReferenceDerivative? {
    guard let bounded, bounded.error <= MeasuredError(mignitude).scaled(byPowerOfTwo: -bits) else { return nil }
    return bounded
  }

  /// Its midpoint with its radius for the error; nil where there is none.
  var bounded: ReferenceDerivative? {
    guard isBounded, !isEmpty else { return nil }
    if containsZero {
      return ReferenceDerivative(
        value: Bound.zero, error: MeasuredError(magnitude, rounding: .up), precision: Bound.precision, isProved: true)
    }
    return ReferenceDerivative(
      value: midpoint, error: MeasuredError(radius, rounding: .up), precision: Bound.precision, isProved: true)
  }
}

/// Bounds as 64-bit numbers, rounded outwards.
private struct Bounds {
  var lower, upper: MeasuredError

  init<Format: BinaryFormat>(_ interval: Interval<Format>) {
    lower = MeasuredError(interval.lower, rounding: .down)
    upper = MeasuredError(interval.upper, rounding: .up)
  }

  func excludes(_ other: Bounds) -> Bool { upper < other.lower || other.upper < lower }

  var middle: MeasuredError { lower == upper ? lower : (lower / 2 + upper / 2) }
}

/// What is known of f on one side of a point where pieces meet.
private enum SideFinding {
  /// It tends to a value, with a slope.
  case reached(Bounds, slope: Bounds)
  /// The point lies on a cut, across which f jumps.
  case cut
  /// Nothing.
  case open
}

/// Takes an enclosure of value and slope to one side, where pieces meet.
private struct SideEnclosure<F: EnclosableFunction, S: RealScalar>: IntervalVisitor {
  let function: F
  let point: [S]
  let index: Int
  /// 1 for the right, −1 for the left.
  let side: Int

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> SideFinding {
    let x = point.indices.map { i in
      OneSided(Dual(Interval<Format>(point[i]), tangent: Interval<Format>(i == index ? side : 0)))
    }
    let found = function.enclosed(at: x).number
    if found.value.decoration == .defined { return .cut }
    let slope = found.tangent * Interval<Format>(side)
    guard found.value.decoration >= .continuous, slope.decoration >= .continuous, slope.isBounded,
      found.value.isBounded
    else { return .open }
    return .reached(Bounds(found.value), slope: Bounds(slope))
  }
}
