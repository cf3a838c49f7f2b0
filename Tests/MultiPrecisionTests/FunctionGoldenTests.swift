import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("The functions of Real against mpmath")
struct FunctionGoldenTests {
  /// At each argument the value is mpmath's, given to 350 digits, rounded to the format: MPFR promises as much, and no
  /// value here lies so near a tie that 350 digits do not decide it at 1024 bits, which are 309.
  @Test("Every function gives the number nearest to the exact value", arguments: widths)
  func values(type: any RealScalar.Type) throws {
    try expectValues(type)
  }

  private func expectValues<S: RealScalar>(_: S.Type) throws {
    var met: Set<String> = []
    for row in try Golden("functions.csv").rows {
      try #require(row.count == 3)
      let arguments = row[1].split(separator: " ").map { String($0) }
      let x = try #require(S(arguments[0]))
      let expected = try #require(S(decimal: row[2]))
      met.insert(row[0])
      let value: S
      if let function = Self.unary(S.self)[row[0]] {
        value = function(x)
      } else if let function = Self.integral(S.self)[row[0]] {
        value = function(x, try #require(Int(arguments[1])))
      } else {
        let function = try #require(Self.binary(S.self)[row[0]])
        value = function(x, try #require(S(arguments[1])))
      }
      expectIdentical(value, expected, "\(row[0])(\(arguments.joined(separator: ", ")))")
    }
    let known = Set(Self.unary(S.self).keys).union(Self.integral(S.self).keys).union(Self.binary(S.self).keys)
    #expect(met == known)
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
