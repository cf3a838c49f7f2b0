public import MultiPrecision
import Scalars

// Bounds by the signs of the operands: of the four products of bounds two at most can be the least and the greatest. A bound of
// 0 times an unbounded one is 0, for no number of the line is infinite.
extension Interval {
  /// The sum.
  @inlinable
  @inline(__always)
  public static func + (a: Self, b: Self) -> Self {
    let decoration = Swift.min(a.decoration, b.decoration)
    if decoration == .possiblyUndefined, a.isEmpty || b.isEmpty { return .empty }
    if a.isIdenticallyZero { return b.decorated(a.decoration) }
    if b.isIdenticallyZero { return a.decorated(b.decoration) }
    return Self(
      a.lower.adding(b.lower, rounding: .down), a.upper.adding(b.upper, rounding: .up), decoration)
  }

  /// The difference.
  @inlinable
  @inline(__always)
  public static func - (a: Self, b: Self) -> Self {
    let decoration = Swift.min(a.decoration, b.decoration)
    if decoration == .possiblyUndefined, a.isEmpty || b.isEmpty { return .empty }
    if a.isIdenticallyZero { return (-b).decorated(a.decoration) }
    if b.isIdenticallyZero { return a.decorated(b.decoration) }
    return Self(
      a.lower.subtracting(b.upper, rounding: .down), a.upper.subtracting(b.lower, rounding: .up), decoration)
  }

  /// The product.
  @inlinable
  public static func * (a: Self, b: Self) -> Self {
    let decoration = Swift.min(a.decoration, b.decoration)
    if decoration == .possiblyUndefined, a.isEmpty || b.isEmpty { return .empty }
    if !a.lower.isBelowZero {
      if !b.lower.isBelowZero { return Self(down(a.lower, b.lower), up(a.upper, b.upper), decoration) }
      if !b.upper.isAboveZero { return Self(down(a.upper, b.lower), up(a.lower, b.upper), decoration) }
      return Self(down(a.upper, b.lower), up(a.upper, b.upper), decoration)
    }
    if !a.upper.isAboveZero {
      if !b.lower.isBelowZero { return Self(down(a.lower, b.upper), up(a.upper, b.lower), decoration) }
      if !b.upper.isAboveZero { return Self(down(a.upper, b.upper), up(a.lower, b.lower), decoration) }
      return Self(down(a.lower, b.upper), up(a.lower, b.lower), decoration)
    }
    if !b.lower.isBelowZero { return Self(down(a.lower, b.upper), up(a.upper, b.upper), decoration) }
    if !b.upper.isAboveZero { return Self(down(a.upper, b.lower), up(a.lower, b.lower), decoration) }
    return Self(
      Bound.minimum(down(a.lower, b.upper), down(a.upper, b.lower)),
      Bound.maximum(up(a.lower, b.lower), up(a.upper, b.upper)), decoration)
  }

  @inlinable
  @inline(__always)
  static func down(_ a: Bound, _ b: Bound) -> Bound {
    a.isZero || b.isZero ? .zero : a.multiplied(by: b, rounding: .down)
  }

  @inlinable
  @inline(__always)
  static func up(_ a: Bound, _ b: Bound) -> Bound { a.isZero || b.isZero ? .zero : a.multiplied(by: b, rounding: .up) }

  /// The quotient: all a / b with b ≠ 0. Where b may be 0 it is possibly undefined, and unbounded unless a is 0.
  @inlinable
  public static func / (a: Self, b: Self) -> Self {
    let decoration = Swift.min(a.decoration, b.decoration)
    if decoration == .possiblyUndefined, a.isEmpty || b.isEmpty { return .empty }
    if a.isIdenticallyZero, !b.containsZero { return a.decorated(decoration) }
    if b.lower.isAboveZero {
      if !a.lower.isBelowZero { return quotient(a.lower, b.upper, a.upper, b.lower, decoration) }
      if !a.upper.isAboveZero { return quotient(a.lower, b.lower, a.upper, b.upper, decoration) }
      return quotient(a.lower, b.lower, a.upper, b.lower, decoration)
    }
    if b.upper.isBelowZero {
      if !a.lower.isBelowZero { return quotient(a.upper, b.upper, a.lower, b.lower, decoration) }
      if !a.upper.isAboveZero { return quotient(a.upper, b.lower, a.lower, b.upper, decoration) }
      return quotient(a.upper, b.upper, a.lower, b.upper, decoration)
    }
    return quotientAtPole(a, b)
  }

  /// From a/b, rounded down, to c/d, rounded up.
  @inlinable
  @inline(__always)
  static func quotient(_ a: Bound, _ b: Bound, _ c: Bound, _ d: Bound, _ decoration: Decoration) -> Self {
    Self(a.divided(by: b, rounding: .down), c.divided(by: d, rounding: .up), decoration)
  }

  /// The quotient where b holds 0.
  @usableFromInline
  static func quotientAtPole(_ a: Self, _ b: Self) -> Self {
    if b.isPoint { return .empty }
    if a.lower.isZero && a.upper.isZero { return Self(.zero, .zero, .possiblyUndefined) }
    if a.lower.isBelowZero && a.upper.isAboveZero || b.lower.isBelowZero && b.upper.isAboveZero { return .anything }
    if b.upper.isAboveZero {
      return !a.lower.isBelowZero
        ? Self(a.lower.divided(by: b.upper, rounding: .down), .infinity, .possiblyUndefined)
        : Self(-.infinity, a.upper.divided(by: b.upper, rounding: .up), .possiblyUndefined)
    }
    return !a.lower.isBelowZero
      ? Self(-.infinity, a.lower.divided(by: b.lower, rounding: .up), .possiblyUndefined)
      : Self(a.upper.divided(by: b.lower, rounding: .down), .infinity, .possiblyUndefined)
  }

  /// The numbers of opposite sign.
  @inlinable
  public static prefix func - (a: Self) -> Self { a.isIdenticallyZero ? a : Self(-a.upper, -a.lower, a.decoration) }

  /// Changes the sign.
  @inlinable
  public mutating func negate() { self = -self }

  /// Adds `b`.
  @inlinable
  public static func += (a: inout Self, b: Self) { a = a + b }

  /// Subtracts `b`.
  @inlinable
  public static func -= (a: inout Self, b: Self) { a = a - b }

  /// Multiplies by `b`.
  @inlinable
  public static func *= (a: inout Self, b: Self) { a = a * b }

  /// Divides by `b`.
  @inlinable
  public static func /= (a: inout Self, b: Self) { a = a / b }
}
