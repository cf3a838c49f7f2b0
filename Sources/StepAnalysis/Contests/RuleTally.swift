package import MultiPrecision
import Scalars
import StepSelection

/// What became of one rule over many points.
package struct RuleTally: Hashable, Sendable {
  package let rule: String
  /// At how many points it chose, and the derivative is known.
  package let points: Int
  /// The median of the regrets; nil where there are no points. Where the rule gave no estimate its regret is infinite.
  package let medianRegret: MeasuredError?
  /// The regret that nine of ten points do not exceed.
  package let highRegret: MeasuredError?
  /// At how many points the rule's own condition was met.
  package let converged: Int
  /// The mean number of evaluations; NaN where there are no points.
  package let meanEvaluations: Double
  /// At how many points the true error exceeds the stated one.
  package let exceeded: Int
  /// At how many it exceeds ten times the stated one.
  package let farExceeded: Int

  /// The tally of the scores that bear the rule's name, those left out that had nothing to be compared with.
  ///
  /// A quantile is the number at place ⌈q·n⌉ in ascending order, from 1: one of the regrets, no mean of two.
  package init(_ rule: String, of scores: [RuleScore]) {
    let own = scores.filter { $0.rule == rule }
    let regrets = own.map { score in score.regret.flatMap { $0.isNaN ? nil : $0 } ?? .infinity }.sorted()
    func quantile(_ tenths: Int) -> MeasuredError? {
      regrets.isEmpty ? nil : regrets[(tenths * regrets.count + 9) / 10 - 1]
    }
    self.rule = rule
    points = own.count
    medianRegret = quantile(5)
    highRegret = quantile(9)
    converged = own.count { $0.outcome == .converged }
    meanEvaluations = Double(own.reduce(0) { $0 + $1.evaluations }) / Double(own.count)
    exceeded = own.count { $0.excess > 1 }
    farExceeded = own.count { $0.excess > 10 }
  }
}
