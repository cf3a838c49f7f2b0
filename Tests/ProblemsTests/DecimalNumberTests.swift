import MultiPrecision
import Problems
import Scalars
import Testing

@Suite("A decimal number")
struct DecimalNumberTests {
  /// Every datum of NIST, numbers halfway between two of a format, numbers beside such ones, extremes, and random ones.
  static let samples: [DecimalNumber] = {
    var numbers = nistNames.flatMap { name in
      let observations = StRDDataset.shipped(name).observations
      return observations.responses + observations.predictors
    }
    // 2049 and 2051 lie halfway between binary16 numbers, 2²⁴ + 1 between binary32 ones, 2⁵³ + 1 between binary64 ones;
    // one more or less at the 18th digit must not be lost.
    for middle in [2049, 2051, 16_777_217, 9_007_199_254_740_993] {
      numbers.append(DecimalNumber(significand: middle, exponent: 0))
      var (scaled, exponent) = (middle, 0)
      while scaled < 99_999_999_999_999_999 {
        scaled *= 10
        exponent -= 1
      }
      for nearby in -1...1 { numbers.append(DecimalNumber(significand: scaled + nearby, exponent: exponent)) }
    }
    for exponent in [-18, -1, 0, 1, 18] {
      for significand in [0, 1, -1, 999_999_999_999_999_999, -999_999_999_999_999_999] {
        numbers.append(DecimalNumber(significand: significand, exponent: exponent))
      }
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let bound = 1 << (1 + generator.index(below: 58))
      let significand = generator.index(below: 2 * bound) - bound
      numbers.append(DecimalNumber(significand: significand, exponent: generator.index(below: 37) - 18))
    }
    return numbers
  }()

  /// Reading the same number as text is the independent way: the C library's and MPFR's own correct rounding.
  private func expectSame<S: RealScalar>(_ type: S.Type) {
    let wrong = Self.samples.filter { $0.value(as: type) != S(decimal: "\($0.significand)e\($0.exponent)") }
    #expect(wrong == [])
  }

  @Test("is rounded once to binary32, as its text is")
  func binary32() { expectSame(Float.self) }

  @Test("is rounded once to binary64, as its text is")
  func binary64() { expectSame(Double.self) }

  #if !(os(macOS) && arch(x86_64))
    @Test("is rounded once to binary16, as its text is")
    func binary16() { expectSame(Float16.self) }
  #endif

  #if arch(x86_64) && !os(Windows) && !os(Android)
    @Test("is rounded once to 80 bits, as its text is")
    func extended() { expectSame(Float80.self) }
  #endif

  @Test("is rounded once to 64, 256 and 1024 bits, as its text is")
  func wide() {
    expectSame(MPFloat<Words<1>>.self)
    expectSame(MPFloat<Words<4>>.self)
    expectSame(MPFloat<Words<16>>.self)
  }

  @Test(
    "is read from every form of decimal text",
    arguments: [
      ("10.07E0", 1007, -2), ("2.513400000000E+00", 2_513_400_000_000, -12), (".591E0", 591, -3), ("-0.50", -50, -2),
      ("7.", 7, 0), ("+3e-2", 3, -2), ("000012", 12, 0), ("-0", 0, 0), ("5e18", 5, 18),
    ])
  func reading(text: String, significand: Int, exponent: Int) {
    #expect(DecimalNumber(text) == DecimalNumber(significand: significand, exponent: exponent))
  }

  @Test(
    "is not made of other text, nor of what is too long",
    arguments: [
      "", "x", "1e", "0x10", "inf", "nan", "1 ", "1,5", "1000000000000000000", "1e19", "1e-19", "0.1e-18",
      "1e99999999999999999999",
    ])
  func refusing(text: String) {
    #expect(DecimalNumber(text) == nil)
  }
}
