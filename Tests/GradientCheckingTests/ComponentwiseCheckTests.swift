import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite("The componentwise check")
struct ComponentwiseCheckTests {
  /// f(x, y, z) = 1000·eˣ + y³/8 + cos z at (½, ½, 0): components of 1650, 0.09 and exactly 0.
  private static func value<S: RealScalar>(_ x: [S]) -> S {
    1000 * S.exp(x[0]) + x[1] * x[1] * x[1] / 8 + S.cos(x[2])
  }

  private static func gradient<S: RealScalar>(_ x: [S]) -> [S] {
    [1000 * S.exp(x[0]), 3 * x[1] * x[1] / 8, -S.sin(x[2])]
  }

  /// Not in binary32: there the noise of f, 8·1650·2⁻²⁴ over h = 2⁻⁷, is 0.1, and nothing of the second component can be
  /// seen.
  @Test func `finds a fault in a small component, which the textbook's norm hides`() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = [0.5, 0.5, 0]
      let right = try GradientClaim(point: x, gradient: Self.gradient(x))
      let found = try ComponentwiseCheck<S>()(Self.value, right)
      #expect(found.passed && found.evaluations == 7, "\(found.relativeError)")
      var wrong = right.gradient
      wrong[1] *= 1.25
      let claim = try GradientClaim(point: x, gradient: wrong)
      let fault = try ComponentwiseCheck<S>()(Self.value, claim)
      #expect(!fault.passed && fault.worstFirst.first == 1)
      // (5/4 − 1)/(5/4) up to the errors of the quotient, which are below the tolerance.
      #expect((fault.relativeError - 0.2).magnitude < fault.check.tolerance)
      #expect(TextbookCheck<S>.standard(Self.value, claim).relativeError < 1e-4)
    }
    try check(Double.self)
    try check(MPFloat<Words<2>>.self)
    try check(MPFloat<Words<4>>.self)
  }

  @Test func `passes a right gradient and fails a wrong sign in every format`() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = [0.5, 3]
      let f: @Sendable ([S]) -> S = { S.exp($0[0]) * S.sin($0[1]) + $0[0] * $0[1] }
      let g = [S.exp(x[0]) * S.sin(x[1]) + x[1], S.exp(x[0]) * S.cos(x[1]) + x[0]]
      let right = try ComponentwiseCheck<S>()(f, try GradientClaim(point: x, gradient: g))
      #expect(right.passed, "\(type): \(right.relativeError)")
      for i in x.indices {
        var wrong = g
        wrong[i].negate()
        let found = try ComponentwiseCheck<S>()(f, try GradientClaim(point: x, gradient: wrong))
        #expect(!found.passed && found.worstFirst[0] == i, "\(type)")
      }
    }
    try check(MPFloat<Binary16>.self)
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Words<4>>.self)
  }

  /// y(x) = 1 + (x − 1)² is differenced to exactly 0 at 1; eˣ − x at 0 has a component of nothing but noise.
  @Test("a component that is zero passes at the level of noise, whatever the scale of f", arguments: [-60, 0, 60])
  func zero(exponent: Int) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let f: @Sendable ([S]) -> S = { (S.cos($0[0]) + 1).scaled(byPowerOfTwo: exponent) }
      let step = Stencil.central.step(at: S.zero)
      let noise: S = 2 * S.unitRoundoff / step
      for (slope, passes) in [(0, true), (noise, true), (16 * noise, false)] as [(S, Bool)] {
        let claim = try GradientClaim<S>(point: [0], gradient: [slope.scaled(byPowerOfTwo: exponent)])
        let found = try ComponentwiseCheck<S>()(f, claim)
        #expect(found.passed == passes, "\(type): \(slope / noise) of the noise")
      }
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Words<4>>.self)
  }

  @Test("NaN and infinity never pass and come first", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(number: Double) throws {
    let f: @Sendable ([Double]) -> Double = { $0[0] + 2 * $0[1] }
    let check = try ComponentwiseCheck<Double>()
    let claim = check(f, try GradientClaim(point: [1, 1], gradient: [1, number]))
    #expect(!claim.passed && claim.worstFirst == [1, 0])
    let point = check(f, try GradientClaim(point: [1, number], gradient: [1, 2]))
    #expect(!point.passed)
    let value = check({ _ in number }, try GradientClaim(point: [1], gradient: [0]))
    #expect(!value.passed && value.relativeError.isNaN)
  }

  @Test func `a step that is lost does not pass`() throws {
    let check = try ComponentwiseCheck<Double>(steps: .uniform(1e-7))
    let found = check({ $0[0] }, try GradientClaim(point: [1e12], gradient: [0]))
    #expect(found.numericalGradient == [0] && !found.passed)
  }

  @Test("a step or tolerance that is none is refused", arguments: [0, -1e-7, .nan, .infinity])
  func refused(number: Double) {
    #expect(throws: GradientCheckError.toleranceNotPositive("\(number)")) { try ComponentwiseCheck(tolerance: number) }
    for steps in [Steps.uniform(number), .each([1, number])] {
      #expect(throws: GradientCheckError.stepNotPositive("\(number)")) { try ComponentwiseCheck(steps: steps) }
    }
  }

  @Test func `the criteria have the names of the command`() {
    #expect(Criterion.allCases.map(\.rawValue) == ["textbook", "componentwise", "evidence"])
  }
}
