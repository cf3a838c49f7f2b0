import FiniteDifferences
import RealModule
import Scalars
import StepSelection
import Testing

@Suite("The rules choose the steps that other programs choose")
struct GoldenStepTests {
  private func function(_ name: String) throws -> (Double) -> Double {
    let known: [String: (Double) -> Double] = [
      "exp": { Double.exp($0) }, "sin": { Double.sin($0) }, "inverse": { 1 / $0 }, "sqrt": { $0.squareRoot() },
      "power4": { $0 * $0 * $0 * $0 }, "scaled": { Double.exp(-$0 / 1e6) },
    ]
    return try #require(known[name])
  }

  private func rule(_ golden: GoldenStep) throws -> any StepRule {
    let range: (least: any RealScalar, greatest: any RealScalar)? =
      if let least = golden.least, let greatest = golden.greatest { (least, greatest) } else { nil }
    return switch golden.rule {
    case "dumontet-vignes": DumontetVignes(range: range)
    case "gill-murray-saunders-wright": GillMurraySaundersWright(range: range)
    case "stepleman-winarsky": SteplemanWinarsky(start: golden.start)
    case "shi-xie-xuan-nocedal": ShiXieXuanNocedal(start: golden.start)
    case "curtis-reid": CurtisReid(start: golden.start)
    case "kostyrka-curtis-reid": KostyrkaCurtisReid(start: golden.start)
    default: try #require(StepRules.named(golden.rule))
    }
  }

  /// How far the step may be off, and why.
  ///
  /// Rules that pick from a grid (powers of β, geometric means of powers of 4) or from a ladder differ by the roundings
  /// of those products, a hundred at most. Rules with a quotient of noise in a formula differ by the roundings of a
  /// second or third difference, 16u·F at most in all, against at least one noise: 16uF/ε, F the largest value.
  private func tolerance(_ golden: GoldenStep) -> Double {
    if ["stepleman-winarsky", "shi-xie-xuan-nocedal", "mathur"].contains(golden.rule) { return 1e-14 }
    let size = golden.function == "power4" ? 40.0 : 3.0
    return 16 * 0x1p-53 * size / (golden.noise ?? 1)
  }

  @Test("of numericalderivative, and of the formulae written out in Python", arguments: GoldenStep.all)
  func same(golden: GoldenStep) throws {
    let form = try #require(DifferenceForm(rawValue: golden.form))
    let (f, rule) = (try function(golden.function), try rule(golden))
    let choice = rule(f, at: golden.x, form: form, noise: golden.noise)
    #expect(choice.outcome == .converged)
    #expect(abs(choice.step / golden.step - 1) <= tolerance(golden), "\(choice.step), not \(golden.step)")
  }

  @Test("in every rule that is published") func complete() {
    let rules = Set(GoldenStep.all.map(\.rule))
    #expect(rules == Set(StepRules.all.map(\.name)).subtracting(["rule-of-thumb"]))
    #expect(GoldenStep.all.count == 76)
  }

  @Test("pnd's own tests of Curtis and Reid's rule hold") func pnd() {
    let power = CurtisReid()({ $0 * $0 * $0 * $0 }, at: 2.0, form: .central)
    #expect(power.outcome == .converged)
    #expect(abs(power.estimate.value - 32) < 32e-8)
    let ratio = power.trace.last?.measure ?? .nan
    #expect(ratio > 10 && ratio < 1000)
    let stationary = CurtisReid(start: 0x1p-16)(
      { (x: Double) in
        let square = x * x
        return square * square * square - 2 * square * square - 4 * square
      }, at: 2.0.squareRoot(), form: .central)
    #expect(abs(stationary.estimate.value) < 1e-8)
  }

  @Test("numericalderivative's example: the scaled exponential's step is found from the defaults") func scaled() {
    // f‴ = 10⁻¹⁸: the optimum is ∛(3u/10⁻¹⁸) = 6.93 at f = 1; the paper promises its order of magnitude.
    let choice = DumontetVignes()({ Double.exp(-$0 / 1e6) }, at: 0.01, form: .central)
    #expect(choice.outcome == .converged)
    #expect(choice.step > 6.93 / 2 && choice.step < 6.93 * 2)
    // The paper's interval for an accepted forward step: 0.41 to 1.53 times the optimum 2√(u/10⁻¹²).
    let forward = ShiXieXuanNocedal()({ Double.exp(-$0 / 1e6) }, at: 0.01, form: .forward)
    let optimum = 2 * (0x1p-53 / 1e-12).squareRoot()
    #expect(forward.step > 0.4 * optimum && forward.step < 1.54 * optimum)
  }
}
