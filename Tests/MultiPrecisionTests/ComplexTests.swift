import ComplexModule
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Complex numbers of multi-precision parts")
struct ComplexTests {
  @Test("e^(iπ) is −1, and its imaginary part the error of π", arguments: widths)
  func euler(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      let z = Complex<S>.exp(Complex(0, S.pi))
      // sin(fl π) = π − fl(π), at most half an ulp of π; cos of it is −1 to twice the digits.
      expectIdentical(z.real, -1, "the real part of exp(iπ)")
      expectLaw(z.imaginary.magnitude <= S.pi.ulp / 2, "\(S.self): the imaginary part is \(z.imaginary)")
    }
    expect(type)
  }

  @Test("Multiplication and division", arguments: widths)
  func field(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      typealias C = Complex<S>
      #expect(C(3, 4) * C(1, -2) == C(11, -2) && C(11, -2) / C(1, -2) == C(3, 4))
      #expect(C(0, 1) * C(0, 1) == C(-1) && C(3, 4).length == 5 && C(3, -4).conjugate == C(3, 4))
      let (z, w): (C, C) = (C(S(1) / 3, S(2) / 7), C(S(-5) / 11, S(1) / 13))
      // A product's error is at most √2·ulp-sized in each part, a quotient's a few times that: 8 u in all.
      let error = (z * w / w - z).length / z.length
      expectLaw(error <= 8 * S.unitRoundoff, "\(S.self): z·w / w is off by \(error)")
    }
    expect(type)
  }

  @Test("The complex step gives the derivative of sin at 1 to half the last place", arguments: widths)
  func complexStep(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      let h = S(sign: .plus, exponent: S.Exponent(-S.precision), significand: 1)
      let derivative = Complex<S>.sin(Complex(1, h)).imaginary / h
      // Im sin(1 + ih) = cos 1 · sinh h. The truncation error is h² / 6 · cos 1, far below the last place. swift-numerics
      // computes the product of two numbers within an ulp each: three roundings of u, of which cos 1 ≥ 1/2.
      let error = (derivative - S.cos(1)).magnitude
      expectLaw(error <= 3 * S.unitRoundoff * S.cos(1), "\(S.self): the complex step is off by \(error)")
    }
    expect(type)
  }

  @Test("Square root, logarithm and power", arguments: widths)
  func functions(type: any RealScalar.Type) {
    func expect<S: RealScalar>(_: S.Type) {
      typealias C = Complex<S>
      let z = C(S(-7) / 3, S(5) / 11)
      func expectNear(_ a: C, _ b: C, _ name: String) {
        // Each function is a handful of rounded operations with factors of order one: 32 u allows for 30 of them.
        let error = (a - b).length / b.length
        expectLaw(error <= 32 * S.unitRoundoff, "\(S.self): \(name) is off by \(error)")
      }
      let root = C.sqrt(z)
      expectNear(root * root, z, "√z²")
      expectNear(C.exp(C.log(z)), z, "exp(log z)")
      expectNear(C.pow(z, 3), z * z * z, "z³")
      expectNear(C.pow(z, C(S(1) / 2)), root, "z^½")
      expectNear(C.sin(z) * C.sin(z) + C.cos(z) * C.cos(z), C(1), "sin² + cos²")
      expectIdentical(C.sqrt(C(-4)).imaginary, 2, "√−4")
      expectIdentical(C.log(C(-1)).imaginary, S.pi, "log −1")
    }
    expect(type)
  }

  @Test("A complex scalar takes decimal literals in its own precision")
  func literals() {
    typealias S = MPFloat<Words<4>>
    func tenth<T: Scalar>() -> T { 0.1 }
    let z: Complex<S> = tenth()
    #expect(z.real == S(1) / 10 && z.imaginary == 0)
    #expect(Complex<S>(decimal: "0.1") == z)
    #expect(Complex<S>(decimal: "0.1i") == nil)
  }
}
