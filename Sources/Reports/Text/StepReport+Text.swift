package import EvidenceReports
import MultiPrecision
import Scalars
import StepAnalysis
import StepSelection
import Subjects

extension StepReport {
  /// The tables for a terminal, one for each format; with `trace`, the steps of the first rule after it.
  package func text(trace: Bool) -> String {
    records.map { $0.text(names, trace: trace) }.joined(separator: "\n")
  }
}

extension StepRecord {
  fileprivate func text(_ names: SubjectNames, trace: Bool) -> String {
    var lines = "\(names.title), \(form.phrase) in \(format)\n"
    if !choices.isEmpty { lines += "\n" + table.text }
    lines += "\n  \(bestText)\n"
    if trace, let choice = choices.first {
      var steps = TextTable([("step", .right), ("measure", .right)])
      for trial in choice.trace {
        steps.append([trial.step.scientific(digits: 4), trial.measure.short(digits: 4)])
      }
      lines += "\n  \(choice.score.rule) tried\n\n" + steps.text
    }
    return lines
  }

  /// Why nothing can be judged.
  static let withoutDerivative =
    "no derivative to compare with: f is not smooth at the point, or not finite around it"

  /// The best that was measured, in words.
  var bestText: String {
    guard let best else { return Self.withoutDerivative }
    return "best measured: error \(Self.short(best.error)) at step \(best.stepText)"
  }

  /// A row for each rule.
  var table: TextTable {
    var table = TextTable([
      ("rule", .left), ("step", .right), ("estimate", .left), ("stated", .right), ("error", .right),
      ("regret", .right), ("n", .right), ("outcome", .left),
    ])
    for choice in choices {
      let score = choice.score
      table.append([
        score.rule, choice.step.short(digits: 3), KnownDigits.text(choice.value, error: choice.error),
        Self.short(score.stated), score.error.map(Self.short) ?? "–",
        score.regret.map { ShortNumber.text($0, digits: 2) } ?? "–", "\(score.evaluations)", score.outcome.words,
      ])
    }
    return table
  }

  static func short(_ x: MeasuredError) -> String { x.isFinite ? x.scientific(digits: 2) : "inf" }
}

extension StepRecord.Optimum {
  /// The step in three digits.
  var stepText: String { step.short(digits: 3) }
}

extension StepOutcome {
  fileprivate var words: String {
    switch self {
    case .converged: "converged"
    case .notConverged: "not converged"
    case .derivativeVanishes: "derivative vanishes"
    case .noChange: "f does not change"
    case .notFinite: "f is not finite"
    case .valueVanishes: "f(x) is zero"
    case .stepLost: "step is lost"
    }
  }
}
