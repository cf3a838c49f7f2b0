public import MultiPrecision
import Scalars

// Where the sine turns. With t = x/π, bounded outwards, the cosine has its extremes at the integers t, maxima at even ones, and
// the sine at t − ½. An extreme that lies within the roundings of t is taken for one of the interval: that near to it the
// function is the extreme itself but for the square of those roundings.
extension Interval {
  /// The sine.
  @inlinable
  public static func sin(_ x: Self) -> Self {
    x.isPoint && x.lower.isReducible
      ? value(at: x.lower, x.decoration) { Bound.sin($0, rounding: $1) }
      : turning(x, by: -0.5) { Bound.sin($0, rounding: $1) }
  }

  /// The cosine.
  @inlinable
  public static func cos(_ x: Self) -> Self {
    x.isPoint && x.lower.isReducible
      ? value(at: x.lower, x.decoration) { Bound.cos($0, rounding: $1) }
      : turning(x, by: 0) { Bound.cos($0, rounding: $1) }
  }

  /// The tangent; possibly undefined, and all of the line, where a pole may lie inside.
  @inlinable
  public static func tan(_ x: Self) -> Self {
    if x.isEmpty { return x }
    guard x.lower.isReducible && x.upper.isReducible, x.isPoint || turns(x, by: -0.5).count == 0 else {
      return .anything
    }
    return rising(x, x.decoration) { Bound.tan($0, rounding: $1) }
  }

  /// The integers k with an extreme at t + shift = k that may lie in x: none, one, or more than one; whether the first is even.
  @usableFromInline
  static func turns(_ x: Self, by shift: Bound) -> (count: Int, isEven: Bool) {
    guard x.isBounded else { return (2, true) }
    let t = Self(x.lower, x.upper, .common) / .pi + Self(point: shift)
    let (first, last) = (t.lower.rounded(.up), t.upper.rounded(.down))
    return (last < first ? 0 : last == first ? 1 : 2, first.remainder(dividingBy: 2).isZero)
  }

  /// The values of a function with maxima of 1 at even k and minima of −1 at odd ones.
  @usableFromInline
  static func turning(_ x: Self, by shift: Bound, _ f: Directed) -> Self {
    if x.isEmpty { return x }
    guard x.lower.isReducible && x.upper.isReducible, case let turns = turns(x, by: shift), turns.count < 2 else {
      return Self(-1, 1, x.decoration)
    }
    var lower = Bound.minimum(f(x.lower, .down), f(x.upper, .down))
    var upper = Bound.maximum(f(x.lower, .up), f(x.upper, .up))
    if turns.count == 1 {
      if turns.isEven { upper = 1 } else { lower = -1 }
    }
    return Self(lower, upper, x.decoration)
  }

  /// The angle of the point (x, y), from −π to π.
  ///
  /// It jumps across the negative x axis: a box that touches it is defined there and no more, and one that crosses it has
  /// angles of both ends. At the origin there is no angle.
  ///
  /// Along each side of a box that does not cross the axis the angle is monotone, so that the extremes lie at corners; where
  /// one of them is the origin, at the others.
  @inlinable
  public static func atan2(y: Self, x: Self) -> Self {
    if x.isEmpty || y.isEmpty { return .empty }
    var decoration = Swift.min(x.decoration, y.decoration)
    if y.containsZero {
      if x.containsZero {
        decoration = .possiblyUndefined
      } else if x.upper.isBelowZero {
        decoration = Swift.min(decoration, .defined)
      }
      if x.lower.isBelowZero, y.lower.isBelowZero {
        let half = Bound.pi(rounding: .up)
        return Self(-half, half, decoration)
      }
    }
    if x.isPoint, y.isPoint {
      if x.lower.isZero, y.lower.isZero { return .empty }
      return value(at: onAxis(y.lower), decoration) { Bound.atan2(y: $0, x: x.lower, rounding: $1) }
    }
    var (lower, upper) = (Bound.infinity, -Bound.infinity)
    for i in 0..<4 {
      let (b, a) = (onAxis(i & 1 == 0 ? y.lower : y.upper), i & 2 == 0 ? x.lower : x.upper)
      if a.isZero, b.isZero { continue }
      lower = Bound.minimum(lower, Bound.atan2(y: b, x: a, rounding: .down))
      upper = Bound.maximum(upper, Bound.atan2(y: b, x: a, rounding: .up))
    }
    return Self(lower, upper, decoration)
  }

  /// A zero of either sign is the zero above the axis.
  @inlinable
  static func onAxis(_ y: Bound) -> Bound { y.isZero ? .zero : y }
}
