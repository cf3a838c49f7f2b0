import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// Functions of one variable with their derivatives, at every real scalar.
enum Curve: String, CaseIterable, Sendable {
  case exponential, sine, arctangent, reciprocal, root, polynomial

  func value<S: RealScalar>(_ x: S) -> S {
    switch self {
    case .exponential: S.exp(x)
    case .sine: S.sin(x)
    case .arctangent: S.atan(x)
    case .reciprocal: 1 / x
    case .root: S.sqrt(x)
    case .polynomial: x * x * x * x * x - 2 * x
    }
  }

  func slope<S: RealScalar>(_ x: S) -> S {
    switch self {
    case .exponential: S.exp(x)
    case .sine: S.cos(x)
    case .arctangent: 1 / (1 + x * x)
    case .reciprocal: -1 / (x * x)
    case .root: 1 / (2 * S.sqrt(x))
    case .polynomial: 5 * x * x * x * x - 2
    }
  }
}

struct Refusal: Error, Equatable { var coordinate = 0 }

@Suite struct EstimateTests {
  typealias Wide = MPFloat<Words<4>>

  /// How many times the stated error the true one is, over random points and steps, in ascending order.
  private func honesty<S: RealScalar>(_ type: S.Type, _ curve: Curve, _ stencil: Stencil) -> [Double] {
    var random = SplitMix64(seed: 4)
    return (0..<60).map { _ in
      let x = S(Double.random(in: 0.5...4, using: &random))
      // From truncation above roundoff, 2 to the order + 1 times, to roundoff well above truncation.
      let h = stencil.step(at: x) * S(Double.exp2(Double.random(in: -6...1, using: &random)))
      let estimate = stencil({ curve.value($0) }, at: x, step: h)
      let error = (Wide(estimate.value) - curve.slope(Wide(x))).magnitude
      return Double(error / Wide(estimate.error))
    }.sorted()
  }

  /// Truncation is an estimate and not a bound: it is the leading term, which the true one approaches from either side, and
  /// where f⁽ᵐ⁺ᵠ⁾ vanishes it can be far too small. So: the true error is within the stated one, and a tenth for the later
  /// terms, in nine cases of ten, and never above four times it. A statement five times too small would fail.
  @Test("the stated error covers the true one", arguments: Curve.allCases, ["forward", "central2", "central4"])
  func coverage(curve: Curve, name: String) throws {
    let stencil = try #require(Stencil(named: name))
    for ratios in [honesty(Double.self, curve, stencil), honesty(Float.self, curve, stencil)] {
      #expect(ratios[ratios.count * 9 / 10] <= 1.1)
      #expect(ratios[ratios.count - 1] <= 4)
    }
  }

  /// A statement must not be safe by being useless: at the default step the typical true error is not below 1/1000 of it.
  @Test("the stated error is not far above the true one", arguments: Curve.allCases)
  func sharpness(curve: Curve) {
    let ratios = honesty(Double.self, curve, .central)
    #expect(ratios[ratios.count / 2] >= 1e-3)
  }

  @Test func `truncation and roundoff are each the one that there is`() {
    // With a large step all error is truncation, h²·f‴/6; with a small one all is roundoff.
    let large = Stencil.central({ Double.exp($0) }, at: 1, step: 0x1p-5)
    let expected = 0x1p-10 / 6 * 2.718281828459045
    #expect(abs(large.truncation / expected - 1) < 0.01)
    #expect(large.roundoff < 1e-6 * large.truncation)
    let small = Stencil.central({ Double.exp($0) }, at: 1, step: 0x1p-40)
    #expect(abs(small.roundoff / (0x1p-53 * 2.718281828459045 / 0x1p-40) - 1) < 1e-3)
    #expect(small.error >= small.roundoff)
    #expect(small.error == small.truncation + small.roundoff)
  }

  @Test func `the rounding of points is part of the roundoff`() {
    // x − 10⁶ is computed without error, so all error comes from points that are off by up to half an ulp of 10⁶, 2⁻³⁴.
    let x = 1e6 + 0.1
    let h = 1e-7
    let estimate = Stencil.central({ ($0 - 1e6) }, at: x, step: h)
    let (p, m) = (x + h, x - h)
    #expect(estimate.value == ((p - 1e6) - (m - 1e6)) / (2 * h))
    // There is something to cover: f itself has no error, and u·|f|/h is 10⁻¹⁷.
    #expect(abs(estimate.value - 1) > 1e-6)
    #expect(estimate.roundoff >= abs(estimate.value - 1))
    #expect(estimate.roundoff < 0x1p-34 / h * 4)
  }

  @Test func `points common to both steps are evaluated once, and the value is the plain quotient`() {
    for (stencil, count) in [(Stencil.forward, 3), (.central, 4), (.central(order: 4), 6), (.central(order: 8), 12)] {
      var calls: [Double] = []
      let estimate = stencil(
        { x in
          calls.append(x)
          return Double.exp(x)
        }, at: 0.7)
      #expect(calls.count == count)
      #expect(Set(calls).count == count)
      #expect(estimate.evaluations == count)
      #expect(estimate.value == stencil.quotient(of: { Double.exp($0) }, at: 0.7, step: estimate.step))
    }
  }

  @Test func `what is not known is infinite, and the outcome says why`() {
    let square: (Double) -> Double = { $0 * $0 }
    let atNaN = Stencil.central(square, at: .nan)
    #expect(atNaN.outcome == .notFinite && atNaN.error == .infinity && atNaN.value.isNaN)
    #expect(Stencil.central(square, at: .infinity).outcome == .notFinite)
    let pole = Stencil.central({ 1 / ($0 - 1.5) }, at: 1, step: 0.5)
    #expect(pole.outcome == .notFinite && pole.error == .infinity)
    let lost = Stencil.central(square, at: 1e10, step: 1e-7)
    #expect(lost.outcome == .stepLost(offset: 1) && lost.error == .infinity && lost.value == 0)
    // D(h) exists, D(2h) does not: a value without a known truncation.
    let edge = Stencil.central({ $0.squareRoot() }, at: 1, step: 0.75)
    #expect(edge.outcome == .estimated && edge.value.isFinite)
    #expect(edge.truncation == .infinity && edge.roundoff.isFinite)
  }

  @Test func `what f throws is passed on`() {
    #expect(throws: Refusal(coordinate: 3)) {
      try Stencil.central({ (_: Double) throws(Refusal) in throw Refusal(coordinate: 3) }, at: 1)
    }
  }
}
