import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Directed rounding")
struct DirectedRoundingTests {
  @Test("lies on its side of the exact result, next to it, in every operation and function")
  func laws() {
    expectLaws(Words<1>.self, exponents: -200...200)
    expectLaws(Binary32.self, exponents: -149...127)
    expectLaws(Binary16.self, exponents: -24...15)
    expectLaws(Float8E5M2.self, exponents: -16...15)
  }

  private func expectLaws<F: BinaryFormat>(_ format: F.Type, exponents: ClosedRange<Int>) {
    typealias N = MPFloat<F>
    typealias W = MPFloat<Words<4>>
    var generator = SplitMix64(seed: 5)
    func number(_ range: ClosedRange<Int>) -> N {
      let bits = W(UInt64.random(in: (1 << 60)...(1 << 61), using: &generator))
      let value = N(
        (bits * W(Bool.random(using: &generator) ? 1 : -1)).scaled(
          byPowerOfTwo: Int.random(in: range, using: &generator) - 60))
      return value.isFinite ? value : 1
    }
    func expect(_ directed: (RoundingDirection) -> N, _ nearest: N, _ exact: W, _ what: @autoclosure () -> String) {
      guard exact.isFinite, nearest.isFinite || exact.magnitude > 1 else { return }
      let (down, up) = (directed(.down), directed(.up))
      expectLaw(W(down) <= exact && exact <= W(up), "\(what()) is \(exact), not from \(down) to \(up)")
      expectLaw(
        up == down.nextUp || up == down && W(down) == exact,
        "\(what()) lies between \(down) and \(up), which are no neighbours")
      expectIdentical(directed(.nearest), nearest, what())
      let (inner, outer) = exact > 0 ? (down, up) : (up, down)
      expectLaw(directed(.towardZero) == inner && directed(.awayFromZero) == outer, "\(what()) toward zero and away")
      let both = N.bounds(directed)
      expectLaw(both.lower == down && both.upper == up, "both bounds of \(what()) are \(both), not \(down) and \(up)")
    }
    let near = exponents.clamped(to: -7...4)
    for _ in 0..<300 {
      let (a, b) = (number(exponents), number(exponents))
      let (x, y) = (number(near), number(near))
      expect({ a.adding(b, rounding: $0) }, a + b, W(a) + W(b), "\(a) + \(b)")
      expect({ a.subtracting(b, rounding: $0) }, a - b, W(a) - W(b), "\(a) − \(b)")
      expect({ a.multiplied(by: b, rounding: $0) }, a * b, W(a) * W(b), "\(a) · \(b)")
      expect({ a.divided(by: b, rounding: $0) }, a / b, W(a) / W(b), "\(a) ÷ \(b)")
      // Of numbers whose sum does not exceed 256 bits.
      expect({ y.addingProduct(x, y, rounding: $0) }, y.addingProduct(x, y), W(y) + W(x) * W(y), "\(y) + \(x) · \(y)")
      let size = a.magnitude
      expect({ size.squareRoot(rounding: $0) }, size.squareRoot(), W(size).squareRoot(), "√\(size)")
      let functions: [(String, (N, RoundingDirection) -> N, N, W)] = [
        ("exp", { N.exp($0, rounding: $1) }, .exp(x), .exp(W(x))),
        ("expMinusOne", { N.expMinusOne($0, rounding: $1) }, .expMinusOne(x), .expMinusOne(W(x))),
        ("exp2", { N.exp2($0, rounding: $1) }, .exp2(x), .exp2(W(x))),
        ("sin", { N.sin($0, rounding: $1) }, .sin(x), .sin(W(x))),
        ("cos", { N.cos($0, rounding: $1) }, .cos(x), .cos(W(x))),
        ("tan", { N.tan($0, rounding: $1) }, .tan(x), .tan(W(x))),
        ("atan", { N.atan($0, rounding: $1) }, .atan(x), .atan(W(x))),
        ("sinh", { N.sinh($0, rounding: $1) }, .sinh(x), .sinh(W(x))),
        ("cosh", { N.cosh($0, rounding: $1) }, .cosh(x), .cosh(W(x))),
        ("tanh", { N.tanh($0, rounding: $1) }, .tanh(x), .tanh(W(x))),
        ("asinh", { N.asinh($0, rounding: $1) }, .asinh(x), .asinh(W(x))),
        ("erf", { N.erf($0, rounding: $1) }, .erf(x), .erf(W(x))),
        ("erfc", { N.erfc($0, rounding: $1) }, .erfc(x), .erfc(W(x))),
      ]
      for (name, directed, nearest, exact) in functions { expect({ directed(x, $0) }, nearest, exact, "\(name) \(x)") }
      let z = x.magnitude
      let positive: [(String, (N, RoundingDirection) -> N, N, W)] = [
        ("log", { N.log($0, rounding: $1) }, .log(z), .log(W(z))),
        ("log2", { N.log2($0, rounding: $1) }, .log2(z), .log2(W(z))),
        ("log10", { N.log10($0, rounding: $1) }, .log10(z), .log10(W(z))),
        ("logOnePlus", { N.log(onePlus: $0, rounding: $1) }, .log(onePlus: z), .log(onePlus: W(z))),
        ("gamma", { N.gamma($0, rounding: $1) }, .gamma(z), .gamma(W(z))),
        ("logGamma", { N.logGamma($0, rounding: $1) }, .logGamma(z), .logGamma(W(z))),
        ("pow", { N.pow($0, y, rounding: $1) }, .pow(z, y), .pow(W(z), W(y))),
        ("cube", { N.pow($0, 3, rounding: $1) }, .pow(z, 3), .pow(W(z), 3)),
        ("inverse square", { N.pow($0, -2, rounding: $1) }, .pow(z, -2), .pow(W(z), -2)),
        ("cube root", { N.root($0, 3, rounding: $1) }, .root(z, 3), .root(W(z), 3)),
        ("hypot", { N.hypot($0, y, rounding: $1) }, .hypot(z, y), .hypot(W(z), W(y))),
        ("atan2", { N.atan2(y: $0, x: y, rounding: $1) }, .atan2(y: z, x: y), .atan2(y: W(z), x: W(y))),
      ]
      for (name, directed, nearest, exact) in positive {
        expect({ directed(z, $0) }, nearest, exact, "\(name) \(z), \(y)")
      }
    }
  }

  @Test("overflows to the greatest number or to infinity, and underflows to zero or to the least")
  func range() {
    typealias N = MPFloat<Binary16>
    let (great, least) = (N.greatestFiniteMagnitude, N.leastNonzeroMagnitude)
    #expect(great.adding(great, rounding: .down) == great && great.adding(great, rounding: .up) == .infinity)
    #expect((-great).adding(-great, rounding: .up) == -great && (-great).adding(-great, rounding: .down) == -.infinity)
    #expect(least.multiplied(by: least, rounding: .up) == least && least.multiplied(by: least, rounding: .down) == 0)
    #expect(least.multiplied(by: -least, rounding: .down) == -least && least.multiplied(by: -least, rounding: .up) == 0)
    #expect(N.exp(-1000, rounding: .up) == least && N.exp(1000, rounding: .down) == great)
    let wide = MPFloat<Words<2>>.greatestFiniteMagnitude
    #expect(
      N(wide, rounding: .down) == great && N(wide, rounding: .up) == .infinity && N(-wide, rounding: .up) == -great)
  }

  @Test("overflows inward to the greatest number also where NaN takes the place of one above it")
  func overflowToNaN() {
    typealias N = MPFloat<Float8E4M3>
    let great: N = 448
    for far in [449, 479, 480, 500, 512, 1e30] as [MPFloat<Words<1>>] {
      for inward in [RoundingDirection.towardZero, .down] { #expect(N(far, rounding: inward) == great, "\(far)") }
      for inward in [RoundingDirection.towardZero, .up] { #expect(N(-far, rounding: inward) == -great, "\(far)") }
      for outward in [RoundingDirection.awayFromZero, .up] { #expect(N(far, rounding: outward).isNaN, "\(far)") }
    }
    #expect(great.multiplied(by: great, rounding: .down) == great && N.exp(great, rounding: .towardZero) == great)
    #expect(N(464 as MPFloat<Words<1>>, rounding: .nearest) == great && N(480 as MPFloat<Words<1>>).isNaN)
  }

  @Test("of texts and of digits lies on its side")
  func text() throws {
    typealias N = MPFloat<Words<1>>
    let down = try #require(N(decimal: "0.1", rounding: .down))
    let up = try #require(N(decimal: "0.1", rounding: .up))
    #expect(up == down.nextUp && N("0.1") == down || N("0.1") == up)
    #expect(N(decimal: "0.5", rounding: .down) == N(decimal: "0.5", rounding: .up))
    #expect(
      N(decimal: "x", rounding: .down) == nil && N(decimal: "0x1p0", rounding: .down) == nil
        && N("0x1p0", rounding: .up) == 1)
    #expect(N("inf", rounding: .down) == .infinity && N("nan", rounding: .up)?.isNaN == true)
    let third: N = 1 / 3
    #expect(
      third.scientific(digits: 3, rounding: .down) == "3.33e-01"
        && third.scientific(digits: 3, rounding: .up) == "3.34e-01")
    #expect(
      (-third).scientific(digits: 3, rounding: .down) == "-3.34e-01"
        && (-third).scientific(digits: 3, rounding: .up) == "-3.33e-01")
    #expect(N.pi(rounding: .down) < N.pi(rounding: .up) && N.pi(rounding: .up) == N.pi(rounding: .down).nextUp)
  }
}
