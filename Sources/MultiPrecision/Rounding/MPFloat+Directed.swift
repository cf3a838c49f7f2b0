public import CMPFR
public import Scalars

// Every operation and function rounded in a direction: the number of the format next to the exact result on that side, or the
// result itself where it is one. What overflows away from the direction is the greatest finite number, what underflows
// towards it the least. Formats without an infinity have NaN in its place.
//
// Domains and special values are those of the functions that round to nearest.
extension MPFloat {
  /// A result of MPFR's own range, brought into that of the format in the same direction.
  @inlinable
  @inline(__always)
  static func fitted(
    _ result: cmpfr_result, _ limbs: UnsafeMutablePointer<UInt>, rounding direction: RoundingDirection
  ) -> cmpfr_head {
    if let range = Format.range,
      result.exponent <= range.leastNormalExponent || result.exponent > range.safeExponent + 1
    {
      return range.fit(result, limbs, bits: bits, rounding: direction)
    }
    return cmpfr_head(exponent: result.exponent, sign: Int(result.sign))
  }

  @inlinable
  @inline(__always)
  static func directed(
    _ direction: RoundingDirection, _ operation: (Int, UnsafeMutablePointer<UInt>, Int32) -> cmpfr_result
  ) -> Self {
    make { (limbs) -> cmpfr_head in fitted(operation(bits, limbs, direction.rawValue), limbs, rounding: direction) }
  }

  @inlinable
  @inline(__always)
  static func directed(
    _ a: Self, _ direction: RoundingDirection,
    _ operation: (Int, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>, Int32) -> cmpfr_result
  ) -> Self {
    directed(direction) { p, r, rounding in a.withLimbs { operation(p, r, a.head, $0, rounding) } }
  }

  @inlinable
  @inline(__always)
  static func directed(
    _ a: Self, _ b: Self, _ direction: RoundingDirection,
    _ operation: (
      Int, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>, cmpfr_head, UnsafePointer<UInt>, Int32
    ) -> cmpfr_result
  ) -> Self {
    directed(direction) { p, r, rounding in
      a.withLimbs { x in b.withLimbs { y in operation(p, r, a.head, x, b.head, y, rounding) } }
    }
  }

  // MARK: Arithmetic

  /// The sum, rounded in a direction.
  @inlinable
  public func adding(_ b: Self, rounding direction: RoundingDirection) -> Self {
    Self.directed(self, b, direction, cmpfr_directed_add)
  }

  /// The difference, rounded in a direction.
  @inlinable
  public func subtracting(_ b: Self, rounding direction: RoundingDirection) -> Self {
    Self.directed(self, b, direction, cmpfr_directed_sub)
  }

  /// The product, rounded in a direction.
  @inlinable
  public func multiplied(by b: Self, rounding direction: RoundingDirection) -> Self {
    Self.directed(self, b, direction, cmpfr_directed_mul)
  }

  /// The quotient, rounded in a direction.
  @inlinable
  public func divided(by b: Self, rounding direction: RoundingDirection) -> Self {
    Self.directed(self, b, direction, cmpfr_directed_div)
  }

  /// This number + a·b, rounded once, in a direction.
  @inlinable
  public func addingProduct(_ a: Self, _ b: Self, rounding direction: RoundingDirection) -> Self {
    Self.directed(direction) { p, r, rounding in
      a.withLimbs { x in
        b.withLimbs { y in
          withLimbs { z in cmpfr_directed_fma(p, r, a.head, x, b.head, y, head, z, rounding) }
        }
      }
    }
  }

  /// The square root, rounded in a direction.
  @inlinable
  public func squareRoot(rounding direction: RoundingDirection) -> Self {
    Self.directed(self, direction, cmpfr_directed_sqrt)
  }

  // MARK: Conversions and constants

  /// A number of any format, rounded in a direction.
  public init<O: RealScalar>(_ other: O, rounding direction: RoundingDirection) {
    self = other.withParts { parts, limbs in
      guard parts.kind == .finite else { return Self(rounding: parts, limbs: limbs) }
      let head = cmpfr_head(exponent: parts.exponent + 1, sign: parts.sign == .minus ? -1 : 1)
      return limbs.withUnsafeBufferPointer { source in
        guard let start = source.baseAddress else { return .zero }
        return Self.directed(direction) { cmpfr_directed_set($0, $1, source.count * UInt.bitWidth, head, start, $2) }
      }
    }
  }

  /// The number that a decimal text writes, rounded in a direction; nil when it writes none.
  public init?(decimal text: String, rounding direction: RoundingDirection) {
    guard NumberText(text)?.form == .decimal else { return nil }
    self.init(text, rounding: direction)
  }

  /// The number that a text writes, decimal or hexadecimal, rounded in a direction; infinities and NaN too, nil when it
  /// writes none of these.
  public init?(_ text: String, rounding direction: RoundingDirection) {
    guard let form = NumberText(text)?.form else { return nil }
    guard form == .decimal || form == .hexadecimal else {
      self.init(text)
      return
    }
    let base: Int32 = form == .decimal ? 10 : 16
    self = text.withCString { start in Self.directed(direction) { cmpfr_directed_strtofr($0, $1, start, base, $2) } }
  }

  /// π, rounded in a direction.
  @inlinable
  public static func pi(rounding direction: RoundingDirection) -> Self { directed(direction, cmpfr_directed_const_pi) }

  // MARK: Both sides

  /// What `operation` gives rounded down and rounded up, computed once: rounded down, and where that was inexact, as MPFR's
  /// flag of this thread says, the next number is the other bound.
  ///
  /// `operation` is one of the operations and functions above.
  @inlinable
  @inline(__always)
  public static func bounds(_ operation: (RoundingDirection) -> Self) -> (lower: Self, upper: Self) {
    let wasRaised = cmpfr_was_inexact()
    if wasRaised { cmpfr_forget_inexact() }
    let lower = operation(.down)
    let isInexact = cmpfr_was_inexact()
    if wasRaised && !isInexact { cmpfr_raise(cmpfr_flag_inexact) }
    return (lower, isInexact ? lower.nextUp : lower)
  }
}
