import BlackBoxes
import Expressions
import FiniteDifferences
import MultiPrecision
import Scalars
import Testing

@Suite("The derivative of a black box whose larger steps say something else")
struct FinerScaleTests {
  private typealias Exact = MPFloat<Words<4>>

  private func of(_ text: String, at x: Double) throws -> BlackBoxEstimate<Double> {
    let f = try Expression(text, variables: ["x"]).bound(to: Double.self)
    return BlackBoxDerivative()({ (x: Double) in f([x]) }, at: x)
  }

  /// The miss of what was found, in units of the stated error, by the derivative's formula at 256 bits.
  private func miss(_ found: BlackBoxEstimate<Double>, _ slope: String, at x: Double) throws -> Double {
    let truth: Exact = try Expression(slope, variables: ["x"])([Exact(x)])
    return Double((Exact(found.value) - truth).magnitude / Exact(found.error))
  }

  /// A wave of a thousandth of |x| and less: all steps of the first scale see it as noise, and miss its slope by thousands of errors.
  @Test(
    "is that of the wave where the wave was taken for noise",
    arguments: [
      ("sin(113*x)+x", "113*cos(113*x)+1", -25573.5, 1e-6),
      ("sin(0.3*x)+x^2/1000", "0.3*cos(0.3*x)+x/500", 40_000, 1e-8),
    ])
  func waves(text: String, slope: String, x: Double, relative: Double) throws {
    let found = try of(text, at: x)
    #expect(try miss(found, slope, at: x) <= 1, "\(found)")
    #expect(found.error <= relative * found.value.magnitude, "\(found)")
    #expect(found.evaluations <= BlackBoxDerivative.evaluationLimit(for: Double.self))
  }

  /// Rounding x + 3·10⁷ makes stairs of 4·10⁻⁹, which are flat in the first case and of slope 1 in the second: neither is f's slope.
  @Test(
    "is no stair's where the noise is a staircase",
    arguments: [
      ("sin((x+3e7)-3e7)", "cos(x)"), ("x+sin((x+3e7)-3e7)", "1+cos(x)"),
      ("exp(x)-sin((x+3e7)-3e7)", "exp(x)-cos(x)"),
    ])
  func stairs(text: String, slope: String) throws {
    for x in [0.2, 0.7, -1.1] {
      let found = try of(text, at: x)
      #expect(found.outcome == .estimated && found.error < 1e-5, "\(found)")
      #expect(try miss(found, slope, at: x) <= 1, "\(found)")
    }
  }

  /// 1 − cos x rounds to stairs on which f is a multiple of 1/x², which is bent: its slope is −10⁵.
  @Test("is no stair's where the stairs are bent")
  func bentStairs() throws {
    let found = try of("(1-cos(x))/x^2", at: 1e-5)
    #expect(!found.outcome.isEstimate || found.value.magnitude <= found.error + 1e-6, "\(found)")
  }

  /// 0.0085 at x and 1 at both sides from |x| = 10 on: all differences there are zero.
  @Test("is that of the valley where f is saturated at both sides of it")
  func saturated() throws {
    let found = try of("tanh(0.02087*x^2+0.0085275)", at: -2.9e-5)
    #expect(found.outcome == .estimated && found.error < 1e-14, "\(found)")
    #expect(try miss(found, "0.04174*x*(1-tanh(0.02087*x^2+0.0085275)^2)", at: -2.9e-5) <= 1, "\(found)")
  }

  /// The sine is a tenth of the last place of 7·10⁹, which larger steps average away.
  @Test("is known to no more than f's last place hides near x, however large the steps")
  func hidden() throws {
    let found = try of("7e9+4000*x+1e-7*sin(x)", at: -2.28)
    #expect(try miss(found, "4000+1e-7*cos(x)", at: -2.28) <= 1, "\(found)")
    #expect(found.error < 1e-6)
  }

  /// At 3.3·10⁶ in 24 bits two numbers are a quarter apart, and the period of sin x² is a millionth.
  @Test("is none where f changes over one place of x as over all others")
  func unresolved() throws {
    let f = try Expression("sin(x^2)", variables: ["x"]).bound(to: Float.self)
    for x in [-8e5, -2.88e6, 1.7e6, 3.3e6, 5.1e6] as [Float] {
      let found = BlackBoxDerivative()({ (x: Float) in f([x]) }, at: x)
      #expect(found.outcome == .noise, "\(found)")
    }
  }
}
