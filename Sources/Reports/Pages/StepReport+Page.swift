package import EvidenceReports
import MultiPrecision
import Scalars
import StepAnalysis
import StepSelection
package import Subjects

extension StepReport {
  /// The picture of one format's choices: the error at every step, with the choices on it; nil where f has no derivative that
  /// can be told.
  package func picture(of record: StepRecord) -> RulePicture? {
    record.best.map {
      RulePicture(
        title: "\(names.title): \(record.form.phrase) in \(record.format)", $0, record.choices.map(\.score),
        precision: record.format.precision)
    }
  }
}

extension StepRecord {
  /// What the rules did, in a sentence or two.
  var sentence: String {
    guard let best else { return "\(format): \(bestText)." }
    let rules = choices.map(\.score).filter { $0.rule != ExactOptimum().name }
    let judged = rules.compactMap { score in
      score.regret.flatMap { $0.isNaN ? nil : (name: score.rule, regret: $0) }
    }
    var text = "\(format): the best measured error of a \(form.phrase) is \(Self.short(best.error)) "
    text += "at h = \(best.stepText)."
    guard let first = judged.min(by: { $0.regret < $1.regret }), let last = judged.max(by: { $0.regret < $1.regret })
    else { return text + " No rule has an estimate to compare with it." }
    let near = judged.count { $0.regret <= 10 }
    text += " \(near) of \(rules.count) rules come within ten times of it. The nearest is \(first.name), "
    text += "\(Self.times(first.regret)); the farthest is \(last.name), \(Self.times(last.regret))."
    let failed = rules.filter { $0.outcome != .converged }.map(\.rule)
    if !failed.isEmpty { text += " By their own conditions these did not succeed: \(failed.joined(separator: ", "))." }
    return text
  }

  /// The rules' table, with what its columns are.
  func pageTable(_ names: SubjectNames) -> HTMLPage.Part {
    .table(
      table,
      caption:
        "\(names.title), \(format): what each rule chooses for the \(form.phrase) from values in the format alone, "
        + "the error that its own numbers state, the true error, regret (the true error over the best measured one, "
        + "which counts as the worst of five neighbouring steps: below 1 is luck), and n evaluations. "
        + "\(ExactOptimum().name) is told the derivatives."
    )
  }

  private static func times(_ regret: MeasuredError) -> String {
    "\(ShortNumber.text(regret, digits: 2)) times the best error"
  }

  /// The automatic derivative in a sentence, where it was asked for.
  var automaticSentence: String? {
    guard let automatic else { return nil }
    let partial = automatic.partial
    guard partial.value != nil else {
      return "\(format): the automatic derivative gives none (\(partial.outcomeText))."
    }
    let stated = partial.error.measured
    var text = "\(format): the automatic derivative takes \(partial.evaluations ?? 0) evaluations and states an error "
    text += "of \(Self.short(stated))"
    if let actual = automatic.error, let regret = automatic.regret {
      text += "; the true one, \(Self.short(actual)), \(actual <= stated ? "lies within" : "exceeds") it"
      text += ", and is \(ShortNumber.text(regret, digits: 2)) times the best that a central difference can do"
    }
    return text + "."
  }

  /// A row of a table of automatic derivatives.
  var automaticRow: [String]? {
    automatic.map { automatic in
      [
        format.name, automatic.partial.valueText, Self.short(automatic.partial.error.measured),
        automatic.error.map(Self.short) ?? "–", "\(automatic.partial.evaluations ?? 0)",
        automatic.partial.outcomeText,
      ]
    }
  }
}
