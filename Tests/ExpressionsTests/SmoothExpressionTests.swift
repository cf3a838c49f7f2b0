import ComplexModule
import Expressions
import RealModule
import Scalars
import Testing

@Suite struct SmoothExpressionTests {
  private func valueByReals<F: RealFunction>(_ f: F, _ x: [Double]) -> Double { f(x) }
  private func valueBySmooth<F: ScalarFunction, S: RealScalar>(_ f: F, _ x: [S]) -> S { f(x) }

  // log₁₀ 1000 is 3; the quotient of the two logarithms, 2.9999999999999996.
  @Test("At real scalars a smooth function is its expression, whichever protocol it is called through")
  func realScalars() throws {
    let f = try Expression("log10(x)")
    let smooth = try #require(f.smoothFunction)
    #expect(f([1000] as [Double]) == 3)
    #expect(smooth([1000] as [Double]) == 3)
    #expect(valueByReals(f.function, [1000]) == 3)
    #expect(valueByReals(smooth, [1000]) == 3)
    #expect(valueBySmooth(smooth, [1000] as [Double]) == 3)
    #expect(smooth.bound(to: Double.self)([1000]) == 3)
  }

  // f(x + ih) = f(x) + ih f′(x) + O(h²), and h = 1e-200 leaves nothing of the O(h²). Each formula has fewer than ten
  // operations, each good to a few units of roundoff in each part: 64 u, relative.
  @Test(
    "The complex step gives the derivative to full precision, at negative numbers too",
    arguments: [
      ("x^3", -1.2, 4.32), ("x^-3", -1.2, -1.446759259259259259), ("x^7", 0.5, 0.109375), ("x^2", -3.0, -6.0),
      ("x^-1", -4.0, -0.0625), ("x^0", -4.0, 0.0), ("exp(x)", 1.0, 2.718281828459045235),
      ("log10(x)", 2.0, 0.2171472409516259138), ("log2(x)", 2.0, 0.7213475204444817036), ("x^2.5", 4.0, 20.0),
      ("pi*x", 2.0, 3.141592653589793238), ("e*x/2", 2.0, 1.359140914229522618), ("sqrt(x)", 4.0, 0.25),
    ])
  func complexStep(text: String, x: Double, derivative: Double) throws {
    let f = try #require(try Expression(text, variables: ["x"]).smoothFunction)
    let h = 1e-200
    let value = f([Complex(x, h)])
    #expect((value.imaginary / h - derivative).magnitude <= 64 * Double.unitRoundoff * derivative.magnitude)
    let real: Double = f([x])
    #expect((value.real - real).magnitude <= 64 * Double.unitRoundoff * real.magnitude)
  }

  @Test("A smooth function bound to complex numbers computes what the function computes")
  func binding() throws {
    let f = try #require(try Expression("0.1*z^3 - sin(z)/z").smoothFunction)
    let z = Complex(0.3, -1.25)
    #expect(f.bound(to: Complex<Double>.self)([z]) == f([z]))
  }
}
