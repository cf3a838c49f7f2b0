import Scalars

/// An integer of any size: what the parts of an exact rational number are.
///
/// Sums, products, quotients and greatest common divisors, by the algorithms of the school; there are no bit patterns, and
/// nothing is fast for thousands of digits. Weights of stencils have a limb or two. Cost: an allocation for each operation.
///
/// Source of the division: D. E. Knuth, The Art of Computer Programming, vol. 2 (1997), section 4.3.1, algorithm D.
public struct LongInteger: Hashable, Sendable {
  /// |n| in base 2⁶⁴, the least significant limb first, the last one not 0; empty for 0.
  var limbs: [UInt]
  /// Whether the number is below 0.
  var isNegative: Bool

  /// The number ±Σ limbs[i]·2⁶⁴ⁱ; zero has one sign.
  init(limbs: [UInt], isNegative: Bool = false) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
    self.isNegative = isNegative && !limbs.isEmpty
  }

  /// The number of bits of |n|: 0 for 0.
  package var bitCount: Int { limbs.count * UInt.bitWidth - (limbs.last?.leadingZeroBitCount ?? 0) }

  /// The same number in the standard library's type; nil where it does not fit.
  package var machine: Int? {
    guard let limb = limbs.first else { return 0 }
    return limbs.count > 1 ? nil : isNegative ? Int(exactly: -Int128(limb)) : Int(exactly: limb)
  }

  /// n·2ᵏ.
  ///
  /// - Precondition: k ≥ 0.
  public static func << (n: LongInteger, k: Int) -> LongInteger {
    precondition(k >= 0, "the shift is by \(k) bits; it must be at least 0")
    let (whole, bits) = k.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var limbs = [UInt](repeating: 0, count: whole)
    var carry: UInt = 0
    for limb in n.limbs {
      limbs.append(limb << UInt(bits) | carry)
      carry = bits == 0 ? 0 : limb >> UInt(UInt.bitWidth - bits)
    }
    return LongInteger(limbs: limbs + [carry], isNegative: n.isNegative)
  }

  /// The greatest number that divides both, by Euclid's algorithm; of 0 and n it is |n|.
  package func greatestCommonDivisor(with other: LongInteger) -> LongInteger {
    var (a, b) = (magnitude, other.magnitude)
    while b.limbs.count > 1 || a.limbs.count > 1 && b != 0 {
      (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder)
    }
    // What is left fits the processor, and most numbers do from the start.
    guard a.limbs.count == 1, let divisor = b.limbs.first else { return b == 0 ? a : b }
    var (x, y) = (a.limbs[0], divisor)
    while y != 0 { (x, y) = (y, x % y) }
    return LongInteger(limbs: [x])
  }
}

extension LongInteger: SignedNumeric {
  /// The integer that is written.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The same number.
  public init(_ value: Int) { self.init(limbs: [value.magnitude], isNegative: value < 0) }

  /// The same number: every integer has one.
  public init?<I: BinaryInteger>(exactly source: I) {
    self.init(limbs: source.magnitude.words.map { $0 }, isNegative: source < 0)
  }

  /// |n|.
  public var magnitude: LongInteger { LongInteger(limbs: limbs) }

  /// −n.
  public static prefix func - (n: LongInteger) -> LongInteger {
    LongInteger(limbs: n.limbs, isNegative: !n.isNegative)
  }

  /// The sum.
  public static func + (a: LongInteger, b: LongInteger) -> LongInteger {
    if a.isNegative == b.isNegative {
      return LongInteger(limbs: added(a.limbs, b.limbs), isNegative: a.isNegative)
    }
    return precedes(a.limbs, b.limbs)
      ? LongInteger(limbs: subtracted(a.limbs, from: b.limbs), isNegative: b.isNegative)
      : LongInteger(limbs: subtracted(b.limbs, from: a.limbs), isNegative: a.isNegative)
  }

  /// The difference.
  public static func - (a: LongInteger, b: LongInteger) -> LongInteger { a + -b }

  /// The product.
  public static func * (a: LongInteger, b: LongInteger) -> LongInteger {
    if a.limbs.count == 1, b.limbs.count == 1 {
      let (high, low) = a.limbs[0].multipliedFullWidth(by: b.limbs[0])
      return LongInteger(limbs: high == 0 ? [low] : [low, high], isNegative: a.isNegative != b.isNegative)
    }
    var limbs = [UInt](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt = 0
      for (j, y) in b.limbs.enumerated() {
        let sum = UInt128(x) * UInt128(y) + UInt128(limbs[i + j]) + UInt128(carry)
        limbs[i + j] = UInt(truncatingIfNeeded: sum)
        carry = UInt(truncatingIfNeeded: sum >> 64)
      }
      limbs[i + b.limbs.count] = carry
    }
    return LongInteger(limbs: limbs, isNegative: a.isNegative != b.isNegative)
  }

  /// The product, in place.
  public static func *= (a: inout LongInteger, b: LongInteger) { a = a * b }

  /// |a| + |b|.
  private static func added(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    var (sum, carry): ([UInt], UInt) = ([], 0)
    for i in 0..<max(a.count, b.count) {
      let (first, overflow) = (i < a.count ? a[i] : 0).addingReportingOverflow(carry)
      let (second, another) = first.addingReportingOverflow(i < b.count ? b[i] : 0)
      sum.append(second)
      carry = overflow || another ? 1 : 0
    }
    return sum + [carry]
  }

  /// |a| − |b|, |b| being no greater.
  fileprivate static func subtracted(_ b: [UInt], from a: [UInt]) -> [UInt] {
    var (difference, borrow): ([UInt], UInt) = ([], 0)
    for i in a.indices {
      let (first, overflow) = a[i].subtractingReportingOverflow(borrow)
      let (second, another) = first.subtractingReportingOverflow(i < b.count ? b[i] : 0)
      difference.append(second)
      borrow = overflow || another ? 1 : 0
    }
    return difference
  }

  /// Whether |a| < |b|.
  fileprivate static func precedes(_ a: [UInt], _ b: [UInt]) -> Bool {
    a.count == b.count ? a.reversed().lexicographicallyPrecedes(b.reversed()) : a.count < b.count
  }
}

extension LongInteger: Comparable, CustomStringConvertible {
  /// Whether `a` is the lesser number.
  public static func < (a: LongInteger, b: LongInteger) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? precedes(b.limbs, a.limbs) : precedes(a.limbs, b.limbs)
  }

  /// The number in decimal.
  public var description: String {
    // The greatest power of ten in a limb, so that a digit group costs one pass.
    let (group, width): (UInt, Int) = (10_000_000_000_000_000_000, 19)
    var (groups, rest): ([String], LongInteger) = ([], magnitude)
    while rest.limbs.count > 1 {
      let (quotient, digits) = rest.quotientAndRemainder(byLimb: group)
      let text = String(digits)
      groups.append(String(repeating: "0", count: width - text.count) + text)
      rest = quotient
    }
    return (isNegative ? "-" : "") + String(rest.limbs.first ?? 0) + groups.reversed().joined()
  }
}

extension LongInteger {
  /// The quotient, rounded towards zero, and what is left, which has the sign of this number.
  ///
  /// - Precondition: `divisor` ≠ 0.
  package func quotientAndRemainder(dividingBy divisor: LongInteger) -> (quotient: LongInteger, remainder: LongInteger)
  {
    precondition(!divisor.limbs.isEmpty, "division of \(self) by 0")
    // Most numbers are divided by 1.
    if divisor.limbs == [1] { return (divisor.isNegative ? -self : self, 0) }
    var (quotient, remainder) = magnitude.divided(by: divisor.magnitude)
    quotient.isNegative = isNegative != divisor.isNegative && quotient != 0
    remainder.isNegative = isNegative && remainder != 0
    return (quotient, remainder)
  }

  /// The same of a number that is not negative, by one limb.
  private func quotientAndRemainder(byLimb divisor: UInt) -> (quotient: LongInteger, remainder: UInt) {
    var (quotient, rest) = (limbs, UInt(0))
    for i in limbs.indices.reversed() {
      (quotient[i], rest) = divisor.dividingFullWidth((rest, limbs[i]))
    }
    return (LongInteger(limbs: quotient), rest)
  }

  /// The same of two numbers that are not negative: Knuth's algorithm D, with a divisor whose highest bit is set.
  private func divided(by divisor: LongInteger) -> (quotient: LongInteger, remainder: LongInteger) {
    if Self.precedes(limbs, divisor.limbs) { return (0, self) }
    if divisor.limbs.count == 1 {
      let (quotient, rest) = quotientAndRemainder(byLimb: divisor.limbs[0])
      return (quotient, LongInteger(limbs: [rest]))
    }
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let v = (divisor << shift).limbs
    let n = v.count
    var u = (self << shift).limbs
    u += [UInt](repeating: 0, count: limbs.count + 1 - u.count)
    var quotient = [UInt](repeating: 0, count: u.count - n)
    for j in quotient.indices.reversed() {
      let top = UInt128(u[j + n]) << 64 | UInt128(u[j + n - 1])
      var (digit, rest) = top.quotientAndRemainder(dividingBy: UInt128(v[n - 1]))
      while digit >> 64 != 0 || digit * UInt128(v[n - 2]) > (rest << 64 | UInt128(u[j + n - 2])) {
        digit -= 1
        rest += UInt128(v[n - 1])
        if rest >> 64 != 0 { break }
      }
      // The digit is right, or one too large: then the product exceeds what it is taken from.
      let q = LongInteger(limbs: [UInt(digit)])
      let part = LongInteger(limbs: Array(u[j...(j + n)]))
      var product = q * LongInteger(limbs: v)
      if part < product {
        digit -= 1
        product = product - LongInteger(limbs: v)
      }
      let difference = (part - product).limbs
      for i in 0...n { u[j + i] = i < difference.count ? difference[i] : 0 }
      quotient[j] = UInt(digit)
    }
    // The remainder was shifted as the divisor was.
    let rest = u.prefix(n).indices.map { u[$0] >> UInt(shift) | (shift == 0 ? 0 : u[$0 + 1] << UInt(64 - shift)) }
    return (LongInteger(limbs: quotient), LongInteger(limbs: rest))
  }
}
