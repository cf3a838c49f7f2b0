import ComplexModule
import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Testing

/// x²·sin y, whose gradient is (2x·sin y, x²·cos y).
private struct Wave: ScalarFunction {
  func callAsFunction<S: Scalar>(_ x: [S]) -> S { x[0] * x[0] * S.sin(x[1]) }
}

@Suite struct ComplexStepTests {
  /// The complex step loses nothing to cancellation: what remains is the roundoff of f itself, some ten operations on
  /// numbers of condition below 30 (the pole of Ridders' function, 0.12 away), hence 2⁶ unit roundoffs; in binary16, whose
  /// step 2⁻⁷ has a truncation of h²·f‴/6, what is stated.
  @Test("the derivative has all the digits that the function has", arguments: Classic.allCases)
  func accuracy(classic: Classic) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let exact = try #require(S(classic.slope))
      let estimate = ComplexStep()({ (z: Complex<S>) in classic.value(z) }, at: classic.point())
      let allowed = estimate.truncation + 64 * S.unitRoundoff * exact.magnitude
      #expect((estimate.value - exact).magnitude <= allowed, "\(type)")
      #expect(estimate.truncation <= 64 * S.unitRoundoff * exact.magnitude, "\(type)")
      #expect(estimate.evaluations == 2 && estimate.outcome == .estimated)
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Words<2>>.self)
    try check(MPFloat<Words<4>>.self)
    #if arch(x86_64)
      try check(Float80.self)
    #endif
  }

  @Test func `the truncation of a large step is estimated`() {
    let estimate = ComplexStep(exponent: -5)({ Complex<Double>.exp($0) }, at: 1)
    // h²·f‴/6; the next term is h²/20 of it.
    #expect(abs(estimate.truncation / (0x1p-10 / 6 * 2.718281828459045) - 1) < 0.01)
    #expect(abs(abs(estimate.value - 2.718281828459045) / estimate.truncation - 1) < 0.01)
  }

  @Test func `the default step leaves room below it in every format`() {
    #expect(ComplexStep().exponent(for: Double.self) == -106)
    #expect(ComplexStep().exponent(for: Float.self) == -48)
    #expect(ComplexStep().exponent(for: MPFloat<Words<4>>.self) == -512)
    #if !(os(macOS) && arch(x86_64))
      #expect(ComplexStep().exponent(for: Float16.self) == -7)
    #endif
  }

  @Test func `gradients and directional derivatives are those of the function`() {
    let x = [1.5, 0.5]
    let exact = [3 * Double.sin(0.5), 2.25 * Double.cos(0.5)]
    let gradient = ComplexStep().gradient(of: Wave(), at: x)
    for (estimate, value) in zip(gradient, exact) {
      // Four operations on each side, each rounded once.
      #expect(abs(estimate.value - value) <= 8 * Double.unitRoundoff * abs(value))
    }
    let along = ComplexStep().directionalDerivative(of: Wave(), at: x, along: [2, -1])
    let expected = 2 * exact[0] - exact[1]
    #expect(abs(along.value - expected) <= 8 * Double.unitRoundoff * (2 * exact[0] + exact[1]))
    #expect(ComplexStep().gradient(of: Wave(), at: [Double]()).isEmpty)
  }

  @Test func `what is not finite is an outcome, and what f throws is passed on`() {
    #expect(ComplexStep()({ (z: Complex<Double>) in z * z }, at: .nan).outcome == .notFinite)
    let pole = ComplexStep()({ (_: Complex<Double>) in Complex.infinity }, at: 1)
    #expect(pole.outcome == .notFinite && pole.error == .infinity)
    #expect(throws: Refusal()) {
      try ComplexStep()({ (_: Complex<Double>) throws(Refusal) in throw Refusal() }, at: 1)
    }
  }
}
