import AutomaticDifferentiation
import MultiPrecision
import RealModule
import Scalars
import Testing

private typealias D = Dual<Double>

/// What operations of `FloatingPoint` and `RealScalar` do to tangents; small integers and powers of two, all exact.
@Suite("Tangents of a real scalar's own operations")
struct RealScalarTests {
  private let x = D(6, tangent: 5)

  @Test("Kernels keep tangents")
  func kernels() {
    var a = D(2, tangent: 3)
    a.formMulAdd(D(5, tangent: 7), D(1, tangent: 11))
    #expect(a.value == 11 && a.tangent == 3 * 5 + 2 * 7 + 11)
    let b = [D(1, tangent: 1), D(2, tangent: 0), D(3, tangent: 2)]
    #expect(D.sum(b.span).tangent == 3)
    #expect(D.dot(b.span, b.span).tangent == 2 * (1 + 0 + 6))
    // t² + 2t + 3 with coefficients' tangents 1, 0, 2, at t = 4 with tangent 10: 16 + 2 + (8 + 2)·10.
    #expect(D.horner(b.span, at: D(4, tangent: 10)).tangent == 118)
    #expect(D(1, tangent: 2).addingProduct(D(3, tangent: 4), D(5, tangent: 6)).tangent == 2 + 20 + 18)
    #expect(D(3, tangent: 5).scaled(byPowerOfTwo: -3).tangent == 0.625)
    #expect(D(9, tangent: 6).squareRoot().tangent == 1)
    #expect(Relaxed.multiplyAdd(D(1, tangent: 2), D(3, tangent: 4), D(5, tangent: 6)).tangent == 6 + 6 + 4)
  }

  @Test(
    "Step functions have slope zero",
    arguments: [FloatingPointRoundingRule.up, .down, .toNearestOrEven, .towardZero])
  func rounding(rule: FloatingPointRoundingRule) {
    #expect(D(2.25, tangent: 1).rounded(rule).tangent == 0)
    #expect(D(2.25, tangent: 1).ulp.tangent == 0)
  }

  @Test("Parts of a number, put together again, have its tangent", arguments: [6.0, -6, 0.75, -0x1.8p-900])
  func parts(value: Double) {
    let number = D(value, tangent: 8)
    #expect(number.significand.value == value.significand)
    let whole = D(sign: number.sign, exponent: number.exponent, significand: number.significand)
    #expect(whole.value == value && whole.tangent == 8)
    #expect(number.nextUp.tangent == 8 && number.nextDown.tangent == 8)
    #expect(D(signOf: -number, magnitudeOf: number).tangent == -8)
    #expect(D(signOf: number, magnitudeOf: number).tangent == 8)
  }

  @Test("Reciprocals, differences and changes of sign")
  func arithmetic() throws {
    #expect(try #require(D(4, tangent: 8).reciprocal).tangent == -0.5)
    var y = x
    y.negate()
    #expect(y.tangent == -5 && (-x).tangent == -5 && (+x).tangent == 5)
    #expect(x.distance(to: D(1, tangent: 2)).tangent == -3 && x.advanced(by: D(1, tangent: 2)).tangent == 7)
    y = x
    y *= y
    #expect(y.tangent == 60)
    y /= x
    #expect(y.tangent == 5)
    y -= x
    #expect(y.isIdenticallyZero)
  }

  @Test("Literals, integers and decimals are constants; conversions know values only")
  func constants() throws {
    let constants: [D] = [1, 0.1, .pi, D(7), D(UInt8(9)), .zero, .infinity, .ulpOfOne, .greatestFiniteMagnitude]
    for constant in constants { #expect(constant.tangent == 0) }
    #expect(try #require(D(decimal: "0.1")).value == 0.1)
    #expect(D(exactly: 1 << 60 + 1) == nil)
    #expect(Double(x) == 6)
    #expect(D(Dual<Float>(6, tangent: 5)).isIdenticallyZero == false && D(Dual<Float>(6, tangent: 5)).tangent == 0)
    #expect(Dual<MPFloat<Words<4>>>(0.1).value == 0.1 as MPFloat<Words<4>>)
  }

  @Test("A dual number is as large as its two parts")
  func layout() {
    #expect(MemoryLayout<Dual<D>>.size == 32)
    func isTrivial(_: some BitwiseCopyable) -> Bool { true }
    #expect(isTrivial(Dual<D>(1)) && isTrivial(Dual<MPFloat<Words<4>>>(1)))
  }
}
