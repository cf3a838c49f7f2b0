import FiniteDifferences
import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite struct RationalTests {
  @Test func `a rational is in lowest terms with a positive denominator`() {
    #expect(Rational(6, -8).description == "-3/4")
    #expect(Rational(-6, -8) == Rational(3, 4))
    #expect(Rational(0, -5).description == "0")
    #expect(Rational(12, 4).description == "3")
    #expect(Rational(6, -8).hashValue == Rational(-3, 4).hashValue)
  }

  @Test func `arithmetic is exact and obeys the laws of a field`() {
    let a = Rational(1, 6)
    let b = Rational(-3, 10)
    let c = Rational(7, 15)
    #expect(a + b == Rational(-2, 15))
    #expect(a - b == Rational(7, 15))
    #expect(a * b == Rational(-1, 20))
    #expect(a / b == Rational(-5, 9))
    #expect((a + b) * c == a * c + b * c)
    #expect(a - a == .zero)
    #expect(-b == b.magnitude)
  }

  @Test func `order is that of the numbers`() {
    let ascending = [Rational(-1, 2), Rational(-1, 3), 0, Rational(1, 3), Rational(1, 2), 1]
    #expect(ascending.shuffled().sorted() == ascending)
  }

  /// The hardware's division of two exact integers is the rational, rounded once.
  private func agreesWithDivision<S: RealScalar>(_ type: S.Type, below bound: Int) {
    var random = SplitMix64(seed: 2)
    for _ in 0..<2000 {
      let n = Int.random(in: -bound...bound, using: &random)
      let d = Int.random(in: 1...bound, using: &random)
      let expected = n == 0 ? S.zero : S(n) / S(d)
      #expect(S(rounded: Rational(n, d)) == expected, "\(n)/\(d)")
    }
  }

  @Test func `rounding to each format is that of the hardware's division`() {
    agreesWithDivision(Float.self, below: 1 << 24)
    agreesWithDivision(Double.self, below: 1 << 53)
    agreesWithDivision(MPFloat<Words<4>>.self, below: .max)
    #if !(os(macOS) && arch(x86_64))
      agreesWithDivision(Float16.self, below: 1 << 11)
    #endif
    #if arch(x86_64)
      agreesWithDivision(Float80.self, below: .max)
    #endif
  }

  @Test func `numbers halfway round to even, and those a hair off do not`() {
    let hair = LongInteger(1) << 2000
    let odd = LongInteger(1 << 53) + 1
    let even = LongInteger(1 << 53) + 3
    #expect(Double(rounded: Rational(odd, 1)) == 0x1p53)
    #expect(Double(rounded: Rational(even, 1)) == 0x1p53 + 4)
    let above: LongInteger = odd * hair + 1
    let below: LongInteger = even * hair - 1
    let middle: Double = 0x1p53 + 2
    #expect(Double(rounded: Rational(above, hair)) == middle)
    #expect(Double(rounded: Rational(below, hair)) == middle)
    #expect(Double(rounded: Rational(-above, hair)) == -middle)
  }

  @Test func `beyond the range of a format are infinity, subnormals and zero, of the right sign`() {
    let huge = LongInteger(1) << 1100
    #expect(Double(rounded: Rational(huge)) == .infinity)
    #expect(Double(rounded: Rational(-huge)) == -.infinity)
    #expect(Double(rounded: Rational(3, LongInteger(1) << 1075)) == 0x1p-1073)
    #expect(Double(rounded: Rational(-1, huge)).sign == .minus)
    #expect(Double(rounded: Rational(-1, huge)) == 0)
    #expect(Double(rounded: 0).sign == .plus)
    // Both parts are out of range, the quotient is not: 2¹¹⁰⁰ / (3·2¹⁰⁹⁸) = 4/3.
    #expect(Double(rounded: Rational(huge, 3 * (LongInteger(1) << 1098))) == 4.0 / 3.0)
  }
}
