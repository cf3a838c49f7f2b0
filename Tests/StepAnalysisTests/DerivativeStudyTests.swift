import BlackBoxes
import MultiPrecision
import Problems
import Scalars
import StepAnalysis
import StepSelection
import Testing

/// What the automatic derivative is required to reach, measured.
@Suite("The automatic derivative")
struct DerivativeStudyTests {
  private func trials<S: RealScalar>(_ cases: [DerivativeCase], _: S.Type) -> [DerivativeTrial] {
    cases.map { trial($0, $0.function, S($0.point)) }
  }

  private func trial<S: RealScalar>(_ one: DerivativeCase, _ f: some RealFunction, _ x: S) -> DerivativeTrial {
    DerivativeTrial.measured(one.family, f, truth: one.truth, at: x)
  }

  @Test("has 14.4 digits at the 645 published points, for 15 evaluations, and never exceeds its error")
  func published() {
    let score = DerivativeScore("all", of: trials(DerivativeCase.published, Double.self))
    #expect(score.points == 645)
    #expect(score.meanDigits >= 14.4, "\(score.meanDigits)")
    #expect(score.lowDigits >= 12.5, "\(score.lowDigits)")
    #expect(score.meanEvaluations <= 15, "\(score.meanEvaluations)")
    #expect(score.mostEvaluations <= 30)
    #expect(score.exceeded <= 6 && score.farExceeded == 0, "\(score.exceeded), \(score.farExceeded)")
    #expect(score.withoutEstimate == 0)
  }

  @Test("exceeds ten times its error at none of the 774 difficult points, and finds every kink")
  func difficult() {
    let trials = trials(DerivativeCase.difficult, Double.self)
    let score = DerivativeScore("all", of: trials)
    #expect(score.points >= 700)
    // At most 1 % may; it is none.
    #expect(score.farExceeded == 0, "\(trials.filter { $0.excess > 10 })")
    #expect(score.mostEvaluations <= 30)
    #expect(score.meanDigits >= 10, "\(score.meanDigits)")
    #expect(trials.filter { $0.family == "kink" }.allSatisfy { $0.outcome == .kink })
    // Nothing but kinks and a point or two in the midst of noise goes without an answer.
    #expect(trials.count { $0.family != "kink" && !$0.outcome.isEstimate } <= 7)
  }

  @Test("is honest in other formats, and has four fifths of their digits at the published points")
  func formats() {
    // Every fifth point, of each problem: 129.
    let cases = DerivativeCase.published.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    let single = DerivativeScore("binary32", of: trials(cases, Float.self))
    let quadruple = DerivativeScore("binary128", of: trials(cases, MPFloat<Binary128>.self))
    let half = DerivativeScore("binary16", of: trials(cases, MPFloat<Binary16>.self))
    let brain = DerivativeScore("bfloat16", of: trials(cases, MPFloat<BFloat16>.self))
    for score in [single, quadruple, half, brain] {
      #expect(score.farExceeded == 0, "\(score.name): \(score.farExceeded)")
      #expect(Double(score.exceeded) <= 0.01 * Double(score.points), "\(score.name): \(score.exceeded)")
    }
    // binary32 holds no e^(x²) beyond x = 9.4, so that it has no derivative there.
    #expect(single.meanDigits >= 0.8 * 7.2, "\(single.meanDigits)")
    #expect(quadruple.meanDigits >= 0.8 * 34, "\(quadruple.meanDigits)")
    #expect(single.mostEvaluations <= 29)
    // 1 + 2·⌊113/4⌋.
    #expect(quadruple.mostEvaluations <= 57)
  }
}

@Suite("The score of derivatives")
struct DerivativeScoreTests {
  @Test("counts what is missing as no digits, and a derivative of a kink as far outside of its error")
  func counting() throws {
    let found = trial(.exponential, at: 1)
    let missing = trial(.inverse, at: 0)
    let kink = DerivativeTrial.measured("k", KinkedFormula(.magnitude, at: 0.5), truth: nil, at: 1.0)
    // At 1 |x − ½| is smooth; that it has no derivative there is a lie of this test, which must cost.
    #expect(found.digits.map { $0 > 12 } == true && found.excess <= 1)
    #expect(missing.outcome == .notFinite)
    #expect(kink.digits == nil && kink.excess == .infinity)
    let score = DerivativeScore("all", of: [found, missing, kink])
    #expect(score.points == 3 && score.withoutEstimate == 1 && score.exceeded == 1 && score.farExceeded == 1)
    let digits = [found, missing].compactMap(\.digits)
    #expect(score.meanDigits == digits.reduce(0, +) / Double(digits.count))
    #expect(score.lowDigits == digits.min())
  }

  private func trial(_ f: DifficultFormula, at x: Double) -> DerivativeTrial {
    DerivativeTrial.measured("f", f, truth: DifficultFormula.exponential, at: x)
  }

  @Test("is given for each family in order, and for all")
  func families() {
    let trials = ["b", "a", "b"].map { name in
      DerivativeTrial.measured(name, DifficultFormula.exponential, truth: DifficultFormula.exponential, at: 1.0)
    }
    let scores = DerivativeScore.scores("all", of: trials)
    #expect(scores.map(\.name) == ["b", "a", "all"])
    #expect(scores.map(\.points) == [2, 1, 3])
  }
}
