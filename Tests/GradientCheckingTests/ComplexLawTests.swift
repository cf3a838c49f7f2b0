import AutomaticDifferentiation
import ComplexModule
import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// Every function that a `Scalar` has.
private enum Elementary: ScalarFunction, CaseIterable {
  case function(ElementaryFunction)
  case square, cube, reciprocal, tenth, power, exponential, root

  static var allCases: [Elementary] {
    ElementaryFunction.allCases.map { .function($0) }
      + [.square, .cube, .reciprocal, .tenth, .power, .exponential, .root]
  }

  func callAsFunction<S: Scalar>(_ x: [S]) -> S {
    let x = x[0]
    return switch self {
    case .function(let function): function(x)
    case .square: S.pow(x, 2)
    case .cube: S.pow(x, 3)
    case .reciprocal: S.pow(x, -1)
    case .tenth: S.pow(x, 10)
    case .power: S.pow(x, S(5) / 2)
    case .exponential: S.pow(S(5) / 2, x)
    case .root: S.root(x, 4)
    }
  }
}

@Suite("Complex functions that generic code calls")
struct ComplexLawTests {
  /// Twenty points of both signs, at most 24 bits each.
  private static let points = [0x1p-20, 0x1p-8, 0.125, 0.75, 1.25, 2, 9.5, 30, 40, 700].flatMap { [$0, -$0] }

  /// f′ by the step and by the chain rule are two ways of a few roundings each: 64 u. Left out are points where f isn't
  /// a finite real function, and those where h·f′ is no normal number, so that the format cannot tell.
  @Test(
    "The complex step is the dual number's derivative, of every function, at every point, in every format",
    arguments: [
      Float.self, Double.self, MPFloat<Binary64>.self, MPFloat<Binary128>.self, MPFloat<Words<1>>.self,
      MPFloat<Words<4>>.self, MPFloat<Words<16>>.self,
    ] as [any RealScalar.Type])
  func complexStep(type: any RealScalar.Type) {
    func check<S: RealScalar>(_: S.Type) {
      var compared = 0
      let h = S(1).scaled(byPowerOfTwo: ComplexStep().exponent(for: S.self))
      for f in Elementary.allCases {
        for point in Self.points.map({ S($0) }) {
          let slope = f([Dual(point, tangent: 1)])
          guard slope.value.isFinite, slope.tangent.isFinite, (h * slope.tangent).isNormal else { continue }
          compared += 1
          let step = ComplexStep()({ f([$0]) }, at: point).value
          expectLaw(
            (step - slope.tangent).magnitude <= 64 * S.unitRoundoff * slope.tangent.magnitude,
            "\(S.self): \(f)′(\(point)) is \(step) by the complex step and \(slope.tangent) by the dual number")
        }
      }
      // Half of the functions are defined on one side only, and seven grow or fall too fast for 700.
      expectLaw(compared >= 300, "\(S.self): only \(compared) points were compared")
    }
    check(type)
  }

  @Test("Derivatives that swift-numerics' functions lose")
  func lost() {
    func step(_ f: Elementary, _ x: Double) -> Double { ComplexStep()({ f([$0]) }, at: x).value }
    #expect(step(.function(.atan), 2) == 0.2)
    #expect(abs(step(.function(.tanh), 30) / 3.502604305078608e-26 - 1) <= 0x1p-50)
    #expect(abs(step(.function(.cosh), -40) / -117_692_633_418_509_992 - 1) <= 0x1p-50)
    #expect(step(.square, -2) == -4)
  }

  /// cosh′(z) = sinh z, at a point where swift-numerics' cosh has a part of the wrong sign (swift-numerics, issue 347).
  @Test func `the check of a complex derivative takes the right sign and rejects the wrong one`() throws {
    let check = ComplexGradientCheck(try EvidenceCheck<Double>())
    let z = Complex(-700.0, 1)
    let right = Complex(-Double.sinh(700) * Double.cos(1), Double.cosh(700) * Double.sin(1))
    #expect(check(Elementary.function(.cosh), at: [z], claim: [right]).verdict == .agree)
    #expect(check(Elementary.function(.cosh), at: [z], claim: [right.conjugate]).verdict == .disagree)
    // As a black box: sin′ = cos at 1 + 40i.
    let cosine = Complex(Double.cos(1) * Double.cosh(40), -Double.sin(1) * Double.sinh(40))
    let sine: @Sendable ([Complex<Double>]) -> Complex<Double> = { .sin($0[0]) }
    #expect(check.opaque(sine, at: [Complex(1, 40)], claim: [cosine]).verdict == .agree)
    #expect(check.opaque(sine, at: [Complex(1, 40)], claim: [cosine.conjugate]).verdict == .disagree)
  }

  /// d/dz of a complex function by dual numbers inside the complex number, against duals outside it: both are f′(z).
  @Test("The formulae run at complex numbers of dual parts", arguments: Elementary.allCases)
  private func dualParts(f: Elementary) {
    for z in [Complex(0.25, 0.5), Complex(-1.5, 0.75), Complex(3, -2), Complex(0x1p60, 1), Complex(-0.5, 0x1p40)] {
      let outside = f([Dual(z, tangent: 1)])
      guard outside.value.isFinite, outside.tangent.isFinite else { continue }
      typealias D = Dual<Double>
      let inside = f([Complex<D>(D(z.real, tangent: 1), D(z.imaginary))]).rawStorage
      let slope = Complex(inside.x.tangent, inside.y.tangent)
      // The formulae in binary64 itself: some tens of roundings, of the whole; libm's are within 2 ulps.
      #expect((slope - outside.tangent).length <= 256 * Double.unitRoundoff * outside.tangent.length, "\(f) at \(z)")
      let value = Complex(inside.x.value, inside.y.value)
      #expect((value - outside.value).length <= 64 * Double.unitRoundoff * outside.value.length, "\(f) at \(z)")
    }
  }
}
