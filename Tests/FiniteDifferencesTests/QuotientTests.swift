import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite struct QuotientTests {
  /// Values and steps whose quotients round at every operation.
  private static let samples: [(values: [Double], step: Double)] = {
    var random = SplitMix64(seed: 1)
    return (0..<200).map { _ in
      let values = (0..<9).map { _ in Double.random(in: -1...1, using: &random) }
      return (values, Double.random(in: 1e-9...1, using: &random))
    }
  }()

  @Test func `central and forward quotients are bit for bit the textbook's`() {
    for (v, h) in Self.samples {
      #expect(Stencil.central.quotient([v[0], v[1]], step: h).bitPattern == ((v[1] - v[0]) / (2 * h)).bitPattern)
      #expect(Stencil.forward.quotient([v[0], v[1]], step: h).bitPattern == ((v[1] - v[0]) / h).bitPattern)
      #expect(Stencil.backward.quotient([v[0], v[1]], step: h).bitPattern == ((v[1] - v[0]) / h).bitPattern)
    }
  }

  @Test func `the sum goes from the largest offset down, integer weights over one denominator`() {
    let third = Stencil(offsets: [-2, -1, 0, 1, 2], derivative: 3)
    let curvature = Stencil(offsets: [-1, 0, 1], derivative: 2)
    for (v, h) in Self.samples {
      let fourth: Double = ((-v[3] + 8 * v[2]) + -8 * v[1]) + v[0]
      #expect(Stencil.central(order: 4).quotient(Array(v[0..<4]), step: h) == fourth / (12 * h))
      let second: Double = (v[2] + -2 * v[1]) + v[0]
      #expect(curvature.quotient(Array(v[0..<3]), step: h) == second / (h * h))
      let cubic: Double = ((v[4] + -2 * v[3]) + 2 * v[1]) - v[0]
      #expect(third.quotient(Array(v[0..<5]), step: h) == cubic / (2 * (h * h * h)))
    }
  }

  @Test func `a value of weight zero is never looked at`() {
    let stencil = Stencil(offsets: [-1, 0, 1])
    #expect(stencil.evaluations == 2)
    #expect(stencil.quotient([1.0, .nan, 3.0], step: 1) == 1)
    var seen: [Double] = []
    let slope = stencil.quotient(
      of: { x in
        seen.append(x)
        return x * x
      }, at: 2.0, step: 0.5)
    #expect(seen == [2.5, 1.5])
    #expect(slope == 4)
  }

  @Test func `points are x + o·h rounded twice, and offset zero is x itself`() {
    let (x, h): (Double, Double) = (0.1, 0.3)
    #expect(Stencil.point(x, offset: 3, step: h) == x + 3 * h)
    #expect(Stencil.point(x, offset: -1, step: h) == x - h)
    #expect(Stencil.point(-0.0, offset: 0, step: 1.0).sign == .minus)
  }

  @Test func `weights that no machine integer holds differentiate a polynomial exactly`() throws {
    // The offsets are primes, so that nothing cancels and the common denominator is larger than 2⁶³.
    let offsets = [-1_000_003, -500_009, 0, 100_003, 700_001, 1_299_709]
    let stencil = Stencil(offsets: offsets)
    #expect(stencil.denominator > LongInteger(Int.max))
    // x⁵ + 2x at x = 1, h = 2⁻²⁰: all values are exact in 1024 bits, so only the final division rounds.
    typealias Exact = MPFloat<Words<16>>
    let h = Exact(sign: .plus, exponent: -20, significand: 1)
    let slope = stencil.quotient(of: { (x: Exact) in Exact.pow(x, 5) + 2 * x }, at: 1, step: h)
    #expect(slope == 7)
  }

  @Test("the observed order of convergence is the stencil's", arguments: Stencil.named.map(\.name))
  func order(name: String) throws {
    let stencil = try #require(Stencil(named: name))
    try checkOrder(stencil)
  }

  @Test("higher derivatives converge at their order too", arguments: [2, 3, 4])
  func order(derivative: Int) throws {
    try checkOrder(.central(order: 4, derivative: derivative))
    try checkOrder(Stencil(offsets: Array(0...derivative), derivative: derivative))
  }

  /// At 256 bits with h = 2⁻¹⁶ and 2⁻¹⁷ the next term of the error is 2⁻¹⁶ of the leading one at most, times a ratio of
  /// constants below 10, and roundoff (2⁻²⁵⁶⁺⁴·¹⁷) is far below 2⁻⁸·¹⁷: slope and constant are those of the theory to 10⁻³.
  private func checkOrder(_ stencil: Stencil) throws {
    typealias Wide = MPFloat<Words<4>>
    let x: Wide = 1
    // All derivatives of e^x are e.
    let e = try #require(
      Wide("2.718281828459045235360287471352662497757247093699959574966967627724076630353547594571382178525166427"))
    let errors = [-16, -17].map { exponent in
      let h = Wide(sign: .plus, exponent: exponent, significand: 1)
      return stencil.quotient(of: { Wide.exp($0) }, at: x, step: h) - e
    }
    let slope = Double(Wide.log2((errors[0] / errors[1]).magnitude))
    #expect(abs(slope - Double(stencil.accuracy)) < 1e-3)
    let h = Wide(sign: .plus, exponent: -17, significand: 1)
    let leading = Wide(rounded: stencil.truncationConstant) * e * Wide.pow(h, stencil.accuracy)
    #expect(abs(Double(errors[1] / leading) - 1) < 1e-3)
  }
}
