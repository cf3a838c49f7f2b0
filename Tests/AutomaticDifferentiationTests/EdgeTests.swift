import AutomaticDifferentiation
import ComplexModule
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

private typealias D = Dual<Double>

private func variable(_ x: Double) -> D { D(x, tangent: 1) }

/// What is exact: values and tangents at the edges of domains, bit for bit.
@Suite("Tangents at the edges of domains")
struct EdgeTests {
  @Test("A constant stays constant where the derivative is infinite or undefined")
  func constants() {
    let zero: D = 0
    let one: D = 1
    let results: [(String, D)] = [
      ("√0", D.sqrt(zero)), ("∛0", D.root(zero, 3)), ("log 0", D.log(zero)), ("log2 0", D.log2(zero)),
      ("log10 0", D.log10(zero)), ("log(1 − 1)", D.log(onePlus: -one)), ("asin 1", D.asin(one)),
      ("acos −1", D.acos(-one)),
      ("acosh 1", D.acosh(one)), ("atanh 1", D.atanh(one)), ("0⁻¹", D.pow(zero, -1)), ("0^½", D.pow(zero, 0.5)),
      ("atan2(0, 0)", D.atan2(y: zero, x: zero)), ("hypot(0, 0)", D.hypot(zero, zero)), ("Γ(0)", D.gamma(zero)),
      ("log Γ(−2)", D.logGamma(-2)), ("log(−1)", D.log(-one)), ("√−1", D.sqrt(-one)),
    ]
    for (name, result) in results { #expect(result.tangent == 0, "\(name)") }
    // Nested, a zero that is not identically zero is not a constant: the derivative of √y at y = 0 + (0 + 1ε)ε.
    let moving = Dual<D>(0, tangent: variable(0))
    #expect(moving == 0 && !moving.isIdenticallyZero && !moving.tangent.isIdenticallyZero)
    #expect(!Dual<D>.sqrt(moving).tangent.tangent.isZero)
    #expect((Dual<D>(3, tangent: 1) * moving).tangent.tangent == 3)
    #expect(Dual<D>.exp(moving).tangent.tangent == 1)
    #expect(Dual<D>(0).isIdenticallyZero && Dual<D>(-0.0).isIdenticallyZero)
  }

  @Test("Infinite slopes are infinite, and what is not differentiable along an argument is NaN")
  func infiniteSlopes() {
    let zero = variable(0)
    #expect(D.sqrt(zero).tangent == .infinity)
    #expect(D.root(zero, 3).tangent == .infinity)
    #expect(D.root(zero, 1).tangent == 1)
    #expect(D.log(zero).tangent == .infinity)
    #expect(D.asin(variable(1)).tangent == .infinity)
    #expect(D.acos(variable(1)).tangent == -.infinity)
    #expect(D.acosh(variable(1)).tangent == .infinity)
    #expect(D.atanh(variable(1)).tangent == .infinity)
    #expect(D.sqrt(variable(-1)).tangent.isNaN)
    #expect(D.atan2(y: zero, x: 0).tangent.isNaN)
    #expect(D.gamma(zero).tangent == -.infinity)
    #expect(D.gamma(variable(-2)).tangent.isNaN)
    #expect(D.logGamma(variable(-2)).tangent.isNaN)
    #expect((1 / zero).tangent == -.infinity)
  }

  @Test("Real exponents: x ≤ 0, and exponents that are constant or not")
  func realPowers() {
    let zero = variable(0)
    #expect(D.pow(zero, 2).tangent == 0)
    #expect(D.pow(zero, 2.5).tangent == 0)
    #expect(D.pow(zero, 1.0 as D).tangent == 1)
    #expect(D.pow(zero, 0.5).tangent == .infinity)
    #expect(D.pow(zero, -1.5).tangent == -.infinity)
    #expect(D.pow(0, variable(2)).tangent == 0)
    #expect(D.pow(0, variable(1)).tangent == 0)
    #expect(D.pow(0, variable(0.5)).tangent == 0)
    #expect(D.pow(variable(0), variable(2)).tangent == 0)
    #expect(D.pow(variable(0), variable(1)).tangent == 1)
    #expect(D.pow(variable(-2), 3.0 as D).value.isNaN && D.pow(variable(-2), 3.0 as D).tangent.isNaN)
    #expect(D.pow(variable(-2), 1.0 as D).tangent.isNaN)
    #expect(D.pow(variable(1e200), 1.5).tangent.isFinite)
    // 2ⁿ overflows at 1024, its derivative 1024·2¹⁰²³ too; 2^1023.5·… not: the slope has its own range.
    #expect(D.pow(variable(1e103), 3.0 as D).value == .infinity)
    #expect(D.pow(variable(1e103), 3.0 as D).tangent == 3 * Double.pow(1e103, 2.0 as Double))
    #expect(D.pow(variable(1e-200), 2.0 as D).tangent == 2e-200)
  }

  @Test("Second derivatives of real powers at 0", arguments: [(2.0, 0.0, 2.0), (3, 0, 0), (1, 1, 0), (2.5, 0, 0)])
  func secondOfRealPowers(exponent: Double, first: Double, second: Double) {
    let x = Dual<D>(D(0, tangent: 1), tangent: 1)
    let result = Dual<D>.pow(x, Dual<D>(D(exponent)))
    #expect(result.tangent.value == first)
    #expect(result.tangent.tangent == second)
  }

  @Test("The mixed second derivative of xʸ: log-free where it exists, NaN at (0, 1) where it does not")
  func mixedRealPowers() {
    func mixed(_ x: Double, _ y: Double) -> Double {
      Dual<D>.pow(Dual<D>(D(x, tangent: 1)), Dual<D>(D(y), tangent: 1)).tangent.tangent
    }
    #expect(mixed(0, 2) == 0)
    #expect(mixed(0, 1).isNaN)
    #expect(!mixed(0, 0.5).isFinite)
    // ∂²/∂x∂y = xʸ⁻¹(1 + y log x), which is 1 at x = 1.
    #expect(mixed(1, 3) == 1)
  }

  @Test("Integer exponents, for every sign of x")
  func integerPowers() {
    #expect(D.pow(variable(0), 0).value == 1 && D.pow(variable(0), 0).tangent == 0)
    #expect(D.pow(variable(0), 1).tangent == 1)
    #expect(D.pow(variable(0), 2).tangent == 0)
    #expect(D.pow(variable(0), -1).tangent == -.infinity)
    #expect(D.pow(variable(-2), 3).tangent == 12)
    #expect(D.pow(variable(-2), -2).tangent == 0.25)
    #expect(D.pow(variable(-1), .min).value == 1)
    #expect(D.pow(variable(-1), .min).tangent == -Double(Int.min).magnitude * -1)
    #expect(D.pow(variable(-1), .max).tangent == Double(Int.max))
    #expect(Dual<D>.pow(Dual<D>(variable(0), tangent: 1), 2).tangent.tangent == 2)
  }

  @Test("Slopes of far arguments: no square overflows")
  func farArguments() {
    // asinh′(x) ≈ 1/x; 1/cosh(asinh x) has an error of |asinh x| = 461 roundings and a few.
    let slope = D.asinh(variable(1e200)).tangent
    #expect((slope - 1e-200).magnitude < 470 * Double.unitRoundoff * 1e-200)
    // x / h: a division after a hypotenuse, each within one ulp.
    #expect((D.hypot(variable(3e200), 4e200).tangent - 0.6).magnitude <= 2 * 0.6.ulp)
    #expect(D.atan2(y: variable(0), x: 1e200).tangent == 1e-200)
    #expect(D.tanh(variable(1000)).tangent == 0)
    #expect(D.erfc(variable(.infinity)).tangent == 0)
  }

  @Test("|x|: the sign's piece, of zeros too; hypot at the origin: the middle")
  func magnitudes() {
    #expect(variable(-3).magnitude.tangent == -1)
    #expect(abs(variable(3)).tangent == 1)
    #expect(abs(variable(0)).tangent == 1)
    #expect(abs(variable(-0.0)).tangent == -1)
    #expect(D.hypot(variable(0), 0).tangent == 0)
    #expect(D.hypot(variable(-2), 0).tangent == -1)
    // |x|² is smooth at zero, and so are its nested derivatives.
    let x = Dual<D>(variable(0), tangent: 1)
    #expect((x.magnitude * x.magnitude).tangent.tangent == 2)
    // d/dx of |x|·x at −3 is −2x·… = 6, and again −2.
    let y = Dual<D>(variable(-3), tangent: 1)
    #expect((y.magnitude * y).tangent.value == 6 && (y.magnitude * y).tangent.tangent == -2)
  }

  @Test("The magnitude of complex numbers is that of the greater part, and so is its derivative")
  func complexMagnitudes() {
    typealias C = Complex<Double>
    #expect(C(3, -5).magnitudeDerivative(along: C(7, 11)) == -11)
    #expect(C(-6, -5).magnitudeDerivative(along: C(7, 11)) == -7)
    #expect(C(-5, 5).magnitudeDerivative(along: C(7, 11)) == -7)
    #expect(C.infinity.magnitudeDerivative(along: 1).isNaN)
    let dual = Dual<C>(C(3, -5), tangent: C(7, 11)).magnitude
    #expect(dual.value == 5 && dual.tangent == -11)
    let nested = Dual<Dual<C>>(Dual<C>(C(3, -5), tangent: C(7, 11)), tangent: Dual<C>(C(1, 2), tangent: C(4, 8)))
    let magnitude = nested.magnitude
    #expect(magnitude.value.value == 5 && magnitude.value.tangent == -11)
    #expect(magnitude.tangent.value == -2 && magnitude.tangent.tangent == -8)
  }

  @Test("Wide numbers: the same edges at 256 bits")
  func wide() {
    typealias W = Dual<MPFloat<Words<4>>>
    #expect(W.pow(W(0, tangent: 1), 1 as W).tangent == 1)
    #expect(W.pow(W(0, tangent: 1), 2 as W).tangent == 0)
    #expect(W.pow(W(-2, tangent: 1), 3).tangent == 12)
    #expect(W.sqrt(0).tangent == 0 && W.sqrt(W(0, tangent: 1)).tangent == .infinity)
  }
}
