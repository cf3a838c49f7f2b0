import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Numbers as text")
struct TextTests {
  @Test("The description is the shortest text that reads back, powers of two included, but integers as they are")
  func shortest() throws {
    for row in try Golden("shortest.csv").rows {
      func expect<S: RealScalar>(_: S.Type) throws {
        let x = try #require(S(row[1]))
        expectLaw(x.description == row[2], "\(S.self): \(row[1]) is written \(x), expected \(row[2])")
        let opposite = row[2].hasPrefix("-") ? String(row[2].dropFirst()) : "-" + row[2]
        expectLaw((-x).description == opposite, "\(S.self): −\(row[1]) is written \(-x)")
        expectIdentical(try #require(S(row[2])), x, row[2])
      }
      try expect(NamedFormat(named: row[0]).type)
    }
  }

  @Test("Scientific text is the exact number correctly rounded, ties to even")
  func scientific() throws {
    for row in try Golden("scientific.csv").rows {
      guard let format = try? NamedFormat(named: row[0]) else { continue }
      func expect<S: RealScalar>(_: S.Type) throws {
        let x = try #require(S(row[1]))
        let text = x.scientific(digits: try #require(Int(row[2])))
        expectLaw(text == row[3], "\(S.self): \(row[1]) to \(row[2]) digits is \(text), expected \(row[3])")
      }
      try expect(format.type)
    }
  }

  @Test("Decimal text is rounded once, near ties and beyond the range, however long it is")
  func decimal() throws {
    for row in try Golden("decimal.csv").rows {
      guard let format = try? NamedFormat(named: row[0]) else { continue }
      func expect<S: RealScalar>(_: S.Type) throws {
        let value = try #require(S(decimal: row[1]))
        expectIdentical(value, try #require(S(row[2])), row[1])
      }
      try expect(format.type)
    }
  }

  @Test(
    "Every form of number is read",
    arguments: [
      ("1", "0x1p+0"), ("+1", "0x1p+0"), ("-1.", "-0x1p+0"), (".5", "0x1p-1"), ("5.e-1", "0x1p-1"),
      ("1E3", "0x1.f4p+9"),
      ("00012.500", "0x1.9p+3"), ("0x1", "0x1p+0"), ("0X1P3", "0x1p+3"), ("0x.8p1", "0x1p+0"), ("0x10.8", "0x1.08p+4"),
      ("-0xFFp-4", "-0x1.fep+3"), ("0xabc", "0x1.578p+11"), ("inf", "inf"), ("+Infinity", "inf"), ("-INF", "-inf"),
      ("nan", "nan"), ("-NaN", "nan"), ("0", "0x0p+0"), ("-0", "-0x0p+0"), ("-0e99999999999999999999", "-0x0p+0"),
      ("0x0p9", "0x0p+0"), ("1e999999999999", "inf"), ("-1e99999999999999999999999", "-inf"),
      ("1e-999999999999", "0x0p+0"),
      ("-1e-99999999999999999999999", "-0x0p+0"), ("0x1p99999999999999999999", "inf"),
      ("0x1p-99999999999999999999", "0x0p+0"),
    ])
  func forms(text: String, hexadecimal: String) throws {
    let x = try #require(MPFloat<Words<2>>(text))
    #expect(x.hexadecimal == hexadecimal)
  }

  @Test("Zeros before and behind do not count: a million of them, and an exponent to match")
  func longText() throws {
    typealias S = MPFloat<Words<2>>
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(S("0." + zeros + "15e1000001") == S("1.5"))
    #expect(S("15" + zeros + "e-1000001") == S("1.5"))
    #expect(S("1.5" + zeros + "1")?.hexadecimal == "0x1.8p+0")
  }

  @Test("Text that is no number gives nil", arguments: notNumbers)
  func malformed(text: String) {
    #expect(MPFloat<Words<1>>(text) == nil)
    #expect(MPFloat<Words<4>>(text) == nil)
  }

  @Test("Scientific text of zeros and of what is not finite")
  func specialScientific() {
    typealias S = MPFloat<Words<1>>
    #expect(S(0).scientific(digits: 1) == "0e+00" && (-S.zero).scientific(digits: 3) == "-0.00e+00")
    #expect(0.0.scientific(digits: 1) == "0e+00" && (-0.0).scientific(digits: 3) == "-0.00e+00")
    #expect(S.infinity.scientific(digits: 3) == "inf" && (-S.infinity).scientific(digits: 3) == "-inf")
    #expect((-S.nan).scientific(digits: 3) == "nan" && (-Double.nan).scientific(digits: 3) == "nan")
    #expect(S(7).scientific(digits: 1) == "7e+00" && S(7).scientific(digits: 4) == "7.000e+00")
    #expect(S.leastNonzeroMagnitude.scientific(digits: 5) == "2.3826e-323228497")
    #expect(S.greatestFiniteMagnitude.scientific(digits: 5) == "2.0986e+323228496")
  }

  @Test(
    "What is read off the digits is what reading texts back finds, at every precision and near the ends of the range")
  func shortestAtEveryPrecision() {
    for bits in [13, 17, 18, 40, 53, 65, 100, 113, 200, 333, 1000, 3000] {
      func expect<S: RealScalar>(_: S.Type) {
        var generator = SeededGenerator(seed: UInt64(bits))
        func number() -> S {
          let limbs = (0..<((bits + 63) / 64)).map { _ in UInt(generator.next()) | 1 << 63 }
          let exponent = generator.index(below: 800) - 400
          return S(rounding: BinaryParts(kind: .finite, sign: .plus, exponent: exponent), limbs: limbs.span)
        }
        let count = Swift.max(20, 20_000 / bits)
        let ends = [S.leastNonzeroMagnitude, S.leastNonzeroMagnitude.nextUp, .greatestFiniteMagnitude]
        for x in (0..<count).map({ _ in number() }) + ends {
          let text = x.description
          expectLaw(S(text) == x, "\(bits) bits: \(x.hexadecimal) is written \(text)")
          guard !text.hasSuffix(".0") else { continue }
          // One digit less does not read back, neither the nearest nor its neighbours.
          let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
          guard digits > 1 else { continue }
          let shorter = x.scientific(digits: digits - 1)
          expectLaw(S(shorter) != x, "\(bits) bits: \(shorter) is shorter than \(text)")
          expectLaw(S(x.scientific(digits: digits)) == S(text), "\(bits) bits: \(text)")
        }
      }
      withPrecision(bits: bits) { expect($0) }
    }
  }

  @Test("The example of the documentation")
  func example() {
    let x: MPFloat<Words<2>> = 0.1
    #expect("\(MPFloat<Words<2>>.sin(x))" == "0.09983341664682815230681419841062202699")
    #expect(String(reflecting: x) == "0.1")
  }
}
