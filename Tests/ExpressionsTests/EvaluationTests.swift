import Expressions
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite struct EvaluationTests {
  /// The distance from `value` to the number that `text` writes, in units of the last place of that number in S.
  private func ulps<S: RealScalar>(_ value: S, from text: String) throws -> S {
    let exact = try #require(S(decimal: text))
    return (value - exact).magnitude / exact.ulp
  }

  // The table has 80 digits: at 192 bits the number nearest to it is the correctly rounded result, which MPFR gives.
  //
  // The hardware types use the C library, whose own tests let no function err by more than 9 ulp (manual of glibc, Errors
  // in Math Functions); half an ulp is the rounding of the reference. Float16 computes in Float and rounds: one ulp.
  @Test("Every function has the value that mpmath gives it, at every real scalar")
  func functions() throws {
    let rows = try Golden.rows("functions")
    #expect(rows.count == 44)
    for row in rows {
      let f = try Expression(row[0], variables: [])
      #expect(f([]) == MPFloat<Words<3>>(decimal: row[1]), "\(row[0])")
      #expect(try ulps(f([]) as Double, from: row[1]) <= 9.5, "\(row[0])")
      #expect(try ulps(f([]) as Float, from: row[1]) <= 9.5, "\(row[0])")
      #if arch(x86_64) && !os(Windows) && !os(Android)
        #expect(try ulps(f([]) as Float80, from: row[1]) <= 9.5, "\(row[0])")
      #endif
      #if !(os(macOS) && arch(x86_64))
        #expect(try ulps(f([]) as Float16, from: row[1]) <= 1, "\(row[0])")
      #endif
    }
  }

  // 512 bits are 154 digits: the 60 of the table would survive the cancellation of 90. A zero of the table stands for
  // what 250 digits leave below 1e-120.
  @Test("Every formula of the verdict corpus has the value that mpmath gives it")
  func corpus() throws {
    typealias Wide = MPFloat<Words<8>>
    let rows = try Golden.rows("corpus")
    #expect(rows.count == 304)
    let relative = try #require(Wide(decimal: "1e-59"))
    let absolute = try #require(Wide(decimal: "1e-110"))
    for row in rows {
      let f = try Expression(row[0], variables: row[1].split(separator: ",").map(String.init))
      let value: Wide = f(try PointText(row[2]).values(of: f.variables, as: Wide.self))
      let expected = try #require(Wide(decimal: row[3]))
      #expect((value - expected).magnitude <= relative * expected.magnitude + absolute, "\(row[0]) is \(value)")
      #expect(try Expression(f.description, variables: f.variables) == f)
    }
  }

  // Bits from numpy 2.4 with the same formula (** for ^) on arrays of binary64.
  @Test(
    "With + - * / sqrt and squares, a Double has the bits that numpy gives it",
    arguments: [
      ("100*(x2-x1^2)^2+(1-x1)^2", "x1=-1.2, x2=1", 0x1.8333333333332p+4),
      ("(-13+x1+((5-x2)*x2-2)*x2)^2+(-29+x1+((x2+1)*x2-14)*x2)^2", "x1=0.5, x2=-2", 0x1.908p+8),
      ("sqrt(x1^2+x2^2)/(x1-x2/3)", "x1=0.1, x2=0.7", -0x1.5369480174811p+2),
      ("(w1*1.5+w2*(-0.7)-1)^2+(w1*0.2+w2*1.1+0.5)^2+0.01*(w1^2+w2^2)", "w1=0.4, w2=-0.9", 0x1.d8793dd97f62ep-3),
      ("1-x1/3-x1/7/x2^-1+2.5e-3*-x2", "x1=0.3, x2=123.456", -0x1.2cc66f0367d0ep+2),
      ("x1-(x2-x1)-x2*x1/x2/x1", "x1=1e-17, x2=3.3", -0x1.1333333333333p+2),
      ("1000000*x1^2+0.000001*x2^2", "x1=1.1, x2=0.9", 0x1.2769000000d98p+20),
      ("(x1+x2)^2/(x1*x2)-4*sqrt(x2)", "x1=0.3, x2=0.123", 0x1.b91c1a8c2d3bcp+1),
      ("0.1+0.2-0.3+0*x", "x=1", 0x1p-54),
    ])
  func bits(text: String, at point: String, value: Double) throws {
    let f = try Expression(text)
    #expect(f(try PointText(point).values(of: f.variables, as: Double.self)) == value)
  }

  @Test("x^2 is the rounded product and x^-1 the rounded quotient, for every Double and Float")
  func squares() throws {
    let square = try Expression("x^2")
    let inverse = try Expression("x^-1")
    var random = SplitMix64(seed: 7)
    // C's pow misses the rounded square of a Double about once in a thousand: ten thousand tries would show it.
    for _ in 0..<10_000 {
      let x = Double.random(in: -100...100, using: &random)
      #expect(square.bound(to: Double.self)([x]) == x * x)
      #expect(inverse.bound(to: Double.self)([x]) == 1 / x)
      #expect(square.bound(to: Float.self)([Float(x)]) == Float(x) * Float(x))
    }
  }

  // In 0.1 + x/3 the literal, the quotient and the sum round, each by at most u relative to a number below 1.
  @Test("The same expression runs at every scalar, and a literal is rounded once to each")
  func everyType() throws {
    let f = try Expression("0.1 + x/3")
    func check<S: RealScalar>(_ type: S.Type) {
      let wide = MPFloat<Words<8>>(f([2] as [S]))
      let exact: MPFloat<Words<8>> = MPFloat(23) / 30
      #expect((wide - exact).magnitude <= 3 * MPFloat(S.unitRoundoff), "\(type)")
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<1>>.self)
    check(MPFloat<Words<4>>.self)
    #if arch(x86_64) && !os(Windows) && !os(Android)
      check(Float80.self)
    #endif
    #if !(os(macOS) && arch(x86_64))
      check(Float16.self)
    #endif
  }

  // Division rounds correctly, so it gives the number nearest to the fraction that the digits write.
  @Test("A long literal is rounded once, however many digits it has")
  func longLiterals() throws {
    typealias Wide = MPFloat<Words<4>>
    #expect(try Expression("0.1")([]) == Wide(1) / 10)
    let digits = "1234567890123456789012345678901234567890"
    let tenTo20: Wide = Wide(10_000_000_000) * 10_000_000_000
    let left: Wide = Wide(12_345_678_901_234_567_890 as UInt64) * tenTo20
    let whole: Wide = left + Wide(12_345_678_901_234_567_890 as UInt64)  // 131 bits: exact
    #expect(try Expression(digits)([]) == whole)
    #expect(try Expression(digits + "e-40")([]) == whole / (tenTo20 * tenTo20))
    // 2⁵³ + 1 and a hair: ties to even would go down, the digits beyond send it up.
    #expect(try Expression("9007199254740993.0000000000000000000001")([]) == 9_007_199_254_740_994.0)
    #expect(try Expression("9007199254740993")([]) == 9_007_199_254_740_992.0)
    #expect(try Expression("1e400")([]) == Double.infinity)
  }

  @Test("min and max are NaN when an argument is, wherever it stands", arguments: ["min", "max"])
  func notANumber(name: String) throws {
    for text in ["(0/0, 1, 2)", "(1, 0/0, 2)", "(1, 2, 0/0)"] {
      let value: Double = try Expression(name + text)([])
      #expect(value.isNaN)
    }
  }

  @Test("A bound expression computes what the expression computes")
  func binding() throws {
    let f = try Expression("pi*x^3 - 0.1*exp(-y)/e + 7", variables: ["x", "y"])
    let bound = f.bound(to: MPFloat<Words<2>>.self)
    for x: MPFloat<Words<2>> in [-1.5, 0, 2.25] { #expect(bound([x, 0.3]) == f([x, 0.3])) }
  }

  @Test("A point of the wrong length is a mistake of the caller's, and traps")
  func wrongLength() async {
    await #expect(processExitsWith: .failure) {
      let f = try Expression("x*y")
      _ = f([1, 2, 3] as [Double])
    }
  }

  @Test("A vector holds its components in order")
  func vectors() throws {
    let gradient = try ExpressionVector(["2*x", "-y", "max(x, y)"], variables: ["x", "y"])
    #expect(gradient([3, 4] as [Double]) == [6, -4, 4])
    #expect(gradient.bound(to: Float.self).map { $0([3, 4]) } == [6, -4, 4])
    #expect(gradient.description == "(2*x, -y, max(x, y))")
    #expect(throws: ExpressionError.self) { try ExpressionVector(["x", "z"], variables: ["x", "y"]) }
  }
}
