import BigInt
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Sums, inner products and quotients that are rounded once")
struct RoundedOnceTests {
  @Test("Exact sums and inner products, rounded once, where nearly everything cancels")
  func golden() throws {
    for row in try Golden("once.csv").rows {
      func numbers<S: RealScalar>(_ column: Int, _: S.Type) throws -> [S] {
        try row[column].split(separator: " ").map { try #require(S(String($0))) }
      }
      func expect<F: BinaryFormat>(_: MPFloat<F>.Type) throws {
        typealias S = MPFloat<F>
        let (a, b) = (try numbers(2, S.self), try numbers(3, S.self))
        let value = row[0] == "sum" ? S.sumRoundedOnce(a.span) : S.dotRoundedOnce(a.span, b.span)
        expectIdentical(value, try #require(S(row[4])), "\(row[0]) in \(row[1])")
        // Between the two directions.
        let lower =
          row[0] == "sum"
          ? S.sumRoundedOnce(a.span, rounding: .down) : S.dotRoundedOnce(a.span, b.span, rounding: .down)
        let upper =
          row[0] == "sum" ? S.sumRoundedOnce(a.span, rounding: .up) : S.dotRoundedOnce(a.span, b.span, rounding: .up)
        expectLaw(lower <= value && value <= upper && (upper == lower || upper == lower.nextUp), "bounds in \(row[1])")
      }
      func expect<S: RealScalar & BinaryFloatingPoint>(_: S.Type) throws {
        let (a, b) = (try numbers(2, S.self), try numbers(3, S.self))
        let value = row[0] == "sum" ? S.sumRoundedOnce(a.span) : S.dotRoundedOnce(a.span, b.span)
        expectIdentical(value, try #require(S(row[4])), "\(row[0]) in \(row[1])")
      }
      switch row[1] {
      case "binary16":
        try expect(MPFloat<Binary16>.self)
        #if !(os(macOS) && arch(x86_64))
          try expect(Float16.self)
        #endif
      case "bfloat16": try expect(MPFloat<BFloat16>.self)
      case "binary32":
        try expect(MPFloat<Binary32>.self)
        try expect(Float.self)
      case "binary64":
        try expect(MPFloat<Binary64>.self)
        try expect(Double.self)
      case "x87":
        try expect(MPFloat<X87Extended>.self)
        #if arch(x86_64) && !os(Windows) && !os(Android)
          try expect(Float80.self)
        #endif
      case "mp64": try expect(MPFloat<Words<1>>.self)
      default: try expect(MPFloat<Words<4>>.self)
      }
    }
  }

  @Test("Empty sums, zeros and what is not finite")
  func special() {
    typealias S = MPFloat<Words<2>>
    let none: [S] = []
    expectIdentical(S.sumRoundedOnce(none.span), 0, "the empty sum")
    expectIdentical(S.dotRoundedOnce(none.span, none.span), 0, "the empty inner product")
    let infinities: [S] = [.infinity, 1, -.infinity]
    #expect(S.sumRoundedOnce(infinities.span).isNaN && S.sumRoundedOnce(infinities.span.extracting(0..<2)) == .infinity)
    let doubles: [Double] = [1e300, 1, -1e300, .nan]
    #expect(Double.sumRoundedOnce(doubles.span.extracting(0..<3)) == 1 && Double.sumRoundedOnce(doubles.span).isNaN)
    let huge: [Double] = [1e308, 1e308, -1.5e308]
    #expect(Double.sumRoundedOnce(huge.span) == 5e307)
  }

  @Test("Euler's constant, Catalan's and log 2, of every format, by mpmath")
  func constants() throws {
    for row in try Golden("constants.csv").rows {
      let bits = try #require(Int(row[1]))
      func expect<S: RealScalar>(_: S.Type) throws {
        let value =
          switch row[0] {
          case "eulerGamma": S.eulerGamma
          case "catalan": S.catalan
          default: S.ln2
          }
        expectIdentical(value, try #require(S(row[2])), "\(row[0]) in \(S.formatName)")
      }
      func expectOwn<F: BinaryFormat>(_: MPFloat<F>.Type) throws {
        typealias S = MPFloat<F>
        let value = row[0] == "eulerGamma" ? S.eulerGamma : row[0] == "catalan" ? S.catalan : S.ln2
        expectIdentical(value, try #require(S(row[2])), "\(row[0]) at \(bits) bits")
      }
      for format in NamedFormat.all where format.precision == bits { try expect(format.type) }
      try withPrecision(bits: bits) { try expect($0) }
      if bits == 256 { try expectOwn(MPFloat<Words<4>>.self) }
      if bits == 1024 { try expectOwn(MPFloat<Words<16>>.self) }
    }
  }

  @Test("Quotients of integers of any width are rounded once; rational gives them back exactly")
  func rationals() throws {
    for row in try Golden("rational.csv").rows {
      guard let format = try? NamedFormat(named: row[2]) else { continue }
      let (n, d) = (try #require(BigInt(row[0])), try #require(BigInt(row[1])))
      func expect<S: RealScalar>(_: S.Type) throws {
        let value = S(n, over: d)
        expectIdentical(value, try #require(S(row[3])), "\(row[0]) / \(row[1]) in \(row[2])")
        expectIdentical(S(-n, over: d), -value, "−\(row[0]) / \(row[1]) in \(row[2])")
        guard value.isFinite else { return }
        let fraction = try #require(value.rational(as: BigInt.self))
        expectIdentical(S(fraction.numerator, over: fraction.denominator), value.isZero ? 0 : value, "back")
        expectLaw(
          fraction.denominator == 1 || fraction.numerator % 2 != 0, "\(row[0]) / \(row[1]): in lowest terms")
      }
      try expect(format.type)
    }
  }

  @Test("A number is a quotient of integers that hold it, and of none that do not")
  func narrowRationals() {
    #expect(0.375.rational(as: Int.self)! == (3, 8) && (-2.5).rational(as: Int8.self)! == (-5, 2))
    #expect(0.0.rational(as: Int.self)! == (0, 1) && 96.0.rational(as: Int8.self)! == (96, 1))
    #expect(128.0.rational(as: Int8.self) == nil && 0x1p-7.rational(as: Int8.self) == nil)
    #expect(Double.infinity.rational(as: BigInt.self) == nil && Double.nan.rational(as: Int.self) == nil)
    let wide: MPFloat<Words<2>> = 0x1p100 + 1
    #expect(wide.rational(as: Int128.self)! == (Int128(1) << 100 + 1, 1) && wide.rational(as: Int.self) == nil)
    #expect((1 / wide).rational(as: Int128.self) == nil)
    let third: MPFloat<Words<4>> = 1 / 3
    let (n, d) = third.rational(as: BigInt.self)!
    #expect(d == BigInt(1) << 257 && 3 * n - d == -1 || 3 * n - d == 1)
    #expect(Double(1, over: 0) == .infinity && Double(-1, over: 0) == -.infinity && Double(0, over: 0).isNaN)
  }
}
