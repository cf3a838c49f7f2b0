import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite struct DirectionalDerivativeTests {
  /// f = x²·y + z, ∇f = (2xy, x², 1).
  private func value<S: RealScalar>(_ x: [S]) -> S { x[0] * x[0] * x[1] + x[2] }

  @Test func `it is the gradient times the direction, at the cost of one variable`() {
    let x = [1.5, -2.0, 0.25]
    for v in [[1.0, 0, 0], [1, 2, 3], [-1e-6, 1e-6, 0], [1e9, -3e9, 2e9]] {
      var calls = 0
      let estimate = Stencil.central.directionalDerivative(
        of: { p in
          calls += 1
          return value(p)
        }, at: x, along: v)
      let exact = -6 * v[0] + 2.25 * v[1] + v[2]
      // The stated error, and as much again for what is an estimate and no bound.
      #expect(abs(estimate.value - exact) <= 2 * estimate.error)
      // Relative to ‖v‖∞ times the size of f, u^(2/3) = 2.3e-11 is what a central difference reaches; 10 for constants.
      #expect(estimate.error < 10 * 2.3e-10 * Stencil.length(v))
      #expect(calls == 4 && estimate.evaluations == 4)
    }
  }

  @Test func `along one axis it is the partial derivative`() {
    typealias Wide = MPFloat<Words<2>>
    let x: [Wide] = [1.5, -2, 0.25]
    let h = Wide(sign: .plus, exponent: -40, significand: 1)
    let along = Stencil.central.directionalDerivative(of: { value($0) }, at: x, along: [0, 1, 0], step: h)
    let partial = Stencil.central.gradientEstimates(of: { value($0) }, at: x, steps: .uniform(h))[1]
    #expect(along.value == partial.value)
    #expect(along.truncation == partial.truncation)
  }

  @Test func `along nothing it is exactly zero and costs nothing`() {
    let estimate = Stencil.central.directionalDerivative(of: { value($0) }, at: [1.0, 2, 3], along: [0, -0.0, 0])
    #expect(estimate.value == 0 && estimate.error == 0 && estimate.evaluations == 0)
    let empty = Stencil.central.directionalDerivative(of: { (_: [Double]) in 5 }, at: [], along: [])
    #expect(empty.value == 0 && empty.error == 0)
  }

  @Test func `what is not finite, and a step that is lost, are outcomes`() {
    let f: ([Double]) -> Double = { value($0) }
    let x = [1.0, 2, 3]
    #expect(Stencil.central.directionalDerivative(of: f, at: x, along: [1, .nan, 0]).outcome == .notFinite)
    #expect(Stencil.central.directionalDerivative(of: f, at: [1, .infinity, 0], along: x).outcome == .notFinite)
    #expect(Stencil.central.directionalDerivative(of: { _ in .nan }, at: x, along: x).outcome == .notFinite)
    let lost = Stencil.central.directionalDerivative(of: f, at: x, along: x, step: 1e-30)
    #expect(lost.outcome == .stepLost(offset: 1) && lost.error == .infinity)
    // Extreme directions have a default step as long as the format has one.
    #expect(Stencil.central.directionalDerivative(of: f, at: x, along: [1e-300, 0, 0]).outcome == .estimated)
    let none = Stencil.central.directionalDerivative(of: f, at: [1e300, 0, 0], along: [1e-300, 0, 0])
    #expect(none.outcome == .notFinite && none.evaluations == 0)
  }
}

extension Stencil {
  fileprivate static func length(_ v: [Double]) -> Double { v.reduce(0) { max($0, abs($1)) } }
}
