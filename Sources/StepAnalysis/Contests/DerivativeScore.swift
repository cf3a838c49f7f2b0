import BlackBoxes

/// How right automatic derivatives were over many points, and how honest.
package struct DerivativeScore: Sendable {
  package let name: String
  package let points: Int
  /// The mean of the correct digits where there is a truth; a missing answer has 0. NaN where there is none.
  package let meanDigits: Double
  /// The digits that 95 % of those points exceed: the number at place ⌊0.05·(n − 1)⌋ in ascending order, from 0.
  package let lowDigits: Double
  package let meanEvaluations: Double
  package let mostEvaluations: Int
  /// At how many points the true error exceeds the stated one.
  package let exceeded: Int
  /// At how many it exceeds ten times the stated one.
  package let farExceeded: Int
  package let withoutEstimate: Int

  package init(_ name: String, of trials: [DerivativeTrial]) {
    self.name = name
    points = trials.count
    let digits = trials.compactMap(\.digits).sorted()
    meanDigits = digits.reduce(0, +) / Double(digits.count)
    lowDigits = digits.isEmpty ? .nan : digits[Int(0.05 * Double(digits.count - 1))]
    meanEvaluations = Double(trials.reduce(0) { $0 + $1.evaluations }) / Double(trials.count)
    mostEvaluations = trials.map(\.evaluations).max() ?? 0
    exceeded = trials.count { $0.excess > 1 }
    farExceeded = trials.count { $0.excess > 10 }
    withoutEstimate = trials.count { !$0.outcome.isEstimate }
  }

  /// The scores of each family, in the order of first appearance, and of all under `name` at the end.
  package static func scores(_ name: String, of trials: [DerivativeTrial]) -> [DerivativeScore] {
    var families: [String] = []
    for trial in trials where !families.contains(trial.family) { families.append(trial.family) }
    return families.map { family in DerivativeScore(family, of: trials.filter { $0.family == family }) }
      + [DerivativeScore(name, of: trials)]
  }
}
