public import Scalars

// Order, equality and hash are those of the values: code that compares branches as it does at `Base`.
extension Dual: Comparable where Base: RealScalar {
  /// Whether the values are equal.
  @inlinable public func isEqual(to other: Dual) -> Bool { value.isEqual(to: other.value) }
  /// Whether this value is the lesser.
  @inlinable public func isLess(than other: Dual) -> Bool { value.isLess(than: other.value) }
  /// Whether this value is at most the other.
  @inlinable public func isLessThanOrEqualTo(_ other: Dual) -> Bool { value.isLessThanOrEqualTo(other.value) }
  /// Whether the values are in the total order of `Base`.
  @inlinable
  public func isTotallyOrdered(belowOrEqualTo other: Dual) -> Bool {
    value.isTotallyOrdered(belowOrEqualTo: other.value)
  }
  /// Whether a's value is less than b's.
  @inlinable public static func < (a: Dual, b: Dual) -> Bool { a.value < b.value }
  /// Whether a's value is at most b's.
  @inlinable public static func <= (a: Dual, b: Dual) -> Bool { a.value <= b.value }
  /// Whether a's value is greater than b's.
  @inlinable public static func > (a: Dual, b: Dual) -> Bool { a.value > b.value }
  /// Whether a's value is at least b's.
  @inlinable public static func >= (a: Dual, b: Dual) -> Bool { a.value >= b.value }
}

extension Dual: Hashable where Base: RealScalar {
  /// Hashes the value: equal numbers hash alike.
  @inlinable
  public func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

extension Dual: Strideable where Base: RealScalar {
  /// A difference is a dual number too.
  public typealias Stride = Dual

  /// `other` − `self`.
  @inlinable public func distance(to other: Dual) -> Dual { other - self }
  /// `self` + `amount`.
  @inlinable public func advanced(by amount: Dual) -> Dual { self + amount }
}
