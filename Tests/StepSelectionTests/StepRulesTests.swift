import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import StepSelection
import Testing

@Suite("The rules by name")
struct StepRulesTests {
  @Test("are found by their names, which are distinct and lower case") func names() {
    let names = StepRules.all.map(\.name)
    #expect(names.count == 9 && Set(names).count == names.count)
    for name in names {
      #expect(StepRules.named(name)?.name == name)
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" })
    }
    #expect(StepRules.named("newton") == nil)
    #expect(StepRules.all.allSatisfy { !$0.summary.isEmpty && !$0.forms.isEmpty })
  }

  @Test("have the forms that they were published for") func forms() {
    func names(_ form: DifferenceForm) -> [String] { StepRules.all(for: form).map(\.name) }
    #expect(
      names(.forward) == [
        "rule-of-thumb", "gill-murray-saunders-wright", "mathur", "more-wild", "shi-xie-xuan-nocedal",
      ])
    #expect(
      names(.central) == [
        "rule-of-thumb", "curtis-reid", "kostyrka-curtis-reid", "dumontet-vignes", "stepleman-winarsky", "mathur",
        "shi-xie-xuan-nocedal",
      ])
    #expect(
      names(.second) == [
        "rule-of-thumb", "kostyrka-curtis-reid", "gill-murray-saunders-wright", "mathur", "shi-xie-xuan-nocedal",
      ])
  }
}

@Suite("The exact optimum")
struct ExactOptimumTests {
  @Test("is the minimiser of the bound, in every form and format") func minimiser() {
    func check<S: RealScalar>(_: S.Type) {
      for form in DifferenceForm.allCases {
        let (noise, magnitude) = (S.unitRoundoff, 3 as S)
        func bound(_ h: S) -> S {
          form.truncation(magnitude: magnitude, step: h) + form.roundoff(noise: noise, step: h)
        }
        let h = form.optimalStep(noise: noise, magnitude: magnitude)
        // The bound is convex in log h: both neighbours at a factor of 2 are higher.
        #expect(bound(h) < bound(2 * h) && bound(h) < bound(h / 2), "\(form) in \(S.formatName)")
      }
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<4>>.self)
    check(MPFloat<BFloat16>.self)
  }

  @Test("gives the published steps for exp at 0, and has the forms whose derivative is known") func exponential() {
    let rule = ExactOptimum(secondDerivative: 1.0, thirdDerivative: 1.0, fourthDerivative: 1.0)
    #expect(rule.forms == DifferenceForm.allCases)
    let noise = 1e-10
    let steps = rule.forms.map { rule({ Double.exp($0) }, at: 0, form: $0, noise: noise).step }
    // 2√ε, ∛(3ε), ⁴√(48ε) to the last digits.
    #expect(abs(steps[0] - 2e-5) < 1e-19)
    #expect(abs(steps[1] - 6.694329500821698e-4) < 1e-17)
    #expect(abs(steps[2] - 8.323582900575634e-3) < 1e-16)
    #expect(ExactOptimum(thirdDerivative: Float(2)).forms == [.central])
    let flat = ExactOptimum(thirdDerivative: 0.0)({ $0 * $0 }, at: 1.0, form: .central)
    #expect(flat.outcome == .derivativeVanishes && flat.estimate.value == 2)
  }
}
