import AutomaticDifferentiation
import Expressions
import MultiPrecision
import Scalars
import Subjects
import Testing

@Suite("Random formulae")
struct RandomFormulaTests {
  private typealias Wide = MPFloat<Words<4>>

  private static func formula(_ index: Int, seed: UInt64 = 1, format: String = "binary64") throws -> RandomFormula {
    RandomFormula(seed: seed, index: index, format: try NamedFormat(named: format))
  }

  @Test("are the same of a seed for ever") func golden() throws {
    let first = try Self.formula(0, seed: 12)
    #expect(first.text == "hypot(8,log(gamma(y+1)/gamma(y)))")
    #expect(
      first.gradient == [
        "0", "(log(gamma(y+1)/gamma(y))/hypot(8,log(gamma(y+1)/gamma(y))))*(1/(gamma(y+1)/gamma(y)))",
      ])
    #expect(first.variables == ["x", "y"] && first.point == ["-2.0506950345070e-6", "7.3306859157673"])
    #expect(first.brokenClaim.fault == .sign && first.brokenClaim.component == 1)
  }

  @Test("are others of another seed, index or format") func different() throws {
    let texts = try [
      Self.formula(0), Self.formula(1), Self.formula(0, seed: 2), Self.formula(0, format: "bfloat16"),
    ].map { "\($0.text) \($0.point)" }
    #expect(Set(texts).count == texts.count)
  }

  @Test("have the gradient that dual numbers have") func gradients() throws {
    for index in 0..<500 {
      let formula = try Self.formula(index, seed: 3)
      let point = try formula.point.map { Wide(try #require(Double($0))) }
      let f = try Expression(formula.text, variables: formula.variables)
      let claimed = try ExpressionVector(formula.gradient, variables: formula.variables)(point)
      let slopes = point.indices.map { i in
        f(point.indices.map { Dual(point[$0], tangent: $0 == i ? 1 : 0) }).tangent
      }
      for (index, (slope, claim)) in zip(slopes, claimed).enumerated() {
        // Either may lose 192 of 256 bits by cancellation, and then some by what the roundings add up to; what cancels
        // altogether is no number to compare with.
        guard formula.shares[index] > 0 else { continue }
        #expect((slope - claim).magnitude <= slope.magnitude.scaled(byPowerOfTwo: -56), "\(formula.text)")
      }
    }
  }

  @Test("fit into their format", arguments: ["e4m3", "e5m2", "binary16", "bfloat16", "binary32", "mp256"])
  func range(format: String) throws {
    for index in 0..<20 {
      let formula = try Self.formula(index, format: format)
      #expect(formula.shares.contains(1) && formula.shares.allSatisfy { (0...1).contains($0) })
      func value<S: RealScalar>(_ type: S.Type) throws -> Bool {
        let subject = try formula.rightClaim.subject()
        return try Expression(formula.text, variables: formula.variables)(subject.coordinates(as: S.self)).isFinite
      }
      #expect(try value(NamedFormat(named: format).type), "\(formula.text)")
    }
  }

  @Test("have one broken component in the broken claim") func broken() throws {
    for index in 0..<100 {
      let formula = try Self.formula(index)
      let claim = formula.brokenClaim
      let component = try #require(claim.component)
      let fault = try #require(claim.fault)
      let error = try #require(claim.error)
      let changed = formula.gradient.indices.filter { formula.gradient[$0] != claim.gradient[$0] }
      #expect(changed == [component] && error > 0)
      let point = try formula.point.map { Wide(try #require(Double($0))) }
      let values = try [formula.gradient, claim.gradient].map {
        try Expression($0[component], variables: formula.variables)(point)
      }
      let size = Double(((values[1] - values[0]) / values[0]).magnitude)
      #expect(abs(size / fault.size - 1) < 1e-12, "\(fault)")
    }
  }
}
