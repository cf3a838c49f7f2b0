import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// f(x, y, z) = x²y + sin(yz) + e^(x/2)·z³.
private struct Curved: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    x[0] * x[0] * x[1] + S.sin(x[1] * x[2]) + S.exp(x[0] / 2) * x[2] * x[2] * x[2]
  }
}

private struct Gradient: RealVectorFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    let (e, c) = (S.exp(x[0] / 2), S.cos(x[1] * x[2]))
    return [
      2 * x[0] * x[1] + e / 2 * S.pow(x[2], 3), x[0] * x[0] + c * x[2], c * x[1] + 3 * e * x[2] * x[2],
    ]
  }
}

private struct Hessian: RealVectorFunction {
  enum Mistake: CaseIterable, Sendable { case none, asymmetric, sign, symmetricFactor }

  var mistake = Mistake.none

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    let (y, z) = (x[1], x[2])
    let e = S.exp(x[0] / 2)
    let (s, c) = (S.sin(y * z), S.cos(y * z))
    let cross: S = c - y * z * s
    let corner: S = 3 * e * z * z / 2
    var h: [S] = [2 * y + e / 4 * z * z * z, 2 * x[0], corner, 2 * x[0], -s * z * z, cross, corner, cross, 6 * e * z]
    h[8] -= s * y * y
    switch mistake {
    case .none: break
    case .asymmetric: h[5] = c
    case .sign: h[4].negate()
    case .symmetricFactor: (h[2], h[6]) = (2 * h[2], 2 * h[6])
    }
    return h
  }
}

private struct HessianProduct: DerivativeProduct {
  var hessian = Hessian()

  func callAsFunction<S: RealScalar>(_ x: [S], _ vector: [S]) -> [S] {
    let h = hessian(x)
    return (0..<3).map { i in h[3 * i] * vector[0] + h[3 * i + 1] * vector[1] + h[3 * i + 2] * vector[2] }
  }
}

private func point<S: RealScalar>() -> [S] { [S(3) / 4, S(-5) / 4, S(3) / 2] }

@Suite("The check of a Hessian")
struct HessianCheckTests {
  /// All forms of a claim with this mistake.
  private static func claims<S: RealScalar>(_ mistake: Hessian.Mistake, _ x: [S]) -> [JacobianClaim<S>] {
    let matrix = Hessian(mistake: mistake)
    return [.matrix(matrix, at: x), .matrix(matrix(x)), .forward(HessianProduct(hessian: matrix))]
  }

  @Test("finds every mistake in the matrix and in its products", arguments: Hessian.Mistake.allCases)
  private func mistakes(mistake: Hessian.Mistake) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let matrix = Hessian(mistake: mistake)
      let expected: Verdict = mistake == .none ? .agree : .disagree
      for directions in [nil, 2] {
        let check = HessianCheck(try EvidenceCheck<S>(), directions: directions)
        for (form, claim) in Self.claims(mistake, x).enumerated() {
          #expect(check(Curved(), at: x, claim).verdict == expected, "\(type): \(mistake), form \(form)")
        }
      }
      // From the gradient's formula, without f.
      let found = JacobianCheck(try EvidenceCheck<S>())(Gradient(), at: x, .matrix(matrix, at: x))
      #expect(found.verdict == expected)
      #expect(found.worstFirst.count == 9)
    }
    try inEachFormat { try check($0) }
  }

  @Test func `a reverse product is checked by gradients of combinations of the gradient`() throws {
    let x: [Double] = point()
    let check = HessianCheck(try EvidenceCheck<Double>(), directions: 2)
    #expect(check(Curved(), at: x, .reverse(HessianProduct())).verdict == .agree)
    let wrong = HessianProduct(hessian: Hessian(mistake: .sign))
    #expect(check(Curved(), at: x, .reverse(wrong)).verdict == .disagree)
  }

  @Test func `the dual gradient is the gradient`() {
    func check<S: RealScalar>(_ type: S.Type) {
      let x: [S] = point()
      let (dual, formula) = (DualGradient(Curved())(x), Gradient()(x))
      // A dozen roundings of terms of at most 3·e·z² = 10.
      for (a, b) in zip(dual, formula) { #expect((a - b).magnitude <= 16 * 10 * S.unitRoundoff) }
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<4>>.self)
  }

  @Test("symmetry finds the one mistake that breaks it, in every form", arguments: Hessian.Mistake.allCases)
  private func symmetry(mistake: Hessian.Mistake) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let check = HessianCheck(try EvidenceCheck<S>())
      let matrix = Hessian(mistake: mistake)
      let expected: Verdict = mistake == .asymmetric ? .disagree : .agree
      for claim in Self.claims(mistake, x) {
        let found = check.symmetry(of: claim, at: x)
        #expect(found.count == 3 && Verdict.combined(found.map(\.verdict)) == expected, "\(type): \(mistake)")
      }
      if mistake == .asymmetric {
        let wrong = check.symmetry(of: .matrix(matrix, at: x), at: x).filter { $0.verdict == .disagree }
        #expect(wrong.map(\.indices) == [[1, 2]])
      }
    }
    try inEachFormat { try check($0) }
  }

  @Test("symmetry of numbers does not depend on the scale of f or of a coordinate", arguments: [-60, 0, 60])
  func scales(exponent: Int) throws {
    let check = HessianCheck(try EvidenceCheck<Double>())
    let scale = 1.0.scaled(byPowerOfTwo: exponent)
    // The mixed derivatives are the noise of sums of √(2·3): 10u, then more than is explained.
    for (off, verdict) in [(0x1p-50, Verdict.agree), (0x1p-40, .disagree)] {
      let matrix = [2, off * scale, 0, 3 * scale * scale]
      #expect(check.symmetry(of: .matrix(matrix), at: [1, 1]).map(\.verdict) == [verdict])
    }
  }

  @Test func `one variable has a symmetric Hessian`() throws {
    #expect(HessianCheck(try EvidenceCheck<Double>()).symmetry(of: .matrix([2]), at: [1]).isEmpty)
  }
}
