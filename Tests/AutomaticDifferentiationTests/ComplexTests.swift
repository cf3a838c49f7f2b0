import AutomaticDifferentiation
import ComplexModule
import MultiPrecision
import RealModule
import Scalars
import Testing

/// Complex functions of swift-numerics are good to a few ulps of the norm; five of them and some twenty complex
/// operations, each within 4 u of its norm, make 100 u.
@Suite("Dual numbers over complex ones")
struct ComplexTests {
  @Test("Complex derivatives are those of an independent program", arguments: Golden.tables.complex)
  func derivatives(row: Golden.ComplexCase) throws {
    let z = Complex(try #require(Double(row.at[0])), try #require(Double(row.at[1])))
    let expected = Complex(try #require(Double(row.slope[0])), try #require(Double(row.slope[1])))
    let f = try #require(smoothFunction(row.name, Dual<Complex<Double>>.self))
    let result = f(Dual(z, tangent: 1)).tangent
    #expect((result - expected).length <= 100 * Double.unitRoundoff * expected.length, "\(row): \(result), \(expected)")
    // A complex derivative is linear over the complex numbers.
    let turned = f(Dual(z, tangent: .i)).tangent
    #expect((turned - expected * .i).length <= 100 * Double.unitRoundoff * expected.length)
  }

  @Test("xʸ with both complex")
  func powers() {
    typealias C = Complex<Double>
    let (x, y) = (C(0.5, 1.25), C(-0.75, 2))
    let value = C.exp(y * C.log(x))
    let alongX = Dual<C>.pow(Dual(x, tangent: 1), Dual(y)).tangent
    let alongY = Dual<C>.pow(Dual(x), Dual(y, tangent: 1)).tangent
    #expect((alongX - value * y / x).length <= 100 * Double.unitRoundoff * (value * y / x).length)
    #expect((alongY - value * C.log(x)).length <= 100 * Double.unitRoundoff * (value * C.log(x)).length)
  }

  @Test("The gradient of a function of complex variables, and its Hessian by nesting")
  func gradient() {
    typealias C = Complex<Double>
    let x = [C(1, 2), C(-3, 1)]
    // f = x²y: exact in small integers. ∇f = (2xy, x²), H = ((2y, 2x), (2x, 0)).
    let (value, gradient) = ForwardMode.gradient(of: { (x: [Dual<C>]) in x[0] * x[0] * x[1] }, at: x)
    #expect(value == x[0] * x[0] * x[1])
    #expect(gradient == [2 * x[0] * x[1], x[0] * x[0]])
    let hessian = ForwardMode.hessian(of: { (x: [Dual<Dual<C>>]) in x[0] * x[0] * x[1] }, at: x).hessian
    #expect(hessian == [[2 * x[1], 2 * x[0]], [2 * x[0], 0]])
  }

  @Test("Complex numbers of 128 bits")
  func wide() throws {
    typealias C = Complex<MPFloat<Words<2>>>
    let z = C(1, 2)
    let slope = Dual<C>.pow(Dual(z, tangent: 1), 3).tangent
    #expect((slope - 3 * z * z).length <= 32 * MPFloat<Words<2>>.unitRoundoff * slope.length)
  }
}
