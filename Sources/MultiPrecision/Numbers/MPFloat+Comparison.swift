import Scalars
public import CMPFR

extension MPFloat {
  /// A relation of two numbers, as the shim has them.
  @usableFromInline
  typealias Relation = (Int, cmpfr_head, UnsafePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> Bool

  @inlinable
  @inline(__always)
  func compare(_ other: Self, _ relation: Relation) -> Bool {
    withLimbs { x in other.withLimbs { y in relation(Self.bits, head, x, other.head, y) } }
  }

  /// Whether the values are equal: −0 equals +0, and NaN equals nothing.
  @inlinable
  public func isEqual(to other: Self) -> Bool { compare(other, cmpfr_equal) }

  /// Whether this value is less than the other; false when either is NaN.
  @inlinable
  public func isLess(than other: Self) -> Bool { compare(other, cmpfr_less) }

  /// Whether this value is at most the other; false when either is NaN.
  @inlinable
  public func isLessThanOrEqualTo(_ other: Self) -> Bool { compare(other, cmpfr_less_or_equal) }

  /// Whether the values are equal: −0 equals +0, and NaN equals nothing.
  @inlinable
  public static func == (a: Self, b: Self) -> Bool { a.isEqual(to: b) }

  /// Whether a is less than b; false when either is NaN.
  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.isLess(than: b) }

  /// Whether a is at most b; false when either is NaN.
  @inlinable
  public static func <= (a: Self, b: Self) -> Bool { a.isLessThanOrEqualTo(b) }

  /// Whether a is greater than b; false when either is NaN.
  @inlinable
  public static func > (a: Self, b: Self) -> Bool { b.isLess(than: a) }

  /// Whether a is at least b; false when either is NaN.
  @inlinable
  public static func >= (a: Self, b: Self) -> Bool { b.isLessThanOrEqualTo(a) }

  /// The total order of IEEE 754: −∞ < … < −0 < +0 < … < ∞ < NaN. There is one NaN, and it is equal to itself here.
  @inlinable
  public func isTotallyOrdered(belowOrEqualTo other: Self) -> Bool {
    if isNaN || other.isNaN { return other.isNaN }
    if isZero && other.isZero { return sign == .minus || other.sign == .plus }
    return self <= other
  }

  /// Equal numbers hash alike; both zeros do.
  public func hash(into hasher: inout Hasher) {
    withParts { parts, limbs in
      hasher.combine(parts.kind)
      if parts.kind == .zero { return }
      hasher.combine(parts.sign)
      hasher.combine(parts.exponent)
      for i in limbs.indices { hasher.combine(limbs[i]) }
    }
  }
}
