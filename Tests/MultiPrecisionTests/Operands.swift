import Scalars
import TestSupport

/// Numbers of one of the processor's own formats, seeded, and weighted to where rounding is hard: subnormals, ties,
/// overflow, neighbours, integers and halves, special values. NaNs are positive, as a sign of NaN means nothing.
struct Operands<H: BinaryFloatingPoint & RealScalar>
where H.RawExponent: FixedWidthInteger, H.RawSignificand: FixedWidthInteger {
  private var generator: SplitMix64
  private let special: [H] = Samples.special()

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// How many random operands a test of the hardware's twins takes: a million where code is optimised.
  static var count: Int {
    #if DEBUG
      3_000
    #else
      1_000_000
    #endif
  }

  mutating func next() -> H {
    switch generator.next() % 16 {
    case 0: special[Int(generator.next() % UInt64(special.count))]
    case 1, 2: number(exponent: 0, significand: .random(in: 0...mask, using: &generator))
    case 3: number(exponent: .random(in: 0...2, using: &generator), significand: nearEdge())
    case 4: number(exponent: top - .random(in: 1...3, using: &generator), significand: nearEdge())
    case 5, 6: number(exponent: bias + .random(in: -4...4, using: &generator), significand: short())
    case 7: integral()
    case 8, 9: number(exponent: bias + .random(in: -3...3, using: &generator), significand: any())
    case 10: number(exponent: bias / 2 + .random(in: -6...6, using: &generator), significand: any())
    case 11: number(exponent: bias + bias / 2 + .random(in: -6...6, using: &generator), significand: any())
    default: number(exponent: .random(in: 0...top, using: &generator), significand: any())
    }
  }

  /// A second operand: of its own, or close to `a` or its opposite, or an odd number of halves of its last place.
  mutating func next(beside a: H) -> H {
    guard a.isFinite, generator.next() % 4 == 0 else { return next() }
    let few = H(Int(generator.next() % 9)) - 4
    switch generator.next() % 3 {
    case 0: return -(a + few * a.ulp)
    case 1: return a.ulp * (few + 0.5)
    default: return a + few * a.ulp
    }
  }

  /// Any integer of 64 bits, or one with a few bits at the top, or a small one.
  mutating func integer() -> Int64 {
    let bits = Int64(bitPattern: generator.next())
    switch generator.next() % 4 {
    case 0: return bits >> Int64(generator.next() % 64)
    case 1: return (bits >> 40) << Int64(generator.next() % 40)
    case 2: return (bits & ~0xFFFF) | (1 << Int64(generator.next() % 63))
    default: return bits
    }
  }

  private var mask: H.RawSignificand { 1 << H.RawSignificand(H.significandBitCount) - 1 }
  private var top: Int { 1 << H.exponentBitCount - 1 }
  private var bias: Int { top / 2 }

  private mutating func any() -> H.RawSignificand { .random(in: 0...mask, using: &generator) }

  /// Few bits at the top, so that sums and products are often ties.
  private mutating func short() -> H.RawSignificand {
    let kept = Int(generator.next() % UInt64(H.significandBitCount / 2 + 2))
    return any() & ~(mask >> H.RawSignificand(kept))
  }

  /// All bits clear or set, but for the last few.
  private mutating func nearEdge() -> H.RawSignificand {
    let few = H.RawSignificand(generator.next() % 8)
    return generator.next() % 2 == 0 ? few : mask - few
  }

  /// An integer, a half or a quarter, up to beyond where all numbers are integers.
  private mutating func integral() -> H {
    let exponent = bias + .random(in: -2...(H.significandBitCount + 1), using: &generator)
    let unit = Swift.max(0, H.significandBitCount - (exponent - bias) - .random(in: 0...2, using: &generator))
    let cleared: H.RawSignificand = unit >= H.significandBitCount ? mask : 1 << H.RawSignificand(unit) - 1
    return number(exponent: exponent, significand: any() & ~cleared)
  }

  private mutating func number(exponent: Int, significand: H.RawSignificand) -> H {
    let sign: FloatingPointSign = generator.next() % 2 == 0 ? .plus : .minus
    let field = Swift.min(Swift.max(exponent, 0), top)
    guard field < top else {
      return significand & 1 == 0 ? H(signOf: sign == .minus ? -1 : 1, magnitudeOf: .infinity) : .nan
    }
    return H(sign: sign, exponentBitPattern: H.RawExponent(field), significandBitPattern: significand)
  }
}
