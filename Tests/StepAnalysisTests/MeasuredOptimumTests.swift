import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import StepSelection
import Testing

private struct Exponential: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.exp(x[0]) * (x.count > 1 ? x[1] : 1) }
}

private struct Magnitude: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0].magnitude }
}

private struct FourthPower: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] * x[0] * x[0] * x[0] }
}

@Suite("The measured optimum")
struct MeasuredOptimumTests {
  @Test("is near the theoretical one, in every form and format") func exponential() throws {
    func check<T: RealScalar>(_: T.Type) throws {
      let x: T = 1.3
      for form in DifferenceForm.allCases {
        let found = try #require(MeasuredOptimum.measure(Exponential(), at: [x], coordinate: 0, form: form))
        let value = T.exp(x)
        let bound = form.optimalStep(noise: T.unitRoundoff * value, magnitude: value)
        // The bound takes all roundings at their worst; typical ones are a third of it, which moves the optimum by
        // less than a factor of 2, and chance by an octave or two.
        #expect(found.step > bound / 16 && found.step < 8 * bound, "\(form), \(T.formatName): \(found.step)")
        let least =
          form.truncation(magnitude: value, step: bound) + form.roundoff(noise: T.unitRoundoff * value, step: bound)
        #expect(found.error <= MeasuredError(least) * 2, "\(form), \(T.formatName)")
        // exp is its own derivative, to the last bit of the format.
        #expect(found.error(of: value) <= MeasuredError(value.ulp))
        #expect(found.regret(of: value) <= 1)
        #expect(found.regret(of: .nan).isNaN)
      }
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Binary128>.self)
    try check(MPFloat<BFloat16>.self)
  }

  @Test("is of the coordinate that moves") func coordinate() throws {
    let found = try #require(
      MeasuredOptimum.measure(Exponential(), at: [0.0, 3], coordinate: 1, form: .central))
    #expect(found.error(of: 1) == 0)
    #expect(found.regret(of: 2) > 1e10)
  }

  @Test("has no answer where there is no derivative") func kink() {
    #expect(MeasuredOptimum.measure(Magnitude(), at: [0.0], coordinate: 0, form: .central) == nil)
    #expect(MeasuredOptimum.measure(Magnitude(), at: [1e-9], coordinate: 0, form: .central) != nil)
    #expect(MeasuredOptimum.measure(Exponential(), at: [Double.nan], coordinate: 0, form: .central) == nil)
  }

  @Test("regret is a ratio even where a difference is exact") func exact() throws {
    let found = try #require(MeasuredOptimum.measure(FourthPower(), at: [2.0], coordinate: 0, form: .central))
    #expect(found.regret(of: 32) == 1)
  }
}
