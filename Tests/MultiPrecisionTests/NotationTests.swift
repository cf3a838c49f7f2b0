import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Fixed and engineering notation, and numbers in any base")
struct NotationTests {
  @Test("Fixed and engineering notation are the exact number correctly rounded")
  func notation() throws {
    for row in try Golden("notation.csv").rows {
      guard let format = try? NamedFormat(named: row[0]) else { continue }
      func expect<S: RealScalar>(_: S.Type) throws {
        let (x, count) = (try #require(S(row[1])), try #require(Int(row[3])))
        let text = row[2] == "fixed" ? x.fixed(places: count) : x.engineering(digits: count)
        expectLaw(text == row[4], "\(row[0]): \(row[1]), \(row[2]) \(count), is \(text), expected \(row[4])")
      }
      try expect(format.type)
    }
  }

  @Test("Zeros, and what is not finite")
  func special() {
    typealias S = MPFloat<Words<2>>
    #expect(
      S(0).fixed(places: 2) == "0.00" && (-S.zero).fixed(places: 0) == "-0" && (-0.001).fixed(places: 2) == "-0.00")
    #expect(
      S.infinity.fixed(places: 2) == "inf" && (-Double.infinity).fixed(places: 2) == "-inf"
        && S.nan.fixed(places: 1) == "nan")
    #expect(0.0.engineering(digits: 3) == "0.00e+00" && S.infinity.engineering(digits: 3) == "inf")
    #expect(1e-300.fixed(places: 3) == "0.000" && 1e22.fixed(places: 1) == "10000000000000000000000.0")
    #expect(S.decimal("1e-5000").engineering(digits: 2) == "10e-5001")
  }

  @Test("Numbers in every base from 2 to 62 are their digits, correctly rounded, and are read back")
  func radix() throws {
    for row in try Golden("radix.csv").rows {
      func expect<F: BinaryFormat>(_: MPFloat<F>.Type) throws {
        typealias S = MPFloat<F>
        let (x, base, count) = (try #require(S(row[1])), try #require(Int(row[2])), try #require(Int(row[3])))
        let text = x.text(radix: base, digits: count == 0 ? nil : count)
        expectLaw(text == row[4], "\(row[1]) in base \(base) is \(text), expected \(row[4])")
        if count == 0 { expectIdentical(try #require(S(text, radix: base)), x, "\(text) in base \(base)") }
      }
      switch row[0] {
      case "24": try expect(MPFloat<Binary32>.self)
      case "64": try expect(MPFloat<Words<1>>.self)
      default: try expect(MPFloat<Words<4>>.self)
      }
    }
  }

  @Test("What is no number in a base is nil")
  func malformed() {
    typealias S = MPFloat<Words<1>>
    for (text, base) in [
      ("", 10), ("2", 2), ("a", 10), (" 1", 10), ("1 ", 10), ("1e5", 10), ("1@", 10), ("1@a", 16), (".", 16), ("-", 3),
      ("0x1", 16),
      ("inf", 10), ("nan", 36), ("1.2.3", 8), ("z", 35), ("１", 10),
    ] where base != 36 { #expect(S(text, radix: base) == nil, "\(text) in base \(base)") }
    #expect(S("-1.01@-5", radix: 2) == -1.25 / 32 && S("zz", radix: 36) == 1295 && S("+.8", radix: 16) == 0.5)
    #expect(S("Z", radix: 62) == 35 && S("a", radix: 62) == 36 && S("1@3", radix: 7) == 343)
    #expect(S(0).text(radix: 3) == "0" && (-S.infinity).text(radix: 3) == "-inf" && (-S.zero).text(radix: 9) == "-0")
  }
}
