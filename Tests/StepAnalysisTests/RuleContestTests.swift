import FiniteDifferences
import Foundation
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

@Suite("A contest of rules")
struct RuleContestTests {
  @Test("has every rule of the form, with the errors that its estimates have", arguments: DifferenceForm.allCases)
  func all(form: DifferenceForm) throws {
    let contest = RuleContest.measure(Exponential(), at: [1.0], form: form)
    #expect(contest.scores.map(\.rule) == RuleContestants.names(for: form))
    let least = try #require(contest.optimum).error
    for (score, entry) in zip(contest.scores, contest.choices) {
      // e is its own derivative of every order, here to 64 bits; to have it so is an error of 2⁻⁶³.
      let truth = MeasuredError.exp(1)
      let error = try #require(score.error)
      #expect((error - (MeasuredError(entry.choice.estimate.value) - truth).magnitude).magnitude <= 0x1p-62)
      #expect((try #require(score.regret) - error / least).magnitude <= 1e-12 * error / least)
      #expect(score.outcome == .converged && score.evaluations >= 3)
    }
  }

  @Test("the automatic derivative leaves all differences behind") func automatic() throws {
    let scores = RuleContest.measure(Exponential(), at: [1.0], form: .central).scores
    let last = try #require(scores.last)
    // Extrapolated to 13 digits and more, where the best difference has 11.
    #expect(last.rule == "automatic" && (last.regret ?? 1) < 0.01)
    #expect(scores.dropLast().allSatisfy { ($0.regret ?? 0) > 0.01 })
  }

  @Test("knows no errors where there is no derivative, and no rule that is told it") func kink() {
    let contest = RuleContest.measure(Magnitude(), at: [0.0], form: .central)
    #expect(contest.optimum == nil)
    #expect(contest.scores.allSatisfy { $0.error == nil && $0.regret == nil && $0.excess == 0 })
    #expect(!contest.scores.contains { $0.rule == "exact-optimum" })
    #expect(contest.scores.last?.outcome == .notConverged)
  }

  @Test("takes a coordinate, a noise and the names of those who take part") func options() {
    let contest = RuleContest.measure(
      Exponential(), at: [0.0, 3], coordinate: 1, form: .forward, noise: 1e-4, names: ["more-wild", "curtis-reid"])
    #expect(contest.scores.map(\.rule) == ["more-wild"])
    #expect(contest.scores.first?.error == 0)
  }

  @Test("survives JSON, what is not finite too") func codable() throws {
    let record = RuleRecord(RuleContest.measure(Magnitude(), at: [0.0 as Float], form: .central))
    let again = try JSONDecoder().decode(RuleRecord.self, from: JSONEncoder().encode(record))
    #expect(again.bestError == nil && again.scores.count == record.scores.count)
    for (a, b) in zip(again.scores, record.scores) {
      #expect(a.rule == b.rule && a.outcome == b.outcome && (a.step == b.step || a.step.isNaN && b.step.isNaN))
      #expect(a.stated == b.stated || a.stated.isNaN && b.stated.isNaN)
    }
    let smooth = RuleRecord(RuleContest.measure(Exponential(), at: [1.0], form: .second))
    #expect(try JSONDecoder().decode(RuleRecord.self, from: JSONEncoder().encode(smooth)) == smooth)
  }
}

@Suite("The tally of a rule")
struct RuleTallyTests {
  /// The score of a choice whose regret is `regret` times the best, of which it stated the `stated` part.
  private func score(_ value: Double, stated: Double, _ outcome: StepOutcome = .converged) throws -> RuleScore {
    let optimum = try #require(MeasuredOptimum.measure(Magnitude(), at: [2.0], coordinate: 0, form: .central))
    return RuleScore(
      "r",
      StepChoice(
        step: 0.5,
        estimate: DerivativeEstimate(value: value, truncation: stated, roundoff: 0, step: 0.5, evaluations: 2),
        outcome: outcome, trace: [], evaluations: 2), optimum)
  }

  @Test("counts, and takes quantiles that are regrets") func counts() throws {
    // |x| at 2 has the derivative 1 exactly, and a difference that is exact: regrets are errors over u.
    let u = 0x1p-53
    let values = (1...9).map { 1 + Double($0) * 4 * u }
    var scores = try values.map { try score($0, stated: 9 * u) }
    scores.append(try score(.nan, stated: .infinity, .notFinite))
    let tally = RuleTally("r", of: scores)
    #expect(tally.points == 10 && tally.converged == 9 && tally.meanEvaluations == 2)
    // The fifth and the ninth of 4, 8, …, 36, ∞.
    #expect(tally.medianRegret == 20 && tally.highRegret == 36)
    // 12u and more are above 9u; none is above 90u.
    #expect(tally.exceeded == 7 && tally.farExceeded == 0)
    #expect(RuleTally("r", of: [try score(1 + 4 * u, stated: 0.25 * u)]).farExceeded == 1)
    #expect(RuleTally("r", of: [try score(1 + 4 * u, stated: 0)]).farExceeded == 1)
    #expect(RuleTally("r", of: [try score(1, stated: 0)]).exceeded == 0)
    #expect(RuleTally("r", of: [try score(.nan, stated: 1)]).medianRegret == .infinity)
    let none = RuleTally("s", of: scores)
    #expect(none.points == 0 && none.medianRegret == nil && none.meanEvaluations.isNaN)
  }
}
