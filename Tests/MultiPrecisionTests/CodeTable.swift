import MultiPrecision
import Scalars

/// An 8-bit format as its specification defines it: what each of the 256 codes means, and which is nearest to a number.
struct CodeTable<F: BinaryFormat> {
  typealias M = MPFloat<F>

  /// The finite magnitudes in order of their codes, as multiples of the least one, and one more, beyond the greatest.
  let units: [Int128]
  /// The bits of the field of the significand.
  let bits: Int
  /// The e of the least positive number, 2ᵉ.
  let least: Int
  /// Each code's number, of either sign.
  private(set) var numbers: [M] = []

  /// The table of a format with so many bits in the field of its significand, and 7 less in that of its exponent.
  ///
  /// Where `isWhole`, each code is a number but that of −0.
  init(bits: Int, bias: Int, hasInfinity: Bool, isWhole: Bool = false) {
    self.bits = bits
    least = 1 - bias - bits
    // Of the codes with all bits of the exponent set, E4M3 gives only the last to NaN, E5M2 all to ∞ and NaN.
    let count = isWhole ? 128 : hasInfinity ? 128 - (1 << bits) : 127
    units = (0...count).map { (code: Int) -> Int128 in
      let (exponent, fraction) = (code >> bits, Int128(code & ((1 << bits) - 1)))
      return exponent == 0 ? fraction : (fraction + Int128(1 << bits)) << Int128(exponent - 1)
    }
    let magnitudes = (0..<128).map { (code: Int) -> M in
      // Exact: doubles hold all of them.
      if code < count { return M(Double(units[code]) * Double(sign: .plus, exponent: least, significand: 1)) }
      return code == count && hasInfinity ? .infinity : .nan
    }
    numbers = magnitudes + magnitudes.map { -$0 }
  }

  /// The number nearest to a magnitude, the one of even code at a tie; infinite (or NaN) beyond the greatest.
  ///
  /// `compare(q)` is the sign of twice the magnitude less q, both in units of the least number: it is asked about doubled
  /// numbers, and about the sum of two neighbours, twice the middle between them.
  func nearest(negative: Bool, _ compare: (Int128) -> Int128) -> M {
    var (low, high) = (0, units.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if compare(2 * units[middle]) >= 0 { low = middle } else { high = middle }
    }
    var code = low
    if low + 1 < units.count {
      let side = compare(units[low] + units[low + 1])
      if side > 0 || (side == 0 && low % 2 == 1) { code += 1 }
    }
    let number: M = code == units.count - 1 ? .infinity : numbers[code]
    return negative ? -number : number
  }

  /// The magnitude |n / d|, in units of the least number, rounded and given a sign.
  func nearest(_ n: Int128, over d: Int128 = 1, negative: Bool) -> M {
    let (n, d) = (n < 0 ? -n : n, d < 0 ? -d : d)
    return nearest(negative: negative) { (2 * n - $0 * d).signum() }
  }
}
