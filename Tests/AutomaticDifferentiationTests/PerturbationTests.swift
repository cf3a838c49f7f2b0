import AutomaticDifferentiation
import RealModule
import Scalars
import Testing

/// A function that differentiates inside: ½‖∇g‖² of g = x²y, at whatever scalar it is asked for.
private struct SquaredSlope: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    let gradient = ForwardMode.gradient(of: { (x: [Dual<S>]) in x[0] * x[0] * x[1] }, at: x).gradient
    return (gradient[0] * gradient[0] + gradient[1] * gradient[1]) / 2
  }
}

/// dy/dx of x·(d/dy of f at y), in any scalar.
private func slope<S: RealScalar>(_ f: (Dual<S>) -> Dual<S>, at x: S) -> S { f(Dual(x, tangent: 1)).tangent }

@Suite("Nested derivatives do not confuse their perturbations")
struct PerturbationTests {
  @Test("d/dx [x · d/dy (x + y) at y = 1] at x = 1 is 1, not 2 (Siskind and Pearlmutter 2005)")
  func classic() {
    let result = slope({ (x: Dual<Double>) in x * slope({ y in Dual(x) + y }, at: 1) }, at: 1)
    #expect(result == 1)
  }

  @Test("d/dx [x · d/dy (x·y²) at y = x] at x = 2 is 6x² = 24")
  func dependentPoint() {
    // d/dy (x·y²) = 2xy; at y = x it is 2x², times x is 2x³, whose slope is 6x².
    let result = slope({ (x: Dual<Double>) in x * slope({ y in Dual(x) * y * y }, at: x) }, at: 2)
    #expect(result == 24)
  }

  @Test("Three levels: the third derivative of x⁵ at 2 is 60·4")
  func threeLevels() {
    func fifth<S: RealScalar>(_ x: S) -> S { S.pow(x, 5) }
    func first<S: RealScalar>(_ x: S) -> S { slope({ fifth($0) }, at: x) }
    func second<S: RealScalar>(_ x: S) -> S { slope({ first($0) }, at: x) }
    #expect(slope({ second($0) }, at: 2.0) == 240)
  }

  @Test("A gradient inside a function under study, differentiated from outside, once and twice")
  func gradientInside() {
    // ∇g = (2xy, x²), so f = 2x²y² + x⁴/2: ∇f = (4xy² + 2x³, 4x²y), H = ((4y² + 6x², 8xy), (8xy, 4x²)).
    let (value, gradient, hessian) = ForwardMode.hessian(of: SquaredSlope(), at: [2.0, 3.0])
    #expect(value == 80)
    #expect(gradient == [88, 48])
    #expect(hessian == [[60, 48], [48, 16]])
  }

  @Test("What breaks it: a variable of the outer derivative whose tangent is stripped")
  func stripped() {
    // Handing over x.value forgets that x varies: of the slope of x·(2xy) at y = x only 2x² = 8 is left, instead of 24.
    let wrong = slope(
      { (x: Dual<Double>) in x * slope({ y in Dual(Dual(x.value)) * y * y }, at: Dual(x.value)) }, at: 2)
    #expect(wrong == 8)
  }
}
