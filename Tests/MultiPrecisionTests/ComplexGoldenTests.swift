import ComplexModule
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Complex functions against Arb")
struct ComplexGoldenTests {
  private static let formats: [any RealScalar.Type] = [
    Float.self, Double.self, MPFloat<Binary64>.self, MPFloat<Binary128>.self, MPFloat<Words<1>>.self,
    MPFloat<Words<4>>.self,
  ]

  /// Cuts from both sides, by signed zeros; zeros, poles and the ends of the formats' ranges.
  ///
  /// A part may be off by 4 u where it is a normal number; below, by the least number; zeros have the sign that Arb's value has
  /// next to them. A part beyond the range is infinite, and so is the value.
  @Test("Each part of every function is within 4 u, and zeros have their signs", arguments: formats)
  func parts(type: any RealScalar.Type) throws {
    let rows = try Golden("complex.csv").rows
    #expect(rows.count > 2000)
    func check<S: RealScalar>(_: S.Type) throws {
      for row in rows {
        let z = Complex(try #require(S(row[1])), try #require(S(row[2])))
        let exact = [row[3], row[4]]
        let function = try #require(ElementaryFunction(rawValue: row[0]))
        let found = function(z).rawStorage
        if try exact.contains(where: { try !#require(S($0)).isFinite }) {
          expectLaw(!found.x.isFinite || !found.y.isFinite, "\(S.self): \(row[0]) at \(z) is (\(found.x), \(found.y))")
          continue
        }
        for (part, text) in zip([found.x, found.y], exact) {
          let expected = try #require(S(text))
          let allowed = expected.isNormal ? 4 * S.unitRoundoff * expected.magnitude : S.leastNonzeroMagnitude
          expectLaw(
            (part - expected).magnitude <= (expected.isZero ? 0 : allowed) && part.sign == expected.sign,
            "\(S.self): \(row[0]) at (\(row[1]), \(row[2])) has the part \(part), expected \(expected)")
        }
      }
    }
    try check(type)
  }

  @Test("Powers and roots: exact where the value is, sound at negative and zero bases", arguments: formats)
  func powers(type: any RealScalar.Type) {
    func check<S: RealScalar>(_: S.Type) {
      typealias C = Complex<S>
      #expect(C.pow(C(-2), 2) == 4 && C.pow(C(-2), -1) == C(S(-1) / 2) && C.pow(C(1, 1), 8) == 16)
      #expect(C.pow(C(-2), C(3)) == -8 && C.pow(0, 0 as C) == 1 && C.pow(0, 2 as C) == 0)
      #expect(!C.pow(0, -1).isFinite && !C.pow(0, C(0, 1)).isFinite && C.pow(C(3, 4), 0) == 1)
      #expect(C.root(-4, 2) == C(0, 2) && C.root(C(-4, -0.0), 2) == C(0, -2) && C.root(0, 3) == 0)
      // i^i = exp(−π/2), and (1 + i)¹⁰⁰⁰ = 2⁵⁰⁰ in every range that has it.
      let power = C.pow(.i, C.i)
      #expect((power.real - S.exp(-S.pi / 2)).magnitude <= 8 * S.unitRoundoff && power.imaginary == 0)
      #expect(C.pow(C(1, 1), 1000) == C(S(2).scaled(byPowerOfTwo: 499)) || S.precision == 24)
    }
    check(type)
  }

  @Test("e^z − 1 where its real part nearly cancels, far up the imaginary axis")
  func cancellation() {
    // By mpmath at 2000 bits. The cosine there is known as well as anywhere, a series in z is not.
    let value = Complex<Double>.expMinusOne(Complex(0x1c3eb47bc35a89p-57, 0x1fa54003c5f1dbp250))
    let (real, imaginary) = (-0.0028576734162279806447, 0.34979379123244995759)
    #expect((value.real - real).magnitude <= 4 * Double.unitRoundoff * real.magnitude)
    #expect((value.imaginary - imaginary).magnitude <= 4 * Double.unitRoundoff * imaginary)
  }

  @Test("What is not finite has no finite value")
  func infinity() {
    typealias C = Complex<Double>
    for z in [C.infinity, C(.nan, 0), C(0, .infinity)] {
      #expect(!C.exp(z).isFinite && !C.atan(z).isFinite && !C.pow(z, 2).isFinite && !C.pow(2, z).isFinite)
    }
  }
}
