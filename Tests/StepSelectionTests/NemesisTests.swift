import FiniteDifferences
import RealModule
import StepSelection
import Testing

/// Each rule's documentation names a function that defeats it. Here it does, in binary64: a test that fails when the
/// documentation has become wrong.
@Suite("Every rule has its nemesis")
struct NemesisTests {
  private func error(_ choice: StepChoice<Double>, _ truth: Double) -> Double { abs(choice.estimate.value - truth) }

  @Test("the rule of thumb: sin(10⁶x), of another scale than x") func thumb() {
    let choice = RuleOfThumb()({ Double.sin(1e6 * $0) }, at: 1, form: .central)
    #expect(choice.outcome == .converged)
    // The derivative is 9.4·10⁵: not even the sign is right, and the stated error is none the wiser.
    #expect(error(choice, 1e6 * Double.cos(1e6)) > 10 * choice.estimate.error)
    #expect(choice.estimate.value < 0)
  }

  @Test("Curtis and Reid: a point of symmetry") func curtisReid() {
    let choice = CurtisReid()({ Double.sin($0) }, at: .pi, form: .central)
    #expect(choice.outcome == .converged && choice.step > 1)
    #expect(error(choice, -1) > 0.9 && choice.estimate.error < 1e-10)
  }

  @Test("Kostyrka's Curtis–Reid: noise in both differences") func kostyrka() {
    let choice = KostyrkaCurtisReid()({ 1e9 + Double.sin($0) }, at: 1, form: .second)
    #expect(choice.outcome == .converged && choice.trace.count == 1)
    // Nothing is known of f″ = −0.84, as the stated error says.
    #expect(error(choice, -Double.sin(1)) > 0.5 && choice.estimate.error > 1)
  }

  @Test("Dumontet and Vignes: a third derivative that vanishes at x alone, and a value that does") func dumontetVignes()
  {
    let choice = DumontetVignes()({ Double.sin($0) }, at: .pi / 2, form: .central)
    #expect(choice.step > 1e3)
    let zero = DumontetVignes()({ Double.sin($0) }, at: 0, form: .central)
    #expect(zero.outcome == .valueVanishes && zero.step.isNaN && zero.evaluations == 1)
    let square = DumontetVignes()({ $0 * $0 + 1 }, at: 1.0, form: .central)
    #expect(square.outcome == .derivativeVanishes)
  }

  @Test("Stepleman and Winarsky: roundoff mistaken for truncation") func steplemanWinarsky() {
    let choice = SteplemanWinarsky()({ 1e9 + Double.sin($0) }, at: 1, form: .central)
    // The optimum is ∛(3·10⁹u/0.54) = 8.5·10⁻³.
    #expect(choice.outcome == .converged && choice.step < 8.5e-6)
    let linear = SteplemanWinarsky()({ 2 * $0 }, at: 1.0, form: .central)
    #expect(linear.outcome == .derivativeVanishes && linear.estimate.value == 2)
  }

  @Test("Gill, Murray, Saunders and Wright: inflection with symmetry") func gill() {
    let choice = GillMurraySaundersWright()({ Double.sin($0) }, at: .pi, form: .forward)
    #expect(choice.outcome == .converged && choice.step > 1)
    #expect(error(choice, -1) > 0.9)
    let cubic = GillMurraySaundersWright()({ $0 * $0 * $0 + $0 + 1 }, at: 0.0, form: .forward)
    #expect(cubic.outcome == .derivativeVanishes)
  }

  @Test("Mathur: a truncation of another order than the formula's") func mathur() {
    let forward = Mathur()({ Double.sin($0) }, at: 0, form: .forward)
    #expect(forward.outcome == .notConverged && forward.evaluations > 50)
    let central = Mathur()({ Double.sin($0) }, at: .pi / 2, form: .central)
    #expect(central.outcome == .notConverged && central.evaluations > 100)
  }

  @Test("Moré and Wild: a function of another scale than x") func moreWild() {
    let choice = MoreWild()({ Double.exp(-$0 / 1e6) }, at: 1, form: .forward)
    #expect(choice.outcome == .derivativeVanishes)
    // The bound's optimum, 2√(u·10⁻¹²), is 2.1·10⁻¹⁴.
    #expect(error(choice, -1e-6) > 1e-10)
  }

  @Test("the exact optimum: a derivative that nearly vanishes at x, but not around it") func exact() {
    let (x, cube) = (1e-12, { (x: Double) in x * x * x + 1 })
    let choice = ExactOptimum(secondDerivative: 6 * x)(cube, at: x, form: .forward)
    #expect(choice.outcome == .converged)
    #expect(error(choice, 3 * x * x) > 1e8 * choice.estimate.error)
  }

  @Test("Shi, Xie, Xuan and Nocedal: more noise than they are told") func shi() {
    let choice = ShiXieXuanNocedal()({ Double.sin(1000 * $0) }, at: 1, form: .forward)
    #expect(choice.outcome == .notConverged && error(choice, 1000 * Double.cos(1000)) > 0.1)
    // Told the noise of the argument, u·1000·|cos|, it finds the step.
    let told = ShiXieXuanNocedal()({ Double.sin(1000 * $0) }, at: 1, form: .forward, noise: 1000 * 0x1p-53)
    #expect(told.outcome == .converged && error(told, 1000 * Double.cos(1000)) <= told.estimate.error)
    // A ratio that stays 0 ends.
    let linear = ShiXieXuanNocedal()({ (_: Double) in 3 }, at: 1, form: .forward)
    #expect(linear.outcome == .noChange && linear.evaluations < 100)
  }
}
