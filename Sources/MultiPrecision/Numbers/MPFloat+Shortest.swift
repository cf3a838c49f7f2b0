import RealModule
import Scalars

// The shortest text that reads back as a number.
//
// Goals, in order: it reads back, in every format and at both ends of its range; no shorter text does, and of those as short
// none is nearer; it costs little more than the digits of the number, which MPFR has to compute in any case.
//
// A decimal reads back when it lies less than half an ulp from the number (below a power of two, a quarter). So the number is
// written once, with five to seven digits more than it may need; how far it is from its first n digits, or from the next
// decimal of n digits, can then be read off, in units of the last digit written: the half ulp is between 5·10⁴ and 10⁷ of them. A
// comparison that comes out nearer than these digits can tell, some one in 10⁵, and numbers near the ends of the range are left
// to a search that reads texts back.
extension MPFloat {
  /// The shortest decimal text that reads back as this number; of several, the one nearest to it, and of two as near
  /// the one with the even last digit. Integers below 10¹⁶ are written as they are, as the standard library writes them.
  ///
  /// Numbers from 10⁻⁴ up to 10¹⁶ are written out (`0.001`, `1500.0`), others with an exponent (`1.5e-07`).
  public var description: String {
    guard isFinite else { return isNaN ? "nan" : sign == .minus ? "-inf" : "inf" }
    guard !isZero else { return sign == .minus ? "-0.0" : "0.0" }
    if let integer = writtenOut { return "\(sign == .minus ? "-" : "")\(integer).0" }
    return shortestByDigits() ?? shortestBySearch()
  }

  /// The magnitude, where it is an integer below 10¹⁶.
  private var writtenOut: UInt? {
    guard (0..<54).contains(exponent) else { return nil }
    return withParts { parts, limbs in
      let top = limbs[limbs.count - 1]
      guard top << UInt(parts.exponent + 1) == 0 else { return nil }
      for i in 0..<(limbs.count - 1) where limbs[i] != 0 { return nil }
      let integer = top >> UInt(63 - parts.exponent)
      return integer < 10_000_000_000_000_000 ? integer : nil
    }
  }

  /// The shortest text, from digits written once; nil where these do not decide.
  private func shortestByDigits() -> String? {
    let last = 8
    let count = 7 + Self.bits * 30103 / 100_000
    guard count >= last + 4, isNormal, exponent > Self.leastExponent else { return nil }
    return withDigits(count, rounding: .nearest) { digits, tenth in
      // Half an ulp in units of the last digit. An error of the logarithm, 2.4·10⁻⁷ for the greatest exponents, is one of 2·10⁻⁷.
      let unit = Double(tenth + 1 - count) * 3.321928094887362
      let half = Double.exp2(Double(exponent - Self.bits) - unit)
      let isPower = significand == 1 && exponent != Format.range?.leastNormalExponent
      let cut = DigitCut(
        below: isPower ? half / 2 : half, above: half, tolerance: 2 + half * 1e-6, last: digits[(count - last)..<count])
      guard let (kept, isUp) = cut.shortest(digits.prefix(count - last)) else { return nil }

      var (length, exponent) = (kept, tenth)
      if isUp {
        while length > 0, digits[length - 1] == UInt8(ascii: "9") { length -= 1 }
        if length > 0 {
          digits[length - 1] += 1
        } else {
          (digits[0], length, exponent) = (UInt8(ascii: "1"), 1, exponent + 1)
        }
      }
      while length > 1, digits[length - 1] == UInt8(ascii: "0") { length -= 1 }
      return DecimalDigits(sign: sign, digits: digits.prefix(length), exponent: exponent).description
    }
  }

  /// The shortest text, by reading texts back.
  ///
  /// Whether n digits are enough is monotone in n, since every n-digit decimal is an (n + 1)-digit one: a binary search
  /// finds the least n. The nearest n-digit decimal decides, but for a power of two, where the numbers below lie twice as
  /// dense: there the nearest may lie below and read back as a neighbour while the next one above does not.
  private func shortestBySearch() -> String {
    let isPowerOfTwo = significand == 1
    func direction(_ digits: Int) -> RoundingDirection? {
      func isSame(_ rule: RoundingDirection) -> Bool { Self(printed(digits: digits, rounding: rule)) == self }
      if isSame(.nearest) { return .nearest }
      return isPowerOfTwo && isSame(.awayFromZero) ? .awayFromZero : nil
    }
    // 1 + ⌈p log₁₀ 2⌉ digits always suffice (Matula 1968); 30103 / 100000 lies just above log₁₀ 2.
    var enough = 2 + Self.bits * 30103 / 100_000
    var (tooFew, best) = (0, RoundingDirection.nearest)
    while enough - tooFew > 1 {
      let middle = (enough + tooFew) / 2
      if let rule = direction(middle) { (enough, best) = (middle, rule) } else { tooFew = middle }
    }
    return withDigits(enough, rounding: best) { digits, exponent in
      var length = enough
      while length > 1, digits[length - 1] == UInt8(ascii: "0") { length -= 1 }
      return DecimalDigits(sign: sign, digits: digits.prefix(length), exponent: exponent).description
    }
  }
}

/// Where the digits of a number may end: what is said of distances is in units of the last digit.
private struct DigitCut {
  /// How far a decimal that reads back may lie below and above the number.
  let below: Double
  let above: Double
  /// How near to these a distance is too near to tell.
  let tolerance: Double
  /// The last digits as one integer, and 10 to the power of their count.
  private let tail: Int
  private let unit: Int

  init(below: Double, above: Double, tolerance: Double, last: Slice<UnsafeMutableBufferPointer<UInt8>>) {
    (self.below, self.above, self.tolerance) = (below, above, tolerance)
    tail = last.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    unit = last.reduce(1) { power, _ in 10 * power }
  }

  /// How many digits are kept, and whether the last of them is the next higher one; nil when that cannot be told.
  ///
  /// `first` are the digits before the last ones. With fewer digits than these the distance is more than there is room for,
  /// unless all that are left out are zeros, or nines.
  func shortest(_ first: Slice<UnsafeMutableBufferPointer<UInt8>>) -> (kept: Int, isUp: Bool)? {
    var (unit, kept) = (unit, first.count)
    while unit >= 1 {
      let rest = tail % unit
      guard let down = isNear(rest, below), let up = isNear(unit - rest, above) else { return nil }
      if down || up {
        if down && up {
          guard abs(2 * rest - unit) > 2 else { return nil }
          return (kept, 2 * rest > unit)
        }
        guard unit == self.unit else { return (kept, up) }
        let left = UInt8(ascii: up ? "9" : "0")
        while kept > 0, first[kept - 1] == left { kept -= 1 }
        return (kept, up)
      }
      (unit, kept) = (unit / 10, kept + 1)
    }
    return nil
  }

  /// Whether a distance is less than the limit.
  private func isNear(_ distance: Int, _ limit: Double) -> Bool? {
    abs(Double(distance) - limit) > tolerance ? Double(distance) < limit : nil
  }
}
