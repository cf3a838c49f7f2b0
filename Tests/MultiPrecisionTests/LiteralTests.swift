import BigInt
import ComplexModule
import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("A literal means the decimal number that is written")
struct LiteralTests {
  /// The number a decimal text writes, as the quotient of two integers, rounded to the format.
  ///
  /// The quotient is taken in 16384 bits, where the integers of these texts are exact: of the quotient's own rounding the
  /// formats of at most 1024 bits see nothing.
  private func quotient<S: RealScalar>(_ text: String) throws -> S {
    typealias Wide = MPFloat<Words<256>>
    let parts = text.split(separator: "e")
    let point = parts[0].split(separator: ".")
    let digits = try #require(BigInt(point.joined()))
    let exponent = (parts.count > 1 ? try #require(Int(parts[1])) : 0) - (point.count > 1 ? point[1].count : 0)
    let power = BigInt(10).power(Int(exponent.magnitude))
    let numerator = try #require(Wide(exactly: exponent < 0 ? digits : digits * power))
    let denominator = try #require(Wide(exactly: exponent < 0 ? power : 1))
    return S(numerator / denominator)
  }

  @Test("Each literal is the exact quotient of integers, rounded once", arguments: widths)
  func values(type: any RealScalar.Type) throws {
    try expectValues(type)
  }

  private func expectValues<S: RealScalar>(_: S.Type) throws {
    var (values, texts): ([S], [String]) = (LiteralTable.values(), LiteralTable.texts)
    #if arch(x86_64) && !os(Windows) && !os(Android)
      values += LiteralTable.extendedValues()
      texts += LiteralTable.extendedTexts
    #endif
    try #require(values.count == texts.count && texts.count >= 300)
    for (value, text) in zip(values, texts) {
      expectIdentical(value, try quotient(text), "the literal \(text)")
      expectIdentical(value, try #require(S(decimal: text)), "the text \(text)")
    }
  }

  @Test("One tenth at 1024 bits is one tenth, to half an ulp, and not the nearest Double")
  func tenth() {
    typealias S = MPFloat<Words<16>>
    let x: S = 0.1
    // 10x − 1 in twice the precision: exact.
    let error = (10 * MPFloat<Words<32>>(x) - 1).magnitude / 10
    #expect(error <= MPFloat<Words<32>>(x.ulp) / 2)
    #expect(x != S(0.1 as Double) && x == S(1) / 10)
  }

  @Test("What a thread remembers is what it read, at each precision, and however many literals come between")
  func remembered() throws {
    func expect<S: RealScalar>(_: S.Type) {
      let first: [S] = LiteralTable.values()
      for _ in 0..<3 {
        let again: [S] = LiteralTable.values()
        expectLaw(again == first, "\(S.self): literals read again are the same")
        // One literal alone is remembered; the table of them all does not fit.
        let same: [S] = (0..<3).map { _ in 0.3 }
        expectLaw(same.allSatisfy { $0 == S(3) / 10 }, "\(S.self): 0.3 read three times")
      }
    }
    for type in widths { expect(type) }
    expect(MPFloat<Words<17>>.self)
    expect(MPFloat<Words<40>>.self)
  }

  @Test("Threads do not disturb each other's literals")
  func threads() async {
    let expected: [MPFloat<Words<4>>] = LiteralTable.values()
    let narrow: [MPFloat<Words<1>>] = LiteralTable.values()
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<20).allSatisfy { _ in
            if task % 2 == 0 { return LiteralTable.values() == expected }
            return LiteralTable.values() == narrow && LiteralTable.values() == expected
          }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test("Negative literals and zeros keep their signs", arguments: widths)
  func signs(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      expectIdentical(-0.1 as S, -(0.1 as S), "−0.1")
      expectIdentical(-123.456 as S, -(123456 / 1000 as S), "−123.456")
      expectIdentical(-0.0 as S, -S.zero, "−0.0")
      expectIdentical(0.0 as S, 0, "0.0")
      expectIdentical(-2.0 as S, S(-2), "−2.0")
      expectIdentical(-7 as S, S(-7), "−7")
    }
    expect(type)
  }

  @Test("What no literal can be is carried over, and mistaken for no literal that is remembered")
  func specialArguments() {
    typealias S = MPFloat<Words<2>>
    #expect(0.5 as S == S(1) / 2 && 0.75 as S == S(3) / 4)
    #expect(S(floatLiteral: .infinity) == .infinity && S(floatLiteral: -.infinity) == -.infinity)
    #expect(S(floatLiteral: .nan).isNaN)
  }

  @Test("Hexadecimal literals of few bits are exact", arguments: widths)
  func hexadecimal(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      let literals: [S] = [0x1p-60, 0x1p60, -0x1.8p-70, 0x1.2345p-300, 0x1.fffffp-30, 0x0.001p-9, 0x1.8p200]
      let texts = ["0x1p-60", "0x1p60", "-0x1.8p-70", "0x1.2345p-300", "0x1.fffffp-30", "0x0.001p-9", "0x1.8p200"]
      for (literal, text) in zip(literals, texts) { expectLaw(literal == S(text), "\(S.self): the literal \(text)") }
    }
    expect(type)
  }

  @Test("A constant as text keeps all its digits, and exponents that no machine number has", arguments: widths)
  func text(type: any RealScalar.Type) throws {
    func expect<S: RealScalar>(_: S.Type) throws {
      for _ in 0..<2 {
        // Euler's constant, OEIS A001620; each written here, since a constant is known by its place.
        let gamma = S.decimal("0.57721566490153286060651209008240243104215933593992359880576723488486772677766467")
        expectIdentical(
          gamma,
          try quotient("0.57721566490153286060651209008240243104215933593992359880576723488486772677766467"), "γ")
        expectIdentical(S.decimal("-1e-5000"), try #require(S("-1e-5000")), "−1e-5000")
        expectIdentical(S.decimal("1.25e+5000"), try #require(S("1.25e+5000")), "1.25e5000")
        expectIdentical(S.decimal("7"), 7, "7")
      }
      expectLaw(!S.decimal("1e-5000").isZero, "\(S.self): 1e-5000 is no zero")
    }
    try expect(type)
    #expect(Double.decimal("0.1") == 0.1 && Complex<Double>.decimal("-2.5") == -2.5)
  }

  @Test("Literals whose shortest form has more digits than arrive are known by it")
  func lost() {
    typealias S = MPFloat<Words<4>>
    for text in ["0.1", "123456789012345.0", "1e+300", "0.001", "3.141592653589793", "100000000000000000000000.0"] {
      #expect(S.arrives(text), "\(text)")
    }
    #expect(!S.arrives("0.5772156649015328606"))
    #if arch(x86_64) && !os(Windows) && !os(Android)
      #expect(S.arrives("987654321098765432.0") && S.arrives((0.123456789012345678 as Float80).description))
      #expect(!S.arrives((0.57721566490153286060651209 as Float80).description))
    #endif
  }

  #if DEBUG
    @Test(
      "In a debug build a literal with more digits than arrive ends the program; in a format without room for them it does not"
    )
    func diagnosed() async {
      await #expect(processExitsWith: .failure) {
        let x: MPFloat<Words<4>> = 0.57721566490153286060651209
        _ = x
      }
      let narrow: MPFloat<Binary64> = 0.57721566490153286060651209
      #expect(Double(narrow) == 0.5772156649015329)
    }
  #endif

  @Test("Integer literals are exact up to the ends of Int")
  func integers() {
    typealias S = MPFloat<Words<1>>
    #expect(9_223_372_036_854_775_807 as S == S(Int.max) && Int(exactly: 9_223_372_036_854_775_807 as S) == .max)
    #expect(-9_223_372_036_854_775_808 as S == S(Int.min) && Int(exactly: S(Int.min)) == .min)
    #expect(9_007_199_254_740_993.0 as S == S(9_007_199_254_740_993))
  }
}
