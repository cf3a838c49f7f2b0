import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Numbers from their parts")
struct PartsTests {
  typealias S = MPFloat<Words<2>>
  let top: UInt = 1 << 63

  @Test("More limbs than the format has are rounded once; fewer are exact")
  func lengths() {
    let parts = BinaryParts(kind: .finite, sign: .plus, exponent: 0)
    let one: S = 1
    func number(_ limbs: [UInt]) -> S { S(rounding: parts, limbs: limbs.span) }
    #expect(number([top]) == one && number([0, top]) == one && number([0, 0, 0, top]) == one)
    #expect(number([1, 0, top]) == one)
    #expect(number([top, 0, top]) == one)
    #expect(number([top, 1, top]) == one.nextUp.nextUp)
    #expect(number([1, top, 0, top]) == one.nextUp)
    #expect(number([.max, .max, .max, .max]) == 2)
    #expect(number([1, top]) == one.nextUp)
    #expect(number([.max]) == 2 - S(sign: .plus, exponent: -63, significand: 1))
  }

  @Test("Exponents beyond the range overflow, underflow, and round at its lower end")
  func range() {
    func number(_ exponent: Int, _ limbs: [UInt], _ sign: FloatingPointSign = .plus) -> S {
      S(rounding: BinaryParts(kind: .finite, sign: sign, exponent: exponent), limbs: limbs.span)
    }
    let (least, greatest) = (S.leastNonzeroMagnitude.exponent, S.greatestFiniteMagnitude.exponent)
    for exponent in [greatest + 1, greatest + 2, 1 << 40, .max] {
      expectIdentical(number(exponent, [top]), .infinity, "2^\(exponent)")
      expectIdentical(number(exponent, [top], .minus), -.infinity, "−2^\(exponent)")
    }
    expectIdentical(number(greatest, [.max, .max]), .greatestFiniteMagnitude, "the greatest number")
    expectIdentical(number(greatest, [top - 1, .max, .max]), .greatestFiniteMagnitude, "just below the last tie")
    expectIdentical(number(greatest, [top, .max, .max]), .infinity, "the tie after the greatest number")
    expectIdentical(number(least, [top]), .leastNonzeroMagnitude, "the least number")
    expectIdentical(number(least - 1, [top]), 0, "half the least number, a tie")
    expectIdentical(number(least - 1, [0, 0, top], .minus), -S.zero, "minus half the least number")
    expectIdentical(number(least - 1, [1, 0, top]), .leastNonzeroMagnitude, "just above half the least number")
    expectIdentical(number(least - 1, [top | 1]), .leastNonzeroMagnitude, "above half the least number")
    for exponent in [least - 2, -(1 << 40), .min] {
      expectIdentical(number(exponent, [.max]), 0, "2^\(exponent)")
      expectIdentical(number(exponent, [.max], .minus), -S.zero, "−2^\(exponent)")
    }
  }

  @Test("Every standard number goes through every width unchanged, and comes back rounded once", arguments: widths)
  func standard(type: any RealScalar.Type) {
    func expect<W: RealScalar, S: RealScalar>(_: W.Type, _: S.Type) {
      expectConversionLaws(S.self, through: W.self, on: Samples.special() + Samples.moderate(40, seed: 9))
      expectConversionLaws(W.self, through: S.self, on: Samples.special() + Samples.moderate(40, seed: 9))
    }
    for standard in standardTypes {
      func open<S: RealScalar>(_: S.Type) { expect(type, S.self) }
      open(standard)
    }
  }

  @Test("A wide number comes to Float directly, not by way of Double")
  func once() {
    // 1 + 2⁻²⁴ + 2⁻⁹⁰ lies above a tie of Float; rounded to Double it would be that tie.
    let x = 1 + S(sign: .plus, exponent: -24, significand: 1) + S(sign: .plus, exponent: -90, significand: 1)
    #expect(Float(x) == Float(1).nextUp)
    #expect(Float(Double(x)) == 1)
    #expect(MPFloat<Words<1>>(MPFloat<Words<4>>(x)) == MPFloat<Words<1>>(x))
  }

  @Test("Narrowing between widths rounds once", arguments: 0..<40)
  func narrowing(seed: Int) throws {
    let x: MPFloat<Words<16>> = Samples.moderate(1, seed: UInt64(seed))[0]
    // Hexadecimal text takes another way to the narrower formats.
    #expect(MPFloat<Words<4>>(x) == MPFloat<Words<4>>(x.hexadecimal))
    #expect(MPFloat<Words<1>>(x) == MPFloat<Words<1>>(x.hexadecimal))
    #expect(Double(x) == Double(x.hexadecimal))
  }
}
