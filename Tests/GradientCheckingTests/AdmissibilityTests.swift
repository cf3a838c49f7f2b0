import GradientChecking
import MultiPrecision
import Scalars
import Synchronization
import Testing

@Suite("Admissibility")
struct AdmissibilityTests {
  private func claim(_ x: [Double], _ g: [Double]) throws -> GradientClaim<Double> {
    try GradientClaim(point: x, gradient: g)
  }

  @Test func `nothing is found where nothing is wrong`() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let found = Admissibility(of: { $0[0] * $0[0] }, try GradientClaim<S>(point: [3], gradient: [6])) { _ in }
      #expect(found.objections.isEmpty && found.verdict == nil && found.value == 9 && found.evaluations == 3)
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Words<4>>.self)
  }

  @Test("a point or a value that is no number leaves the claim undecided", arguments: [Double.nan, .infinity])
  func notFinite(number: Double) throws {
    let point = Admissibility(of: { $0[1] }, try claim([number, 1], [0, 1]))
    #expect(point.objections == [.pointNotFinite(coordinate: 0)])
    #expect(point.verdict == .undecided(.notFinite))
    let value = Admissibility(of: { _ in number }, try claim([1], [.nan]))
    #expect(value.objections == [.valueNotFinite, .claimNaN(coordinate: 0)])
    #expect(value.verdict == .undecided(.notFinite))
  }

  @Test func `a claim that is NaN is wrong where f is a number; an infinite one is left to the check`() throws {
    let nan = Admissibility(of: { $0[0] + $0[1] }, try claim([1, 2], [1, .nan]))
    #expect(nan.objections == [.claimNaN(coordinate: 1)] && nan.verdict == .disagree)
    let infinite = Admissibility(of: { $0[0].squareRoot() }, try claim([0], [.infinity]))
    #expect(infinite.objections == [.claimInfinite(coordinate: 0)] && infinite.verdict == nil)
  }

  @Test func `a function of two values at one point is nondeterministic, by the last bit or the sign of zero`() throws {
    for values in [[1, 1.0.nextUp], [0, -0.0], [1, .nan]] {
      var calls = 0
      let f: ([Double]) -> Double = { _ in
        calls += 1
        return values[(calls - 1) % 2]
      }
      let found = Admissibility(of: f, try claim([1], [0]))
      #expect(found.objections.contains(.nondeterministic) && found.verdict == .undecided(.nondeterministic))
    }
  }

  @Test func `a function that its gradient changes is found out`() throws {
    var offset = 0.0
    let f: ([Double]) -> Double = { $0[0] + offset }
    let found = Admissibility(of: f, try claim([1], [1])) { _ in offset += 1e-9 }
    #expect(found.objections == [.changedByGradient] && found.verdict == .undecided(.nondeterministic))
    #expect(found.value == 1 && found.evaluations == 3)
  }

  @Test func `what f throws is passed on`() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try Admissibility(
        of: { (_) throws(Refusal) -> Double in throw Refusal() }, GradientClaim(point: [1], gradient: [1]))
    }
  }
}
