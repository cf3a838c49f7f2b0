import Scalars
public import CMPFR

extension MPFloat {
  @inlinable
  @inline(__always)
  func compare(_ other: Self, _ relation: (Int, cmpfr_head, UnsafePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> Bool)
    -> Bool
  {
    withLimbs { x in other.withLimbs { y in relation(Self.bits, head, x, other.head, y) } }
  }

  @inlinable
  public func isEqual(to other: Self) -> Bool { compare(other, cmpfr_equal) }

  @inlinable
  public func isLess(than other: Self) -> Bool { compare(other, cmpfr_less) }

  @inlinable
  public func isLessThanOrEqualTo(_ other: Self) -> Bool { compare(other, cmpfr_less_or_equal) }

  @inlinable
  public static func == (a: Self, b: Self) -> Bool { a.isEqual(to: b) }

  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.isLess(than: b) }

  @inlinable
  public static func <= (a: Self, b: Self) -> Bool { a.isLessThanOrEqualTo(b) }

  @inlinable
  public static func > (a: Self, b: Self) -> Bool { b.isLess(than: a) }

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
