import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import Testing

private struct Sine: ScalarFunction {
  var frequency = 1
  func callAsFunction<S: Scalar>(_ x: [S]) -> S { S.sin(S(frequency) * x[0]) }
}

private struct Cosine: RealVectorFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { [S.cos(x[0])] }
}

private struct Identity: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] }
}

private struct Root: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sqrt(x[0]) }
}

private struct Constant: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { 3 }
}

@Suite("What a method can reach in a format")
struct PrecisionRowTests {
  private func row<T: RealScalar>(_ method: DifferenceMethod, _ type: T.Type) throws -> PrecisionRow {
    try PrecisionRow.measure(method, of: Sine(), gradient: Cosine(), at: [1], direction: [T(1)])
  }

  @Test("follows the unit roundoff with the exponent of theory", arguments: DifferenceMethod.all)
  func exponents(method: DifferenceMethod) throws {
    let rows = try [
      row(method, MPFloat<BFloat16>.self), row(method, Float.self), row(method, Double.self),
      row(method, MPFloat<Binary128>.self), row(method, MPFloat<Words<4>>.self), row(method, MPFloat<Words<8>>.self),
    ]
    let fit = PrecisionFit(rows, method: method)
    for (law, theory) in [(fit.error, method.errorExponent), (fit.step, method.stepExponent)] {
      let law = try #require(law)
      #expect(law.count == 6)
      // The scatter of a median of 15, or of a step that is a power of two, is a bit or so (σ ≤ 1), over precisions with
      // √Σ(p − p̄)² = 434: a standard error of at most 0.0023. Of 4 degrees of freedom, Student's t is above 8.6 once in 1000.
      #expect(law.standardError < 0.0023)
      #expect(abs(law.exponent - theory) < 8.6 * law.standardError, "\(method.name): \(law)")
      // And a third of the least distance between the exponents of two methods, 10/11 − 8/9.
      #expect(abs(law.exponent - theory) < 0.0067, "\(method.name): \(law)")
    }
  }

  @Test("names its methods, and reads the names again")
  func names() {
    #expect(
      DifferenceMethod.all.map(\.name) == [
        "forward", "central2", "central4", "central6", "central8", "richardson5", "complex",
      ])
    for method in DifferenceMethod.all { #expect(DifferenceMethod(named: method.name) == method) }
    #expect(DifferenceMethod(named: "backward5") == nil)
    #expect(DifferenceMethod.all.map(\.order) == [1, 2, 4, 6, 8, 10, nil])
    // A forward difference has all powers of h in its error: four more levels remove four of them.
    #expect(DifferenceMethod.richardson(Richardson(stencil: .forward)).order == 5)
  }

  @Test("is within a few bits of the unit roundoff for the complex step, at any small step")
  func complexStep() throws {
    let row = try row(.complexStep, Double.self)
    // Rounding f alone makes up to u/2 of error relative to the power of two below f′, and the method a few roundings more.
    #expect(try #require(row.error) < 4 * MeasuredError(Double.unitRoundoff))
    // h²/6 is u at h = 2.6e-8; twice the least error, with luck at the least, is within an octave or two of it.
    let step = try #require(row.step)
    #expect(step >= MeasuredError(1).scaled(byPowerOfTwo: -28) && step <= MeasuredError(1).scaled(byPowerOfTwo: -24))
    #expect(row.points == 15)
  }

  @Test("is not misled by one lucky step: no best error is far below the balance of theory")
  func luck() throws {
    // Relative to cos x the error of central differences is at most h²/6 + u·tan x/h, whose least over h is (3u·tan x)^⅔/2,
    // at x = 1 1.34 times `theory`; typical roundoff, less than half of the worst, brings it below. An eighth of it would be
    // the luck that the median excludes.
    for row in [try row(.stencil(.central), Double.self), try row(.stencil(.central), Float.self)] {
      let u = Double.exp2(-Double(row.precision))
      let theory = Double.pow(3 * u, 2.0 / 3) / 2
      let error = Double(try #require(row.error))
      #expect(error < theory && error > theory / 8)
    }
  }

  @Test("is nothing where there is no error, no complex point, or no finite quotient")
  func absences() throws {
    let exact = try PrecisionRow.measure(.stencil(.central), of: Identity(), at: [1.5], direction: [1])
    #expect(exact.absence == .exact && exact.error == nil)
    let real = try PrecisionRow.measure(.complexStep, of: Identity(), at: [1.5], direction: [1])
    #expect(real.absence == .notSmooth && real.step == nil)
    let beyond = try PrecisionRow.measure(
      .stencil(.central), of: Sine(), at: [MPFloat<Float8E4M3>(1000)], direction: [1])
    #expect(beyond.absence == .outOfRange && beyond.points == 0)
    let edge = try PrecisionRow.measure(.stencil(.central), of: Root(), at: [-4.0], direction: [1])
    #expect(edge.absence == .noDerivative && edge.error == nil)
    // The weights of order 8 are n/840, and e4m3 ends at 448.
    let overflow = try row(.stencil(.central(order: 8)), MPFloat<Float8E4M3>.self)
    #expect(overflow.absence == .notFinite && overflow.error == nil)
  }

  @Test("cannot be measured without a derivative that is known, and not zero")
  func refusals() {
    typealias Row = PrecisionRow
    #expect(throws: SweepError.zeroDerivative) {
      try Row.measure(.stencil(.central), of: Constant(), at: [1.0], direction: [1])
    }
    #expect(throws: SweepError.derivativeTooVague(format: "binary64")) {
      try Row.measure(.stencil(.central), of: Sine(frequency: 1_000_000), at: [1.0], direction: [1])
    }
    #expect(throws: SweepError.emptyPoint) {
      try Row.measure(.stencil(.central), of: Sine(), at: [Double](), direction: [])
    }
    #expect(throws: SweepError.lengthMismatch(point: 1, direction: 2)) {
      try Row.measure(.stencil(.central), of: Sine(), at: [1.0], direction: [1, 0])
    }
    #expect(throws: SweepError.noDirection) {
      try Row.measure(.stencil(.central), of: Sine(), at: [1.0], direction: [0])
    }
  }
}

@Suite("A power law by least squares")
struct PowerFitTests {
  @Test("is the line through three points that was worked out by hand")
  func byHand() throws {
    // x̄ = 1, ȳ = 2/3, Σ(X − X̄)² = 2, b = 1/2, a = 1/6, residuals −1/6, 1/3, −1/6: Σr² = 1/6, and √(1/6 / 1 / 2) = √(1/12).
    let fit = try #require(PowerFit([(0, 0), (1, 1), (2, 1)]))
    // A dozen roundings of numbers of size 1.
    #expect(abs(fit.exponent - 0.5) < 1e-15 && abs(fit.logFactor - 1.0 / 6) < 1e-15)
    #expect(abs(fit.standardError - (1.0 / 12).squareRoot()) < 1e-15)
    #expect(fit.count == 3)
  }

  @Test("needs three points, of different x")
  func few() {
    #expect(PowerFit([(0, 0), (1, 1)]) == nil)
    #expect(PowerFit([(1, 0), (1, 1), (1, 2)]) == nil)
  }
}
