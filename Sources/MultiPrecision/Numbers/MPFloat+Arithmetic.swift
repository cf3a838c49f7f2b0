public import CMPFR

extension MPFloat {
  /// The sum, rounded to nearest, ties to even; exact zero sums of opposite numbers are +0.
  @inlinable
  @inline(__always)
  public static func + (a: Self, b: Self) -> Self { make(a, b, cmpfr_add) }

  /// The difference, rounded to nearest, ties to even.
  @inlinable
  @inline(__always)
  public static func - (a: Self, b: Self) -> Self { make(a, b, cmpfr_sub) }

  /// The product, rounded to nearest, ties to even.
  @inlinable
  @inline(__always)
  public static func * (a: Self, b: Self) -> Self { make(a, b, cmpfr_mul) }

  /// The quotient, rounded to nearest, ties to even; ±∞ when a finite number is divided by zero, NaN for 0 / 0 and ∞ / ∞.
  @inlinable
  @inline(__always)
  public static func / (a: Self, b: Self) -> Self { make(a, b, cmpfr_div) }

  /// Adds `b`, rounding as `+` does.
  @inlinable
  @inline(__always)
  public static func += (a: inout Self, b: Self) { a.update(b, cmpfr_assign_add) }

  /// Subtracts `b`, rounding as `-` does.
  @inlinable
  @inline(__always)
  public static func -= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_sub) }

  /// Multiplies by `b`, rounding as `*` does.
  @inlinable
  @inline(__always)
  public static func *= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_mul) }

  /// Divides by `b`, rounding as `/` does.
  @inlinable
  @inline(__always)
  public static func /= (a: inout Self, b: Self) { a.update(b, cmpfr_assign_div) }

  /// Changes the sign, of zeros and infinities too; but not of a zero that is the only one.
  @inlinable
  public mutating func negate() {
    if isZero, Format.range?.nan == .negativeZero { return }
    head.sign = -head.sign
  }

  /// The number of opposite sign; −0 for +0.
  @inlinable
  public static prefix func - (a: Self) -> Self {
    var result = a
    result.negate()
    return result
  }

  /// The absolute value: the number with sign +.
  @inlinable
  public var magnitude: Self {
    var result = self
    result.head.sign = 1
    return result
  }

  /// Replaces this number x by x − y·n, exactly, where n is the integer nearest to x / y, the even one of two.
  ///
  /// A zero has the sign of x. NaN when x is infinite or y is zero; x itself when y is infinite.
  /// Only where the exact remainder lies below the range is it rounded.
  @inlinable
  public mutating func formRemainder(dividingBy other: Self) { self = Self.make(self, other, cmpfr_remainder) }

  /// Replaces this number x by x − y·n, exactly, where n is x / y rounded towards zero.
  ///
  /// A zero has the sign of x. NaN when x is infinite or y is zero; x itself when y is infinite.
  /// Only where the exact remainder lies below the range is it rounded.
  @inlinable
  public mutating func formTruncatingRemainder(dividingBy other: Self) { self = Self.make(self, other, cmpfr_fmod) }

  /// Replaces this number by its square root, rounded to nearest, ties to even; −0 stays −0, negative numbers give NaN.
  @inlinable
  public mutating func formSquareRoot() { self = Self.make(self, cmpfr_sqrt) }

  /// Adds a·b: the exact a·b + self is rounded once, to nearest, ties to even.
  @inlinable
  public mutating func addProduct(_ a: Self, _ b: Self) {
    let c = self
    self = Self.make { (r) -> cmpfr_result in
      a.withLimbs { x in
        b.withLimbs { y in c.withLimbs { z in cmpfr_fma(Self.bits, r, a.head, x, b.head, y, c.head, z) } }
      }
    }
  }

  /// The difference `other` − `self`, rounded to nearest, ties to even.
  @inlinable
  public func distance(to other: Self) -> Self { other - self }

  /// The sum of this number and `amount`, rounded to nearest, ties to even.
  @inlinable
  public func advanced(by amount: Self) -> Self { self + amount }
}
