import ComplexModule
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// f(z, w) = z²w + e^w/z.
private struct Holomorphic: ScalarFunction {
  func callAsFunction<S: Scalar>(_ z: [S]) -> S { z[0] * z[0] * z[1] + S.exp(z[1]) / z[0] }
}

private struct Derivative: VectorFunction {
  enum Mistake: CaseIterable, Sendable { case none, sign, factor }

  var mistake = Mistake.none

  func callAsFunction<S: Scalar>(_ z: [S]) -> [S] {
    let e = S.exp(z[1])
    let g: [S] = [2 * z[0] * z[1] - e / (z[0] * z[0]), z[0] * z[0] + e / z[0]]
    switch mistake {
    case .none: return g
    case .sign: return [2 * z[0] * z[1] + e / (z[0] * z[0]), g[1]]
    case .factor: return [g[0], g[1] * (1 + 1 / S(1024))]
    }
  }
}

private func point<S: RealScalar>() -> [Complex<S>] { [Complex(S(3) / 4, S(-1) / 2), Complex(S(-1) / 4, S(5) / 4)] }

@Suite("The check of a complex derivative")
struct ComplexGradientCheckTests {
  @Test("of a formula finds every mistake, and the conjugate", arguments: Derivative.Mistake.allCases)
  private func retyped(mistake: Derivative.Mistake) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let z: [Complex<S>] = point()
      let check = ComplexGradientCheck(try EvidenceCheck<S>())
      let formula = Derivative(mistake: mistake)
      let expected: Verdict = mistake == .none ? .agree : .disagree
      let judged = check(Holomorphic(), at: z, claim: formula(z), formula: formula)
      #expect(judged.verdict == expected && judged.coordinates.count == 4, "\(type): \(mistake)")
      let numbers = check(Holomorphic(), at: z, claim: formula(z))
      #expect(numbers.verdict == expected, "\(type): \(mistake)")
      if mistake == .none {
        // The numbers of the format differ from the formula by a few of its roundings, and this is evidence only.
        #expect(judged.coordinates.allSatisfy { ($0.digitsLost ?? 99) < 3 })
        let conjugate = check(Holomorphic(), at: z, claim: formula(z).map(\.conjugate))
        #expect(conjugate.coordinates.map(\.verdict) == [.agree, .disagree, .agree, .disagree])
      }
    }
    try inEachFormat { try check($0) }
  }

  /// z² at 1 + i has the derivative 2 + 2i; z³/3 at i has −1, whose imaginary part is exactly zero.
  @Test func `a part that is zero is judged on the scale of the modulus`() throws {
    struct Cube: ScalarFunction {
      func callAsFunction<S: Scalar>(_ z: [S]) -> S { z[0] * z[0] * z[0] / 3 }
    }
    let check = ComplexGradientCheck(try EvidenceCheck<Double>())
    #expect(check(Cube(), at: [.i], claim: [Complex(-1, 0x1p-52)]).verdict == .agree)
    #expect(check(Cube(), at: [.i], claim: [Complex(-1, 0x1p-40)]).verdict == .disagree)
    #expect(check(Cube(), at: [0], claim: [0]).verdict == .agree)
    #expect(check(Cube(), at: [0], claim: [0x1p-900]).verdict == .disagree)
  }

  @Test func `what is no number is no agreement`() throws {
    let check = ComplexGradientCheck(try EvidenceCheck<Double>())
    let z: [Complex<Double>] = point()
    #expect(check(Holomorphic(), at: z, claim: [Complex(.nan, 0), Derivative()(z)[1]]).verdict == .disagree)
    #expect(check(Holomorphic(), at: [0, 1], claim: [0, 0]).verdict == .undecided(.notFinite))
  }

  @Test("of code finds every mistake", arguments: Derivative.Mistake.allCases)
  private func opaque(mistake: Derivative.Mistake) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      // In binary32 one part in a thousand of a component may be hidden by the noise of f, which is five times as large.
      if mistake == .factor, S.precision < 53 { return }
      let z: [Complex<S>] = point()
      let check = ComplexGradientCheck(try EvidenceCheck<S>())
      let found = check.opaque({ Holomorphic()($0) }, at: z, claim: Derivative(mistake: mistake)(z))
      #expect(found.isComplexDifferentiable == .agree && found.cauchyRiemann.count == 4)
      #expect(found.verdict == (mistake == .none ? .agree : .disagree), "\(type): \(mistake)")
    }
    try inEachFormat { try check($0) }
  }

  @Test("of code that is not complex-differentiable has no verdict but disagreement")
  func conjugate() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let check = ComplexGradientCheck(try EvidenceCheck<S>())
      let z: [Complex<S>] = [Complex(S(3) / 4, S(1) / 2)]
      for claim: Complex<S> in [1, -1, 0] {
        let found = check.opaque({ $0[0].conjugate }, at: z, claim: [claim])
        #expect(found.isComplexDifferentiable == .disagree && found.verdict == .disagree)
      }
      // |z|² is complex-differentiable at 0 alone.
      let square: @Sendable ([Complex<S>]) -> Complex<S> = { Complex($0[0].lengthSquared, 0) }
      #expect(check.opaque(square, at: z, claim: [0]).isComplexDifferentiable == .disagree)
    }
    try inEachFormat { try check($0) }
  }
}
