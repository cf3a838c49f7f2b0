import BigInt
import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Integers of any width")
struct IntegerTests {
  @Test("A wide integer is rounded to nearest, ties to even, and exact only where it fits")
  func rounding() {
    typealias S = MPFloat<Words<1>>
    let base = BigInt(1) << 64
    let table: [(BigInt, BigInt)] = [
      (base, base), (base + 1, base), (base + 2, base + 2), (base + 3, base + 4), (base * 2 - 1, base * 2),
      (base * 4 + 2, base * 4), (base * 4 + 6, base * 4 + 8), (base * 4 + 5, base * 4 + 8),
      ((base << 200) + (BigInt(1) << 200), base << 200), ((base << 200) + (BigInt(1) << 200) + 1, (base + 2) << 200),
    ]
    for (integer, nearest) in table {
      for sign in [1, -1] as [BigInt] {
        expectLaw(
          BigInt(exactly: S(integer * sign)) == nearest * sign, "\(integer * sign) is near \(S(integer * sign))")
        expectLaw((S(exactly: integer * sign) != nil) == (integer == nearest), "\(integer) exactly")
      }
    }
  }

  @Test("Integers beyond 2^1024 go there and back, at every bit length", arguments: widths)
  func thereAndBack(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 4)
      for exponent in [0, 1, 2, 31, 62, 63, 64, 65, 127, 128, 129, 1000, 1023, 1024, 1025, 5000] {
        let kept = Swift.min(S.precision, exponent + 1)
        let significand = BigInt(BigUInt.randomInteger(withExactWidth: kept, using: &generator))
        let integer = significand << (exponent + 1 - kept)
        expectLaw(BigInt(exactly: S(integer)) == integer && BigInt(S(-integer)) == -integer, "\(S.self): \(integer)")
        expectLaw(S(exactly: integer) != nil, "\(S.self): \(integer) is exact")
        let half = S(integer) / 2
        expectLaw(
          BigInt(half) == integer / 2 && BigInt(-half) == -(integer / 2), "\(S.self): \(integer) / 2, truncated")
      }
    }
    expect(type)
  }

  @Test("Numbers of 128 bits and the standard library's widest integers")
  func widest() {
    typealias S = MPFloat<Words<2>>
    #expect(S(UInt128.max) == S(sign: .plus, exponent: 128, significand: 1) - 1)
    #expect(UInt128(exactly: S(UInt128.max)) == .max && Int128(exactly: S(Int128.min)) == .min)
    #expect(UInt128(exactly: S(UInt128.max) + 1) == nil && Int128(exactly: -S(Int128.min)) == nil)
    #expect(UInt128(exactly: S(-1)) == nil && UInt64(exactly: S(UInt128.max)) == nil)
    #expect(MPFloat<Words<1>>(exactly: UInt128.max) == nil)
    #expect(MPFloat<Words<1>>(UInt128.max) == MPFloat<Words<1>>(sign: .plus, exponent: 128, significand: 1))
  }
}
