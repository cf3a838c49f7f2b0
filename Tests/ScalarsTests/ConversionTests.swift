import BigInt
import Scalars
import TestSupport
import Testing

/// The conversions of this package, whatever faster ones the standard library has: generic code sees nothing else.
private func converted<From: RealScalar, To: RealScalar>(_ x: From, to _: To.Type = To.self) -> To { To(x) }
private func exactly<From: RealScalar, To: RealScalar>(_ x: From, to _: To.Type = To.self) -> To? { To(exactly: x) }
private func truncated<From: RealScalar, I: BinaryInteger>(_ x: From, to _: I.Type = I.self) -> I { I(x) }
private func exactly<From: RealScalar, I: BinaryInteger>(_ x: From, to _: I.Type = I.self) -> I? { I(exactly: x) }

@Suite("Conversions are the standard library's, bit for bit")
struct ConversionTests {
  @Test("Double to Float") func doubleToFloat() { expect(Double.self) { Float($0) } }
  @Test("Float to Double") func floatToDouble() { expect(Float.self) { Double($0) } }
  #if !(os(macOS) && arch(x86_64))
    @Test("Double to Float16") func doubleToHalf() { expect(Double.self) { Float16($0) } }
    @Test("Float to Float16") func floatToHalf() { expect(Float.self) { Float16($0) } }
    @Test("Float16 to Float") func halfToFloat() { expect(Float16.self) { Float($0) } }
    @Test("Float16 to Double") func halfToDouble() { expect(Float16.self) { Double($0) } }
  #endif
  #if arch(x86_64) && !os(Windows) && !os(Android)
    @Test("Float80 to Double") func extendedToDouble() { expect(Float80.self) { Double($0) } }
    @Test("Float80 to Float") func extendedToFloat() { expect(Float80.self) { Float($0) } }
    @Test("Double to Float80") func doubleToExtended() { expect(Double.self) { Float80($0) } }
    @Test("Float to Float80") func floatToExtended() { expect(Float.self) { Float80($0) } }
    #if !os(macOS)
      @Test("Float80 to Float16") func extendedToHalf() { expect(Float80.self) { Float16($0) } }
      @Test("Float16 to Float80") func halfToExtended() { expect(Float16.self) { Float80($0) } }
    #endif
  #endif

  /// Compares on 100 000 seeded operands: random bits, ties of the target and their neighbours, and both ends of its range.
  private func expect<From: RealScalar & BinaryFloatingPoint, To: RealScalar & BinaryFloatingPoint>(
    _: From.Type, to standard: (From) -> To
  ) where From.RawSignificand: FixedWidthInteger, To.RawSignificand: FixedWidthInteger {
    var generator = SplitMix64(seed: 100)
    func anything<F: RealScalar & BinaryFloatingPoint>(_: F.Type) -> F where F.RawSignificand: FixedWidthInteger {
      let exponent = F.RawExponent(truncatingIfNeeded: generator.next() % (1 << UInt64(F.exponentBitCount)))
      let significand = F.RawSignificand(truncatingIfNeeded: generator.next() >> UInt64(64 - F.significandBitCount))
      let sign: FloatingPointSign = generator.next() & 1 == 0 ? .plus : .minus
      // One exponent in four is the subnormals'.
      let subnormal = generator.next() % 4 == 0
      return F(sign: sign, exponentBitPattern: subnormal ? 0 : exponent, significandBitPattern: significand)
    }
    func nearTie() -> From {
      let target = anything(To.self)
      guard target.isFinite else { return From(target) }
      let above = target.nextUp.isFinite ? From(target.nextUp) : From(target) + From(target.ulp)
      let tie = From(target) / 2 + above / 2
      switch generator.next() % 4 {
      case 0: return tie.nextUp
      case 1: return tie.nextDown
      default: return tie
      }
    }
    for i in 0..<100_000 {
      let x = i % 2 == 0 ? anything(From.self) : nearTie()
      let (ours, theirs): (To, To) = (converted(x), standard(x))
      expectIdentical(ours, theirs, "\(x) from \(From.self)")
    }
    let ends: [From] = [0, .infinity, .nan, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
    for x in ends + ends.map({ -$0 }) {
      expectIdentical(converted(x), standard(x), "\(x) from \(From.self)")
      let exact: To? = exactly(x)
      expectLaw((exact != nil) == (From(standard(x)) == x), "\(To.self)(exactly: \(x))")
    }
  }

  @Test("Integers of each width, exactly and truncated, from Double and Float")
  func integers() {
    expectIntegers(Int8.self)
    expectIntegers(UInt8.self)
    expectIntegers(Int16.self)
    expectIntegers(UInt16.self)
    expectIntegers(Int32.self)
    expectIntegers(UInt32.self)
    expectIntegers(Int64.self)
    expectIntegers(UInt64.self)
    expectIntegers(Int128.self)
    expectIntegers(UInt128.self)
  }

  private func expectIntegers<I: FixedWidthInteger>(_: I.Type) {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let exponent = Int.random(in: -3...(I.bitWidth + 1), using: &generator)
      let significand = Double.random(in: -2..<2, using: &generator)
      var x = Double(sign: .plus, exponent: exponent, significand: significand)
      if Bool.random(using: &generator) { x.round(.down) }
      expectLaw(exactly(x, to: I.self) == I(exactly: x), "\(I.self)(exactly: \(x))")
      expectLaw(exactly(Float(x), to: I.self) == I(exactly: Float(x)), "\(I.self)(exactly: \(Float(x)))")
      // The initialisers of the standard library trap where the integer part is out of range.
      if I(exactly: x.rounded(.towardZero)) != nil {
        expectLaw(truncated(x, to: I.self) == I(x), "\(I.self)(\(x))")
      }
    }
  }

  @Test("Integers of unlimited width")
  func unlimited() {
    for exponent in [0, 1, 31, 52, 53, 63, 64, 65, 100, 127, 128, 1000, 1023] {
      let x = Double(sign: .plus, exponent: exponent, significand: 1.75)
      let expected = BigInt(7) << exponent / 4
      expectLaw(truncated(x) == expected && truncated(-x) == -expected, "the integer part of ±\(x)")
      expectLaw(exactly(x) == (exponent >= 2 ? expected : nil as BigInt?), "BigInt(exactly: \(x))")
      expectLaw(exactly(-x, to: BigUInt.self) == nil, "BigUInt(exactly: \(-x))")
    }
    expectLaw(truncated(-0.5) == BigUInt(0) && exactly(-0.0) == BigUInt(0), "−0.5 and −0 in BigUInt")
    let infinite: BigInt? = exactly(Double.infinity)
    expectLaw(infinite == nil, "∞ in BigInt")
  }

  @Test("Parts with more limbs than a type holds are rounded once, whatever stands in the last of them")
  func longParts() {
    // 1 + 2⁻²⁴ is a tie of Float: with one bit more, 191 places down, it is none.
    let tie: [UInt] = [0, 0, 1 << 63 | 1 << 39]
    let above: [UInt] = [1, 0, 1 << 63 | 1 << 39]
    let parts = BinaryParts(kind: .finite, sign: .minus, exponent: 5)
    #expect(Float(rounding: parts, limbs: tie.span) == -32)
    #expect(Float(rounding: parts, limbs: above.span) == Float(-32).nextDown)
    #if arch(x86_64) && !os(Windows) && !os(Android)
      let ones: [UInt] = [1 << 63, .max]
      #expect(Float80(rounding: parts, limbs: ones.span) == -64)
      #expect(Float80(rounding: parts, limbs: [1 << 63 - 1, .max].span) == Float80(-64).nextUp)
    #endif
    for (exponent, expected) in [(Int.max, Double.infinity), (1024, .infinity), (Int.min, 0), (-1076, 0)] {
      let far = BinaryParts(kind: .finite, sign: .plus, exponent: exponent)
      #expect(Double(rounding: far, limbs: above.span) == expected)
    }
  }
}
