import MultiPrecision
import RealModule
import Scalars

/// Random numbers from a seed (Steele, Lea and Flood 2014, SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension MPFloat {
  /// A random number, among them zeros, the ends of the range, few ones and long runs of ones in the significand.
  ///
  /// - Parameter spread: how far the exponent may be from 0; as far as the format has it where that is less.
  static func random(spread: Int, using dice: inout Dice) -> Self {
    if Int.random(in: 0..<64, using: &dice) == 0 { return special(using: &dice) }
    let (low, high) = ends
    let exponent = Int.random(in: max(low, -spread)...min(high, spread), using: &dice)
    let significand = Self(1) + fraction(using: &dice)
    let value = significand * Self(sign: .plus, exponent: exponent, significand: 1)
    let finite = value.isFinite ? value : .greatestFiniteMagnitude
    return Bool.random(using: &dice) ? finite : -finite
  }

  /// The exponents of the least and of the greatest number, as far as a walk should go.
  private static var ends: (Int, Int) {
    guard let range = Format.range else { return (-4000, 4000) }
    return (range.leastNormalExponent - Format.precision + 1, range.greatestExponent)
  }

  private static func special(using dice: inout Dice) -> Self {
    var all: [Self] = [0, -0.0, 1, -1, .infinity, -.infinity, .nan, Self(1).nextUp, Self(1).nextDown]
    // Those of MPFR's own range have a thousand million places.
    if Format.range != nil {
      all += [
        .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude,
      ]
    }
    return all[Int.random(in: 0..<all.count, using: &dice)]
  }

  /// A number from 0 below 1: random bits, or a few of them, or a run of ones.
  private static func fraction(using dice: inout Dice) -> Self {
    var (value, place) = (Self(0), Self(0.5))
    let kind = Int.random(in: 0..<4, using: &dice)
    let end = kind == 0 ? Int.random(in: 0..<Format.precision, using: &dice) : Format.precision
    var bits: UInt64 = 0
    for i in 1..<max(2, Format.precision) {
      if i % 64 == 1 { bits = kind == 1 ? dice.next() & dice.next() & dice.next() : dice.next() }
      if kind == 0 ? i < end : bits >> UInt64(i % 64) & 1 == 1 { value += place }
      place /= 2
    }
    return value
  }
}
