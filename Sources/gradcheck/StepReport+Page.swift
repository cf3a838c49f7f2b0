import MultiPrecision
import Reports
import StepAnalysis
import StepSelection

extension StepReport {
  /// What the rules did, in a sentence or two.
  var sentence: String {
    guard let best else { return "\(formatName): \(bestText)." }
    let rules = rows.filter { $0.score.rule != ExactOptimum().name }
    let judged = rules.map(\.score).compactMap { score in
      score.regret.flatMap { $0.isNaN ? nil : (name: score.rule, regret: $0) }
    }
    var text = "\(formatName): the best measured error of a \(form.phrase) is \(Self.short(best.error)) "
    text += "at h = \(best.shortStep)."
    guard let first = judged.min(by: { $0.regret < $1.regret }), let last = judged.max(by: { $0.regret < $1.regret })
    else { return text + " No rule has an estimate to compare with it." }
    let near = judged.count { $0.regret <= 10 }
    text += " \(near) of \(rules.count) rules come within ten times of it. The nearest is \(first.name), "
    text += "\(Self.times(first.regret)); the farthest is \(last.name), \(Self.times(last.regret))."
    let failed = rules.filter { $0.score.outcome != .converged }.map(\.score.rule)
    if !failed.isEmpty { text += " By their own conditions these did not succeed: \(failed.joined(separator: ", "))." }
    return text
  }

  /// The rules' table, with what its columns are.
  var pageTable: HTMLPage.Part {
    .table(
      table,
      caption:
        "\(title), \(formatName): what each rule chooses for the \(form.phrase) from values in the format alone, "
        + "the error that its own numbers state, the true error, regret (the true error over the best measured one, "
        + "which counts as the worst of five neighbouring steps: below 1 is luck), and n evaluations. "
        + "\(ExactOptimum().name) is told the derivatives."
    )
  }

  private static func times(_ regret: MeasuredError) -> String {
    "\(ShortNumber.text(regret, digits: 2)) times the best error"
  }
}
