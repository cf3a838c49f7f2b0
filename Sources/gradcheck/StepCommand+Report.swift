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
  private(set) var rows: [Row] = []
  private(set) var best: (step: JSON, shortStep: String, error: MeasuredError)?

  /// One rule's choice, its numbers written.
  struct Row {
    var rule: String
    var step, value: JSON
    var shortStep, shortValue: String
    var stated: MeasuredError
    var actual: MeasuredError?
    var regret: Double?
    var evaluations: Int
    var outcome: StepOutcome
    var trace: [(step: JSON, shortStep: String, measure: JSON, shortMeasure: String)]
  }

  init(title: String, form: DifferenceForm, formatName: String) {
    self.title = title
    self.form = form
    self.formatName = formatName
  }

  mutating func append<T: RealScalar>(_ rule: String, _ choice: StepChoice<T>, _ optimum: MeasuredOptimum<T>?) {
    let value = choice.estimate.value
    let actual = value.isFinite ? optimum?.error(of: value) : nil
    let regret = value.isFinite ? optimum?.regret(of: value) : nil
    // As many digits as the format has.
    let digits = min(17, max(3, Int(Double(T.precision) * 0.302) + 1))
    rows.append(
      Row(
        rule: rule, step: JSON(choice.step), value: JSON(value), shortStep: ShortNumber.text(choice.step, digits: 3),
        shortValue: ShortNumber.text(value, digits: digits), stated: MeasuredError(choice.estimate.error),
        actual: actual, regret: regret, evaluations: choice.evaluations, outcome: choice.outcome,
        trace: choice.trace.map {
          (JSON($0.step), $0.step.scientific(digits: 4), JSON($0.measure), ShortNumber.text($0.measure, digits: 4))
        }))
  }

  mutating func setBest<T: RealScalar>(_ optimum: MeasuredOptimum<T>?) {
    best = optimum.map { (JSON($0.step), ShortNumber.text($0.step, digits: 3), $0.error) }
  }

  /// The table for the terminal; with `trace`, the steps of the first rule after it.
  func text(trace: Bool) -> String {
    var lines = "\(title), \(Self.words(form)) in \(formatName)\n"
    if !rows.isEmpty { lines += "\n" + table.text }
    lines += "\n  \(bestText)\n"
    if trace, let row = rows.first {
      var steps = TextTable([("step", .right), ("measure", .right)])
      for trial in row.trace { steps.append([trial.shortStep, trial.shortMeasure]) }
      lines += "\n  \(row.rule) tried\n\n" + steps.text
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
      ("rule", .left), ("step", .right), ("estimate", .right), ("stated", .right), ("error", .right),
      ("regret", .right),
      ("n", .right), ("outcome", .left),
    ])
    for row in rows {
      table.append([
        row.rule, row.shortStep, row.shortValue, Self.short(row.stated), row.actual.map(Self.short) ?? "–",
        row.regret.map { ShortNumber.text($0, digits: 2) } ?? "–", "\(row.evaluations)", Self.words(row.outcome),
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
        formatName, form.rawValue, row.rule, row.step.plain, row.value.plain, JSON(row.stated).plain,
        row.actual.map { JSON($0).plain } ?? "", row.regret.map { JSON($0).plain } ?? "", "\(row.evaluations)",
        "\(row.outcome)",
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
              ("rule", .string(row.rule)), ("step", row.step), ("estimate", row.value), ("stated", JSON(row.stated)),
              ("error", JSON(row.actual)), ("regret", JSON(row.regret)), ("evaluations", JSON(row.evaluations)),
              ("outcome", .string("\(row.outcome)")),
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

  static func words(_ form: DifferenceForm) -> String {
    switch form {
    case .forward: "forward difference"
    case .central: "central difference"
    case .second: "second difference"
    }
  }

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
