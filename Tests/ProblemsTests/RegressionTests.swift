import MultiPrecision
import Problems
import RealModule
import Scalars
import Testing

/// 256 bits.
private typealias Wide = MPFloat<Words<4>>

@Suite("The regressions of NIST")
struct RegressionTests {
  /// The parameters are printed to 11 digits, so that the solution b̂ is within δⱼ, half a unit of the eleventh digit, of
  /// bⱼ. With H the second derivatives of f there, f(b) − f(b̂) = ½(b − b̂)ᵀH(b − b̂), and as H is positive semidefinite,
  /// |Hⱼₖ| ≤ √(HⱼⱼHₖₖ): the excess is at most ½(Σ sⱼ)², sⱼ² = Hⱼⱼδⱼ², which second differences of f give. Likewise
  /// |∂f/∂bⱼ| δⱼ ≤ sⱼ Σ sₖ. A thousandth is added for the terms of third order.
  @Test(
    "reproduce the certified residual sum of squares, and have no gradient there, to the digits that are printed",
    arguments: nistNames)
  func certified(name: String) throws {
    let dataset = StRDDataset.shipped(name)
    let problem = try #require(ProblemCatalogue.problem(named: name))
    let point = try #require(problem.point(named: "certified"))
    let b = point.coordinates(as: Wide.self)
    let deltas = point.coordinates.map { halfUnit(of: $0) }
    let sum = problem.function(b)

    let spreads: [Wide] = b.indices.map { j in
      let above: Wide = problem.function(b.adding(deltas[j], at: j))
      let below: Wide = problem.function(b.adding(-deltas[j], at: j))
      return Wide.sqrt(above + below - 2 * sum)
    }
    let spread: Wide = spreads.reduce(0, +)
    let certified = try #require(Wide(decimal: dataset.residualSumOfSquares))
    let excess: Wide = (sum - certified).magnitude
    let excessBound: Wide = 1.001 * spread * spread / 2
    #expect(excess <= excessBound + halfUnit(of: dataset.residualSumOfSquares))
    for (j, slope) in problem.gradient(b).enumerated() {
      let change: Wide = slope.magnitude * deltas[j]
      let bound: Wide = 1.001 * spreads[j] * spread
      #expect(change <= bound, "b\(j + 1)")
    }
  }

  /// Half a unit of the last digit of a number written `d.dddde±xx`.
  private func halfUnit(of text: String) -> Wide {
    let halves = text.split { $0 == "E" || $0 == "e" }
    let places = halves[0].split(separator: ".").last?.count ?? 0
    return Wide.pow(10, (Int(halves[1]) ?? 0) - places) / 2
  }

  /// With h = 2⁻¹⁰⁰|b|, the truncation error is 2⁻²⁰⁰ of b²f‴/6, and the rounding error 2⁻²⁵⁶ · 2¹⁰⁰ = 2⁻¹⁵⁶ of f/b times
  /// the cancellation in the residuals, at most 10¹³ (Lanczos1, certified): 2⁻¹¹². The tolerance is 2⁻¹⁰⁰ of f/b + |g|, so
  /// that a vanishing gradient is compared too.
  @Test(
    "have hand-written gradients that equal central differences at 256 bits, at all three points",
    arguments: nistNames)
  func differences(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    for point in problem.points {
      let b = point.coordinates(as: Wide.self)
      let value = problem.function(b)
      for (j, slope) in problem.gradient(b).enumerated() {
        let h = b[j].magnitude * Wide.pow(2, -100)
        let change: Wide = problem.function(b.adding(h, at: j)) - problem.function(b.adding(-h, at: j))
        let scale: Wide = value / b[j].magnitude + slope.magnitude
        let error: Wide = (change / (2 * h) - slope).magnitude
        #expect(error <= Wide.pow(2, -100) * scale, "\(point.name), b\(j + 1)")
      }
    }
  }

  @Test("say the same in binary64, to the condition of the sum", arguments: nistNames)
  func binary64(name: String) throws {
    let problem = try #require(ProblemCatalogue.problem(named: name))
    // At the starting points the sum is well conditioned: each residual is off by a few hundred roundings of terms up to
    // a thousand times its size (the exponential of 16 in MGH10), 1e-16 · 1e3 · 1e3 = 1e-10.
    for name in ["start1", "start2"] {
      let point = try #require(problem.point(named: name))
      let double = problem.function(point.coordinates(as: Double.self))
      let wide = Double(problem.function(point.coordinates(as: Wide.self)))
      #expect((double - wide).magnitude <= 1e-10 * wide, "\(name)")
    }
  }
}

extension [Wide] {
  /// The point with one coordinate moved.
  fileprivate func adding(_ step: Wide, at index: Int) -> [Wide] {
    var point = self
    point[index] += step
    return point
  }
}
