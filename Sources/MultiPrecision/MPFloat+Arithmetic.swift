public import CMPFR

extension MPFloat {
  @inlinable
  @inline(__always)
  public static func + (a: Self, b: Self) -> Self { make(a, b, cmpfr_add) }

  @inlinable
  @inline(__always)
  public static func - (a: Self, b: Self) -> Self { make(a, b, cmpfr_sub) }

  @inlinable
  @inline(__always)
  public static func * (a: Self, b: Self) -> Self { make(a, b, cmpfr_mul) }

  @inlinable
  @inline(__always)
  public static func / (a: Self, b: Self) -> Self { make(a, b, cmpfr_div) }

  @inlinable
  @inline(__always)
  public static func += (a: inout Self, b: Self) { a.update(b, cmpfr_assign_add) }

  @inlinable
  @inline(__always)
  public static func -= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_sub) }

  @inlinable
  @inline(__always)
  public static func *= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_mul) }

  @inlinable
  @inline(__always)
  public static func /= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_div) }

  @inlinable
  public mutating func negate() { head.sign = -head.sign }

  @inlinable
  public static prefix func - (a: Self) -> Self {
    var result = a
    result.negate()
    return result
  }

  /// The absolute value.
  @inlinable
  public var magnitude: Self {
    var result = self
    result.head.sign = 1
    return result
  }

  @inlinable
  public mutating func formRemainder(dividingBy other: Self) { self = Self.make(self, other, cmpfr_remainder) }

  @inlinable
  public mutating func formTruncatingRemainder(dividingBy other: Self) { self = Self.make(self, other, cmpfr_fmod) }

  @inlinable
  public mutating func formSquareRoot() { self = Self.make(self, cmpfr_sqrt) }

  /// Adds a·b, rounded once.
  @inlinable
  public mutating func addProduct(_ a: Self, _ b: Self) {
    let c = self
    self = Self.make { r in
      a.withLimbs { x in
        b.withLimbs { y in c.withLimbs { z in cmpfr_fma(Self.bits, r, a.head, x, b.head, y, c.head, z) } }
      }
    }
  }

  @inlinable
  public func distance(to other: Self) -> Self { other - self }

  @inlinable
  public func advanced(by amount: Self) -> Self { self + amount }
}
