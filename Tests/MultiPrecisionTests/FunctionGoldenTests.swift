import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// The precisions of binary32, binary64 and binary128, and two that fill no whole number of limbs, all in MPFR's own range.
private enum Bits24: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 24 }
  static var name: String { "bits24" }
}

private enum Bits53: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 53 }
  static var name: String { "bits53" }
}

private enum Bits113: BinaryFormat {
  typealias Limbs = InlineArray<2, UInt>
  static var precision: Int { 113 }
  static var name: String { "bits113" }
}

private enum Bits300: BinaryFormat {
  typealias Limbs = InlineArray<5, UInt>
  static var precision: Int { 300 }
  static var name: String { "bits300" }
}

private enum Bits1000: BinaryFormat {
  typealias Limbs = InlineArray<16, UInt>
  static var precision: Int { 1000 }
  static var name: String { "bits1000" }
}

private let precisions: [any RealScalar.Type] =
  widths + [
    MPFloat<Bits24>.self, MPFloat<Bits53>.self, MPFloat<Bits113>.self, MPFloat<Bits300>.self, MPFloat<Bits1000>.self,
  ]

@Suite("The functions of Real against Arb")
struct FunctionGoldenTests {
  /// Arb encloses the exact value, and the table gives it rounded to odd at 1029 bits: what is rounded from there to
  /// 1024 bits or fewer is what the exact value rounds to, ties and near ties included. There is no tolerance.
  ///
  /// Each table has arguments of up to 64 bits; a format takes those that it can hold, at least half of them.
  @Test("Every function gives the number nearest to the exact value", arguments: precisions)
  func values(type: any RealScalar.Type) throws {
    try expectValues(type)
  }

  private func expectValues<S: RealScalar>(_: S.Type) throws {
    let (unary, integral, binary) = (Self.unary(S.self), Self.integral(S.self), Self.binary(S.self))
    let rows = try Golden("functions.csv").rows
    var met: [String: Int] = [:]
    for row in rows {
      try #require(row.count == 3)
      let texts = row[1].split(separator: " ").map { String($0) }
      let wide = try texts.map { try #require(MPFloat<Words<1>>($0)) }
      guard let x = S(exactly: wide[0]), let y = S(exactly: wide[wide.count - 1]) else { continue }
      let expected = try #require(S(row[2]))
      met[row[0], default: 0] += 1
      let value: S
      if let function = unary[row[0]] {
        value = function(x)
      } else if let function = integral[row[0]] {
        value = function(x, try #require(Int(texts[1])))
      } else {
        let function = try #require(binary[row[0]])
        value = function(x, y)
      }
      expectIdentical(value, expected, "\(row[0])(\(texts.joined(separator: ", ")))")
    }
    #expect(Set(met.keys) == Set(unary.keys).union(integral.keys).union(binary.keys))
    #expect(met.values.allSatisfy { $0 >= 25 } && met.values.reduce(0, +) * 2 > rows.count)
  }

  private static func unary<S: RealScalar>(_: S.Type) -> [String: (S) -> S] {
    [
      "exp": { S.exp($0) }, "expMinusOne": { S.expMinusOne($0) }, "exp2": { S.exp2($0) }, "exp10": { S.exp10($0) },
      "log": { S.log($0) }, "logOnePlus": { S.log(onePlus: $0) }, "log2": { S.log2($0) }, "log10": { S.log10($0) },
      "sin": { S.sin($0) }, "cos": { S.cos($0) }, "tan": { S.tan($0) },
      "asin": { S.asin($0) }, "acos": { S.acos($0) }, "atan": { S.atan($0) },
      "sinh": { S.sinh($0) }, "cosh": { S.cosh($0) }, "tanh": { S.tanh($0) },
      "asinh": { S.asinh($0) }, "acosh": { S.acosh($0) }, "atanh": { S.atanh($0) },
      "sqrt": { S.sqrt($0) }, "erf": { S.erf($0) }, "erfc": { S.erfc($0) },
      "gamma": { S.gamma($0) }, "logGamma": { S.logGamma($0) },
    ]
  }

  private static func integral<S: RealScalar>(_: S.Type) -> [String: (S, Int) -> S] {
    ["power": { S.pow($0, $1) }, "root": { S.root($0, $1) }]
  }

  private static func binary<S: RealScalar>(_: S.Type) -> [String: (S, S) -> S] {
    ["pow": { S.pow($0, $1) }, "hypot": { S.hypot($0, $1) }, "atan2": { S.atan2(y: $0, x: $1) }]
  }

  @Test("π is Machin's 16 atan(1/5) − 4 atan(1/239), rounded", arguments: widths)
  func pi(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) { expectIdentical(S.pi, S(machin()), "π") }
    expect(type)
  }

  /// π in 2048 bits. There are fewer than 2¹⁰ terms, each off by less than 2⁻²⁰⁴⁰: no rounding to 1024 bits notices.
  private func machin() -> MPFloat<Words<32>> {
    typealias Wide = MPFloat<Words<32>>
    func arcTangent(ofReciprocal n: Int) -> Wide {
      var power: Wide = 1 / Wide(n)
      var sum = power
      var k = 1
      while power > Wide.ulpOfOne {
        power /= Wide(n * n)
        k += 2
        sum += k % 4 == 3 ? -power / Wide(k) : power / Wide(k)
      }
      return sum
    }
    return 16 * arcTangent(ofReciprocal: 5) - 4 * arcTangent(ofReciprocal: 239)
  }
}
