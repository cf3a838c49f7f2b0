import AutomaticDifferentiation
import MultiPrecision
import RealModule
import Scalars
import Testing

/// ψ, ψ′ and ψ″ against mpmath.
///
/// The terms are 1/(x + k) and log z, each rounded a few times, of which N + K are added: an absolute error of at most
/// (N + 10)·4 u times the largest of them. For ψ⁽ᵐ⁾ the largest is that of the m-th derivative of −1/x, or of π·cot πx.
@Suite("The digamma function and, at nested dual numbers, the polygamma functions")
struct DigammaTests {
  private static let formats: [any RealScalar.Type] = [
    Float.self, Double.self, MPFloat<Words<2>>.self, MPFloat<Words<4>>.self,
  ]

  @Test("Values, first and second derivatives", arguments: Golden.tables.digamma, formats)
  func polygamma(row: Golden.PolygammaCase, format: any RealScalar.Type) throws {
    func check<S: RealScalar>(_: S.Type) throws {
      // The points are numbers of binary64: what is rounded to fewer bits is another point.
      guard let x = S(row.at), S.precision >= 53 || Double(x) == Double(row.at) else { return }
      let expected = try row.polygamma.map { try #require(S(decimal: $0)) }
      let nested = digamma(Dual(Dual(x, tangent: 1), tangent: 1))
      let computed = [digamma(x), nested.value.tangent, nested.tangent.tangent]
      // The distance to the nearest pole is the scale on which ψ changes.
      let pole = x < 0.5 ? (x - x.rounded(.toNearestOrEven)).magnitude : x
      let unit = S(4 * (S.precision / 2 + 18)) * S.unitRoundoff
      let scales = [S.maximum(S.log(x.magnitude + S(S.precision)), 1 / pole), 1 / pole / pole, 2 / pole / pole / pole]
      for (m, (value, expected)) in zip(computed, expected).enumerated() where expected.isFinite && scales[m].isFinite {
        // The recurrence's terms are as large as 1 where the pole is far.
        let scale = S.maximum(scales[m], x < 0 || x > S(S.precision) ? 0 : 1)
        #expect(
          (value - expected).magnitude <= unit * S.maximum(scale, expected.magnitude),
          "\(S.self): ψ^(\(m))(\(x)) = \(value), expected \(expected)")
      }
    }
    try check(format)
  }

  @Test("ψ(x + 1) = ψ(x) + 1/x to 1000 bits, which no table of coefficients has")
  func recurrence() throws {
    typealias S = MPFloat<Words<16>>
    for x in [0.5, 3, 600.25, -7.3] as [S] {
      let difference = digamma(x + 1) - digamma(x)
      #expect((difference - 1 / x).magnitude <= 4 * 530 * S.unitRoundoff * 8, "\(x)")
    }
  }

  @Test(
    "Formats of a few bits and a short range have digamma functions too",
    arguments: [MPFloat<Float8E4M3>.self, MPFloat<Float8E5M2>.self, MPFloat<BFloat16>.self, MPFloat<Binary16>.self]
      as [any RealScalar.Type])
  func shortFormats(format: any RealScalar.Type) {
    func check<S: RealScalar>(_: S.Type) {
      // ψ(1/2) = −γ − 2 log 2 and ψ(4) = 11/6 − γ, from terms of which the largest is 2 and some N + K are added.
      let bound = S(S.precision / 2 + 18) * S.unitRoundoff * 2
      #expect((digamma(S(1) / 2) + 1.96351).magnitude <= bound, "\(S.self)")
      #expect((digamma(S(4)) - 1.256118).magnitude <= bound, "\(S.self)")
      #expect(S.gamma(4).isFinite && Dual<S>.gamma(Dual(4, tangent: 1)).tangent.isFinite)
    }
    check(format)
  }

  @Test("Poles, infinities and NaN")
  func specialValues() {
    #expect(digamma(0.0) == -.infinity)
    #expect(digamma(-0.0) == .infinity)
    #expect(digamma(-1.0).isNaN)
    #expect(digamma(-40.0).isNaN)
    #expect(digamma(Double.infinity) == .infinity)
    #expect(digamma(-Double.infinity).isNaN)
    #expect(digamma(Double.nan).isNaN)
  }
}
