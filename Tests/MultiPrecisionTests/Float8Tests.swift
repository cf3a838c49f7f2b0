import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("8-bit formats, exhaustively")
struct Float8Tests {
  private let e4m3 = CodeTable<Float8E4M3>(bits: 3, bias: 7, hasInfinity: false)
  private let e5m2 = CodeTable<Float8E5M2>(bits: 2, bias: 15, hasInfinity: true)

  // What is infinite in one is a number or NaN in another; the tables say which codes are numbers.
  private let e4m3sat = CodeTable<Float8E4M3Saturating>(bits: 3, bias: 7, hasInfinity: false)
  private let e5m2sat = CodeTable<Float8E5M2Saturating>(bits: 2, bias: 15, hasInfinity: true)
  private let e4m3fnuz = CodeTable<Float8E4M3FNUZ>(bits: 3, bias: 8, hasInfinity: false, isWhole: true)
  private let e5m2fnuz = CodeTable<Float8E5M2FNUZ>(bits: 2, bias: 16, hasInfinity: false, isWhole: true)

  @Test("Sums, differences, products and quotients of all pairs are exact integer arithmetic, rounded once")
  func pairs() {
    expectPairs(e4m3)
    expectPairs(e5m2)
    expectPairs(e4m3sat)
    expectPairs(e5m2sat)
    expectPairs(e4m3fnuz)
    expectPairs(e5m2fnuz)
  }

  private func expectPairs<F: BinaryFormat>(_ table: CodeTable<F>) {
    let finite = (0..<256).filter { $0 & 127 < table.units.count - 1 }
    func integer(_ code: Int) -> Int128 { code > 127 ? -table.units[code & 127] : table.units[code] }
    for (i, j) in finite.lazy.flatMap({ i in finite.lazy.map { j in (i, j) } }) {
      let (a, b) = (table.numbers[i], table.numbers[j])
      let (m, n) = (integer(i), integer(j))
      // A zero sum is +0, but of two negative zeros; what was not zero keeps its sign when it underflows.
      let isNegativeZero = a.sign == .minus && b.sign == .minus
      let isNegative = (i > 127) != (j > 127)
      expectIdentical(a + b, table.nearest(m + n, negative: m + n == 0 ? isNegativeZero : m + n < 0), "\(a) + \(b)")
      let isNegativeDifference = a.sign == .minus && b.sign == .plus
      expectIdentical(a - b, table.nearest(m - n, negative: m == n ? isNegativeDifference : m < n), "\(a) − \(b)")
      // m·2ᵉ · n·2ᵉ = (m·n / 2⁻ᵉ)·2ᵉ, and m·2ᵉ / n·2ᵉ = (m / n · 2⁻ᵉ)·2ᵉ, with e < 0.
      let scale = Int128(1) << Int128(-table.least)
      expectIdentical(a * b, table.nearest(m * n, over: scale, negative: isNegative), "\(a) · \(b)")
      if n != 0 {
        expectIdentical(a / b, table.nearest(m * scale, over: n, negative: isNegative), "\(a) / \(b)")
      } else {
        expectIdentical(a / b, m == 0 ? .nan : isNegative ? -.infinity : .infinity, "\(a) / \(b)")
      }
    }
    for special in [MPFloat<F>.infinity, -.infinity, .nan] where !special.isFinite {
      for b in table.numbers {
        let isNaN = special.isNaN || b.isNaN
        expectLaw((special + b).isNaN == (isNaN || b == -special), "\(special) + \(b)")
        expectLaw((special * b).isNaN == (isNaN || b.isZero), "\(special) · \(b)")
        expectIdentical(
          b / special, isNaN || b.isInfinite ? .nan : b * 0 * (special.sign == .plus ? 1 : -1), "\(b) / \(special)")
      }
    }
  }

  @Test("Square roots, neighbours, ulps and rounding to integers, of all numbers, by the table of codes")
  func unary() {
    expectUnary(e4m3)
    expectUnary(e5m2)
    expectUnary(e4m3sat)
    expectUnary(e5m2sat)
    expectUnary(e4m3fnuz)
    expectUnary(e5m2fnuz)
  }

  private func expectUnary<F: BinaryFormat>(_ table: CodeTable<F>) {
    let count = table.units.count - 1
    for code in 0..<count {
      let (x, units) = (table.numbers[code], table.units[code])
      // √(m·2ᵉ) = √(m·2⁻ᵉ)·2ᵉ: 2√(m·2⁻ᵉ) is compared with q by 4m·2⁻ᵉ and q².
      let square = 4 * units << Int128(-table.least)
      expectIdentical(x.squareRoot(), table.nearest(negative: false) { (square - $0 * $0).signum() }, "√\(x)")
      let next = code + 1 < count ? table.numbers[code + 1] : .infinity
      expectIdentical(x.nextUp, next, "the number after \(x)")
      expectIdentical((-x).nextDown, -next, "the number before −\(x)")
      if code > 0 { expectIdentical(x.nextDown, table.numbers[code - 1], "the number before \(x)") }
      let one = Int128(1) << Int128(-table.least)
      let floor = units / one
      let remainder = units % one
      let up = floor + (remainder > 0 ? 1 : 0)
      let even = 2 * remainder > one || (2 * remainder == one && floor % 2 == 1) ? up : floor
      expectIdentical(x.rounded(.down), table.nearest(floor * one, negative: false), "\(x) rounded down")
      expectIdentical(x.rounded(.up), table.nearest(up * one, negative: false), "\(x) rounded up")
      expectIdentical(x.rounded(.toNearestOrEven), table.nearest(even * one, negative: false), "\(x) rounded")
      expectLaw(x.isSubnormal == (x > 0 && x < .leastNormalMagnitude), "\(x) is subnormal")
      expectIdentical(MPFloat<F>(x.description) ?? 7, x, "\(x) read")
      expectIdentical(MPFloat<F>(x.hexadecimal) ?? 7, x, "\(x.hexadecimal) read")
    }
    expectIdentical(.greatestFiniteMagnitude, table.numbers[count - 1], "the greatest number")
    expectIdentical(.leastNonzeroMagnitude, table.numbers[1], "the least positive number")
    expectIdentical(.leastNormalMagnitude, table.numbers[1 << table.bits], "the least normal number")
  }

  @Test("Functions of all numbers are the exact values rounded once")
  func functions() throws {
    for row in try Golden("float8.csv").rows {
      if row[0] == "e4m3" { try expectFunction(row, e4m3) } else { try expectFunction(row, e5m2) }
    }
  }

  private func expectFunction<F: BinaryFormat>(_ row: [String], _ table: CodeTable<F>) throws {
    let function = try #require(Self.function(row[1], MPFloat<F>.self))
    let digits = Array(row[2])
    try #require(digits.count == 512)
    for code in 0..<256 where digits[2 * code] != "-" {
      let expected = table.numbers[try #require(Int(String(digits[2 * code...2 * code + 1]), radix: 16))]
      let x = table.numbers[code]
      expectIdentical(function(x), expected, "\(row[1]) of \(x)")
    }
  }

  private static func function<S: RealScalar>(_ name: String, _: S.Type) -> ((S) -> S)? {
    switch name {
    case "exp": { S.exp($0) }
    case "expMinusOne": { S.expMinusOne($0) }
    case "exp2": { S.exp2($0) }
    case "exp10": { S.exp10($0) }
    case "log": { S.log($0) }
    case "logOnePlus": { S.log(onePlus: $0) }
    case "log2": { S.log2($0) }
    case "log10": { S.log10($0) }
    case "sin": { S.sin($0) }
    case "cos": { S.cos($0) }
    case "tan": { S.tan($0) }
    case "asin": { S.asin($0) }
    case "acos": { S.acos($0) }
    case "atan": { S.atan($0) }
    case "sinh": { S.sinh($0) }
    case "cosh": { S.cosh($0) }
    case "tanh": { S.tanh($0) }
    case "asinh": { S.asinh($0) }
    case "acosh": { S.acosh($0) }
    case "atanh": { S.atanh($0) }
    case "erf": { S.erf($0) }
    case "erfc": { S.erfc($0) }
    case "gamma": { S.gamma($0) }
    case "logGamma": { S.logGamma($0) }
    case "squareRoot": { $0.squareRoot() }
    case "cubeRoot": { S.root($0, 3) }
    case "cube": { S.pow($0, 3) }
    case "reciprocal": { S.pow($0, -1) }
    default: nil
    }
  }
}

@Suite("Conversions between formats round once")
struct NarrowingTests {
  @Test("From binary32 to the formats of machine learning, as ml_dtypes converts")
  func narrowing() throws {
    for row in try Golden("narrow.csv").rows {
      func expect<F: BinaryFormat>(_: MPFloat<F>.Type) throws {
        let x = Float(bitPattern: try #require(UInt32(row[1], radix: 16)))
        let expected = Float(bitPattern: try #require(UInt32(row[2], radix: 16)))
        expectIdentical(Float(MPFloat<F>(x)), expected, "\(x) in \(row[0])")
        expectIdentical(Float(MPFloat<F>(MPFloat<Binary32>(x))), expected, "\(x) from emulated binary32 in \(row[0])")
        expectIdentical(Float(MPFloat<F>(x.hexadecimal) ?? 7), expected, "\(x) read in \(row[0])")
      }
      switch row[0] {
      case "bfloat16": try expect(MPFloat<BFloat16>.self)
      case "e4m3": try expect(MPFloat<Float8E4M3>.self)
      case "e5m2": try expect(MPFloat<Float8E5M2>.self)
      case "e4m3sat": try expect(MPFloat<Float8E4M3Saturating>.self)
      case "e5m2sat": try expect(MPFloat<Float8E5M2Saturating>.self)
      case "e4m3fnuz": try expect(MPFloat<Float8E4M3FNUZ>.self)
      case "e5m2fnuz": try expect(MPFloat<Float8E5M2FNUZ>.self)
      default: Issue.record("no format \(row[0])")
      }
    }
  }

  @Test("From Double to Float, Float16 and Float80 and back, as the processor converts")
  func standard() {
    var singles = Operands<Float>(seed: 1)
    var doubles = Operands<Double>(seed: 2)
    for i in 0..<Operands<Double>.count {
      // Near ties of Float: the middle between two, and a little beside it.
      let single = Double(singles.next())
      let tie = single + Double(Float(single).ulp) / 2
      let x = i % 3 == 0 ? doubles.next() : i % 3 == 1 ? tie : tie.nextUp
      expectIdentical(Float(MPFloat<Binary32>(MPFloat<Binary64>(x))), Float(x), "\(x) in binary32")
      #if !(os(macOS) && arch(x86_64))
        expectIdentical(Float16(MPFloat<Binary16>(MPFloat<Binary64>(x))), Float16(x), "\(x) in binary16")
      #endif
      #if arch(x86_64) && !os(Windows) && !os(Android)
        let wide = Float80(x) + Float80(x.ulp) * 0.5
        expectIdentical(Double(MPFloat<Binary64>(MPFloat<X87Extended>(wide))), Double(wide), "\(wide) in binary64")
        expectIdentical(Float(MPFloat<Binary32>(MPFloat<X87Extended>(wide))), Float(wide), "\(wide) in binary32")
      #endif
    }
  }
}
