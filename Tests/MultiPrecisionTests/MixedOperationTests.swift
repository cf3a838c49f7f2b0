import MultiPrecision
import Scalars
import TestSupport
import Testing

/// 24 bits: fewer than an `Int` or a `Double` may have.
private enum TwentyFour: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 24 }
  static var name: String { "twentyfour" }
}

/// Wide enough that products of the numbers here, and sums of moderate ones, are exact, and that a quotient rounded to it
/// and then to the format is rounded once in effect: a quotient of a p-bit and a 64-bit number that is no tie of p bits
/// differs from one by more than 2^−(2p + 66) of itself.
private typealias Exact = MPFloat<Words<40>>

@Suite("Operations with machine numbers round the exact result once")
struct MixedOperationTests {
  @Test("With an Int")
  func integers() {
    expectIntegers(TwentyFour.self)
    expectIntegers(Binary32.self)
    expectIntegers(BFloat16.self)
    expectIntegers(Float8E5M2.self)
    expectIntegers(Words<1>.self)
    expectIntegers(Words<2>.self)
    expectIntegers(Words<4>.self)
    expectIntegers(Words<16>.self)
  }

  @Test("With a Double")
  func doubles() {
    expectDoubles(TwentyFour.self)
    expectDoubles(Binary32.self)
    expectDoubles(BFloat16.self)
    expectDoubles(Float8E5M2.self)
    expectDoubles(Words<1>.self)
    expectDoubles(Words<2>.self)
    expectDoubles(Words<4>.self)
    expectDoubles(Words<16>.self)
  }

  @Test("An operand that the format does not hold is not rounded first")
  func exactOperand() {
    typealias S = MPFloat<TwentyFour>
    let odd = 1 << 24 + 1
    #expect(S(odd) == S(1 << 24))
    #expect(S(1 << 24).subtracted(from: odd) == 1)
    #expect(S(1).subtracted(from: 0x1.0000000000001p0) == S(sign: .plus, exponent: -52, significand: 1))
  }

  private func values<F: BinaryFormat>(_: F.Type) -> [MPFloat<F>] { Samples.special() + Samples.moderate(20, seed: 5) }

  /// Whether a + b needs no rounding, as when neither is at an end of MPFR's range.
  private func isExactSum(_ a: Exact, _ b: Exact) -> Bool { !(a + b).isFinite || (a + b - b == a && a + b - a == b) }

  private func expectIntegers<F: BinaryFormat>(_ format: F.Type) {
    for x in values(format) {
      let wide = Exact(x)
      for n in [0, 1, -1, 2, 3, -7, 10, 100, 1 << 24 + 1, 1 << 53 + 1, .max, .max - 1, .min, .min + 1] {
        let m = Exact(n)
        if isExactSum(wide, m) { expectIdentical(x.adding(n), MPFloat(wide + m), "\(x) + \(n)") }
        if isExactSum(wide, -m) {
          expectIdentical(x.subtracting(n), MPFloat(wide - m), "\(x) − \(n)")
          expectIdentical(x.subtracted(from: n), MPFloat(m - wide), "\(n) − \(x)")
        }
        expectIdentical(x.multiplied(by: n), MPFloat(wide * m), "\(x)·\(n)")
        expectIdentical(x.divided(by: n), MPFloat(wide / m), "\(x) / \(n)")
        expectIdentical(x.divided(into: n), MPFloat(m / wide), "\(n) / \(x)")
      }
    }
  }

  private func expectDoubles<F: BinaryFormat>(_ format: F.Type) {
    for x in values(format) {
      let wide = Exact(x)
      for d in Samples.special(Double.self) + Samples.moderate(6, seed: 6, Double.self) {
        let m = Exact(d)
        if isExactSum(wide, m) { expectIdentical(x.adding(d), MPFloat(wide + m), "\(x) + \(d)") }
        if isExactSum(wide, -m) {
          expectIdentical(x.subtracting(d), MPFloat(wide - m), "\(x) − \(d)")
          expectIdentical(x.subtracted(from: d), MPFloat(m - wide), "\(d) − \(x)")
        }
        expectIdentical(x.multiplied(by: d), MPFloat(wide * m), "\(x)·\(d)")
        expectIdentical(x.divided(by: d), MPFloat(wide / m), "\(x) / \(d)")
        expectIdentical(x.divided(into: d), MPFloat(m / wide), "\(d) / \(x)")
      }
    }
  }
}
