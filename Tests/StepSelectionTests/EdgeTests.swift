import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import StepSelection
import Testing

/// A rule with a form that it has.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let rule: any StepRule
  let form: DifferenceForm

  var testDescription: String { "\(rule.name), \(form.rawValue)" }

  static let all = StepRules.all.flatMap { rule in rule.forms.map { RuleCase(rule: rule, form: $0) } }

  /// The rule under the same name for any format.
  func callAsFunction<S: RealScalar, E: Error>(_ f: (S) throws(E) -> S, at x: S) throws(E) -> StepChoice<S> {
    try rule(f, at: x, form: form)
  }
}

/// Runs a law in a processor's two formats, a wide one, and three narrow ones, of which the last has no infinity.
private func inEachFormat(_ body: (any RealScalar.Type) throws -> Void) rethrows {
  try body(Float.self)
  try body(Double.self)
  try body(MPFloat<Binary128>.self)
  try body(MPFloat<BFloat16>.self)
  try body(MPFloat<Float8E5M2>.self)
  try body(MPFloat<Float8E4M3>.self)
}

private struct Refusal: Error, Equatable {}

@Suite("At the edges, in every format, every rule")
struct EdgeTests {
  /// 0, x < 0, |x| far below and above 1, all within the narrowest range.
  private func points<S: RealScalar>(_: S.Type) -> [S] {
    let (tiny, huge) = (S(decimal: "1e-20") ?? 0, S(decimal: "1e20") ?? 0)
    return [0, 1, -2, tiny, -tiny] + (huge.isFinite ? [huge, -huge] : []) + [S.leastNonzeroMagnitude]
  }

  /// What is true of every choice, whatever f did.
  private func expectSound<S: RealScalar>(_ choice: StepChoice<S>, _ counted: Int, _ what: String) {
    #expect(choice.evaluations == counted, "\(what): evaluations")
    // The dearest search tries as many steps as it may with four new points each, after as many to find f finite.
    #expect(choice.evaluations <= 9 * (S.precision + 60), "\(what): \(choice.evaluations) evaluations")
    #expect(choice.step.isNaN || choice.step > 0 && choice.step.isFinite, "\(what): step \(choice.step)")
    #expect(choice.step.isNaN == choice.estimate.value.isNaN, "\(what): \(choice.step), \(choice.estimate.value)")
    // A format without infinities has NaN in their place, for an error that is not known too.
    let error = choice.estimate.error
    #expect(error >= 0 || S.infinity.isNaN && error.isNaN, "\(what): error \(error)")
    let without: [StepOutcome] = [.notFinite, .stepLost, .valueVanishes]
    #expect(choice.step.isNaN == without.contains(choice.outcome), "\(what): \(choice.outcome), step \(choice.step)")
  }

  private func choice<S: RealScalar>(
    _ rule: RuleCase, _ x: S, _ what: String, _ f: (S) -> S
  ) -> StepChoice<S> {
    var count = 0
    let choice = rule(
      { (point: S) -> S in
        count += 1
        return f(point)
      }, at: x)
    expectSound(choice, count, "\(rule.testDescription), \(what) at \(x), \(S.formatName)")
    return choice
  }

  @Test("a constant does not change, and its derivative is zero", arguments: RuleCase.all)
  func constant(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      for x in points(S.self) {
        for value in [3, 0] as [S] {
          let choice = choice(rule, x, "\(value)") { _ in value }
          if choice.step.isNaN { continue }
          #expect(choice.estimate.value.isZero, "\(rule.testDescription), \(value) at \(x), \(S.formatName)")
          if !(rule.rule is RuleOfThumb) {
            #expect(choice.outcome == .noChange, "\(rule.testDescription) \(S.formatName)")
          }
        }
      }
    }
    inEachFormat { check($0) }
  }

  @Test("a line has its slope, within the stated error", arguments: RuleCase.all)
  func line(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      for x in points(S.self) {
        let choice = choice(rule, x, "2x + 1") { 2 * $0 + 1 }
        if choice.step.isNaN { continue }
        let truth: S = rule.form == .second ? 0 : 2
        let error = (choice.estimate.value - truth).magnitude
        // 2x + 1 is rounded once, by u|f| at most, as every rule takes it to be; a difference doubles and rounds that.
        #expect(
          error <= 2 * choice.estimate.error, "\(rule.testDescription) at \(x), \(S.formatName): \(choice.estimate)")
      }
    }
    inEachFormat { check($0) }
  }

  @Test("a smooth function has an error near the stated one", arguments: RuleCase.all)
  func smooth(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      for x in [1, -2] as [S] {
        let choice = choice(rule, x, "exp") { S.exp($0) }
        let error = (choice.estimate.value - S.exp(x)).magnitude
        // Estimates, not bounds: a factor of 10 covers the next term of the series at the step of a format of 24 bits
        // or more. Narrower formats reach no steps so small that one term describes the truncation.
        if S.precision >= 24 {
          #expect(error <= 10 * choice.estimate.error, "\(rule.testDescription) at \(x): \(choice.estimate)")
          #expect(choice.outcome == .converged, "\(rule.testDescription) at \(x), \(S.formatName)")
        }
      }
    }
    inEachFormat { check($0) }
  }

  @Test("f that is not finite on one side, or anywhere, is an outcome", arguments: RuleCase.all)
  func notFinite(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      for x in points(S.self) {
        _ = choice(rule, x, "log") { S.log($0) }
        _ = choice(rule, x, "sqrt") { S.sqrt($0) }
        _ = choice(rule, x, "infinite to the right") { $0 > x ? .infinity : $0 }
        let none = choice(rule, x, "NaN") { _ in .nan }
        #expect(none.outcome == .notFinite || none.outcome == .stepLost)
      }
      for x in [S.nan, .infinity] {
        let none = choice(rule, x, "x itself") { $0 }
        #expect(none.outcome == .notFinite && none.evaluations == 0)
      }
      // Both sides are finite close to x; a rule must find that out, but the rule of thumb, which does not look.
      let near = choice(rule, 1, "wall") { $0.magnitude < 1 + 4 * S.ulpOfOne ? S.exp($0) : .nan }
      if S.precision >= 24, !(rule.rule is RuleOfThumb), !(rule.rule is Mathur) {
        #expect(near.step.isNaN || near.step < 1)
      }
    }
    inEachFormat { check($0) }
  }

  @Test("log and its like at 10⁻²⁰ are differentiated on the scale of x", arguments: RuleCase.all)
  func small(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      guard let x = S(decimal: "1e-20"), x > 0, S.precision >= 24, !(rule.rule is RuleOfThumb) else { return }
      let choice = choice(rule, x, "log") { S.log($0) }
      let truth = rule.form == .second ? -1 / x / x : 1 / x
      guard truth.isFinite else { return }
      #expect((choice.estimate.value / truth - 1).magnitude < 1 / 50, "\(rule.testDescription): \(choice.estimate)")
    }
    inEachFormat { check($0) }
  }

  @Test("no noise at all, and more noise than there is function, end in a sound choice", arguments: RuleCase.all)
  func noise(rule: RuleCase) {
    func check<S: RealScalar>(_: S.Type) {
      for noise in [0, 64, S.leastNonzeroMagnitude, S.greatestFiniteMagnitude] as [S] {
        for f in [{ S.exp($0) }, { 2 * $0 + 1 }, { _ in 3 }] as [(S) -> S] {
          var count = 0
          let choice = rule.rule(
            { (point: S) -> S in
              count += 1
              return f(point)
            }, at: 1 as S, form: rule.form, noise: noise)
          expectSound(choice, count, "\(rule.testDescription), noise \(noise), \(S.formatName)")
          // With so much noise nothing is known, and the stated error says so.
          if noise >= 64, !choice.step.isNaN {
            #expect(!(choice.outcome == .converged && choice.estimate.error < 1 / 8))
          }
        }
      }
    }
    inEachFormat { check($0) }
  }

  @Test("what f throws is passed on", arguments: RuleCase.all)
  func throwing(rule: RuleCase) {
    #expect(throws: Refusal.self) {
      try rule({ (_: Double) throws(Refusal) -> Double in throw Refusal() }, at: 1)
    }
    // Also when it throws later.
    var count = 0
    #expect(throws: Refusal.self) {
      try rule(
        { (x: Double) throws(Refusal) -> Double in
          count += 1
          if count > 2 { throw Refusal() }
          return Double.exp(x)
        }, at: 1)
    }
  }
}
