import FiniteDifferences
import MultiPrecision
import Reports
import Scalars
import StepAnalysis
import StepSelection

/// What `gradcheck step` prints: a row for each rule, in one format.
struct StepReport {
  let title: String
  let form: DifferenceForm
  let formatName: String
  /// The error at every step, with the choices on it; nil where f has no derivative that can be told.
  let picture: RulePicture?
  let rows: [Row]
  let best: (step: JSON, shortStep: String, error: MeasuredError)?

  /// One rule's choice: its score, and in all digits what 64 bits may not hold.
  struct Row {
    var score: RuleScore
    var step, value: JSON
    var shortStep, shortValue: String
    var trace: [(step: JSON, shortStep: String, measure: JSON, shortMeasure: String)]
  }

  init<T: RealScalar>(title: String, _ contest: RuleContest<T>) {
    self.title = title
    form = contest.form
    formatName = T.formatName
    let scores = contest.scores
    rows = zip(contest.choices, scores).map { entry, score in
      let choice = entry.choice
      return Row(
        score: score, step: JSON(choice.step), value: JSON(choice.estimate.value),
        shortStep: ShortNumber.text(choice.step, digits: 3),
        shortValue: KnownDigits.text(choice.estimate.value, error: choice.estimate.error),
        trace: choice.trace.map {
          (JSON($0.step), $0.step.scientific(digits: 4), JSON($0.measure), ShortNumber.text($0.measure, digits: 4))
        })
    }
    best = contest.optimum.map { (JSON($0.step), ShortNumber.text($0.step, digits: 3), $0.error) }
    let heading = "\(title): \(contest.form.phrase) in \(T.formatName)"
    picture = contest.optimum.map { RulePicture(title: heading, $0, scores) }
  }

  /// The table for the terminal; with `trace`, the steps of the first rule after it.
  func text(trace: Bool) -> String {
    var lines = "\(title), \(form.phrase) in \(formatName)\n"
    if !rows.isEmpty { lines += "\n" + table.text }
    lines += "\n  \(bestText)\n"
    if trace, let row = rows.first {
      var steps = TextTable([("step", .right), ("measure", .right)])
      for trial in row.trace { steps.append([trial.shortStep, trial.shortMeasure]) }
      lines += "\n  \(row.score.rule) tried\n\n" + steps.text
    }
    return lines
  }

  /// Why nothing can be judged.
  static let withoutDerivative =
    "no derivative to compare with: f is not smooth at the point, or not finite around it"

  /// The best that was measured, in words.
  var bestText: String {
    guard let best else { return Self.withoutDerivative }
    return "best measured: error \(Self.short(best.error)) at step \(best.shortStep)"
  }

  /// A row for each rule.
  var table: TextTable {
    var table = TextTable([
      ("rule", .left), ("step", .right), ("estimate", .left), ("stated", .right), ("error", .right),
      ("regret", .right), ("n", .right), ("outcome", .left),
    ])
    for row in rows {
      table.append([
        row.score.rule, row.shortStep, row.shortValue, Self.short(row.score.stated),
        row.score.error.map(Self.short) ?? "–", row.score.regret.map { ShortNumber.text($0, digits: 2) } ?? "–",
        "\(row.score.evaluations)", Self.words(row.score.outcome),
      ])
    }
    return table
  }

  static let columns = [
    "format", "form", "rule", "step", "estimate", "stated", "error", "regret", "evaluations", "outcome",
  ]

  /// The rows without a header.
  var csv: String {
    rows.map { row in
      CSV.line([
        formatName, form.rawValue, row.score.rule, row.step.plain, row.value.plain, JSON(row.score.stated).plain,
        row.score.error.map { JSON($0).plain } ?? "", row.score.regret.map { JSON($0).plain } ?? "",
        "\(row.score.evaluations)", row.score.outcome.rawValue,
      ])
    }.joined()
  }

  var json: JSON {
    .object([
      ("title", .string(title)), ("form", .string(form.rawValue)), ("format", .string(formatName)),
      ("best", best.map { .object([("step", $0.step), ("error", JSON($0.error))]) } ?? .null),
      (
        "rules",
        .array(
          rows.map { row in
            .object([
              ("rule", .string(row.score.rule)), ("step", row.step), ("estimate", row.value),
              ("stated", JSON(row.score.stated)), ("error", JSON(row.score.error)),
              ("regret", JSON(row.score.regret)), ("evaluations", JSON(row.score.evaluations)),
              ("outcome", .string(row.score.outcome.rawValue)),
              (
                "trace",
                .array(row.trace.map { .object([("step", $0.step), ("measure", $0.measure)]) })
              ),
            ])
          })
      ),
    ])
  }

  static func short(_ x: MeasuredError) -> String { x.isFinite ? x.scientific(digits: 2) : "inf" }

  private static func words(_ outcome: StepOutcome) -> String {
    switch outcome {
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
