import BigInt
import FiniteDifferences
import Scalars
import TestSupport
import Testing

/// The integers of an independent package are the oracle.
@Suite struct LongIntegerTests {
  /// Integers of 0 to 400 bits, many of them with runs of ones and zeros, where carries and quotient digits are hard.
  private func samples(seed: UInt64, count: Int) -> [BigInt] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let bits = Int.random(in: 0...400, using: &random)
      var n = BigInt(BigUInt.randomInteger(withMaximumWidth: bits, using: &random))
      if Bool.random(using: &random) { n = (n << 64) - 1 }
      if Bool.random(using: &random) { n = (BigInt(1) << bits) - (n & 0xff) }
      return Bool.random(using: &random) ? n : -n
    }
  }

  private func long(_ n: BigInt) -> LongInteger { LongInteger(exactly: n) ?? 0 }

  @Test func `arithmetic is that of an independent package`() {
    for (a, b) in zip(samples(seed: 1, count: 3000), samples(seed: 2, count: 3000)) {
      #expect(long(a) + long(b) == long(a + b), "\(a) + \(b)")
      #expect(long(a) - long(b) == long(a - b), "\(a) - \(b)")
      #expect(long(a) * long(b) == long(a * b), "\(a) * \(b)")
      #expect((long(a) < long(b)) == (a < b), "\(a) < \(b)")
      #expect(long(a).greatestCommonDivisor(with: long(b)) == long(a.greatestCommonDivisor(with: b)), "gcd \(a), \(b)")
      guard b != 0 else { continue }
      let (quotient, remainder) = long(a).quotientAndRemainder(dividingBy: long(b))
      #expect(quotient == long(a / b) && remainder == long(a % b), "\(a) / \(b)")
    }
  }

  @Test func `a quotient digit that is guessed one too large is put right`() {
    // Knuth's rare case: the first guess passes its test, and the product still exceeds what it is taken from.
    let base = BigInt(1) << 64
    let half = base / 2
    let (u, v) = ((half * base + 0) * base * base + 3, half * base * base + 1)
    let (quotient, remainder) = long(u).quotientAndRemainder(dividingBy: long(v))
    #expect(quotient == long(u / v) && remainder == long(u % v))
  }

  @Test func `shifts, bits and decimal text are those of the number`() {
    for n in samples(seed: 3, count: 1000) {
      #expect(long(n).description == n.description)
      #expect(long(n) << 77 == long(n << 77))
      #expect(long(n).bitCount == n.magnitude.bitWidth)
      #expect(long(n).machine == Int(exactly: n))
    }
    #expect(LongInteger(Int.min).description == "\(Int.min)" && LongInteger(.min).machine == .min)
    #expect(LongInteger(0) == -0 && LongInteger(0).description == "0")
  }
}
