package import EvidenceReports
package import MultiPrecision
import Scalars
package import StepAnalysis
import Subjects
package import StepSelection

/// The scoreboard of the rules: an item for each format, form and place.
package struct RuleStudy: FormatStudy {
  package static let name = "rules"
  package typealias Record = RuleRecord
  package static let defaultFormats = ["binary32", "binary64"]
  package let command: [String]
  package let formats: [NamedFormat]
  package let forms: [DifferenceForm]
  package let sites: [StudySite]

  package init(command: [String], formats: [NamedFormat], forms: [DifferenceForm], sites: [StudySite]) {
    (self.command, self.formats, self.forms, self.sites) = (command, formats, forms, sites)
  }

  private var places: [StudyPlace] { sites.map(\.place) }

  package var parameters: [String: String] {
    [
      "formats": NamedFormat.names(formats), "forms": forms.map(\.rawValue).joined(separator: ","),
      "places": places.map(\.description).joined(separator: "; "),
    ]
  }

  /// What the items are about, in order: format by format, form by form, all places of each.
  private var keys: [(format: NamedFormat, form: DifferenceForm, place: StudyPlace)] {
    formats.flatMap { format in forms.flatMap { form in places.map { (format, form, $0) } } }
  }

  package var items: [String] { keys.map { "\($0.format.name) \($0.form.rawValue) \($0.place)" } }

  package func run(_ item: Int) throws -> RuleRecord {
    let (group, place) = item.quotientAndRemainder(dividingBy: sites.count)
    return try sites[place].subject.ruleScores(
      in: formats[group / forms.count], coordinate: sites[place].coordinate, form: forms[group % forms.count])
  }

  /// The tallies of each format and form, in order.
  private func groups(
    _ records: [RuleRecord]
  ) -> [(format: NamedFormat, form: DifferenceForm, known: Int, tallies: [RuleTally])] {
    formats.enumerated().flatMap { i, format in
      forms.enumerated().map { j, form in
        let first = (i * forms.count + j) * places.count
        let known = records[first..<(first + places.count)].filter { $0.bestError != nil }
        let scores = known.flatMap(\.scores)
        return (format, form, known.count, RuleContestants.names(for: form).map { RuleTally($0, of: scores) })
      }
    }
  }

  package func text(_ records: [RuleRecord]) -> String {
    var text = "Step rules at \(counted(places.count, "point"))\n"
    for group in groups(records) {
      var table = TextTable([
        ("rule", .left), ("regret", .right), ("90 %", .right), ("converged", .right), ("evaluations", .right),
        ("error > stated", .right), ("> 10 stated", .right),
      ])
      for tally in group.tallies {
        let share = { (count: Int) in tally.points == 0 ? "–" : Self.share(count, tally.points) }
        table.append([
          tally.rule, Self.short(tally.medianRegret), Self.short(tally.highRegret), share(tally.converged),
          tally.points == 0 ? "–" : FixedPoint.text(tally.meanEvaluations, places: 1), share(tally.exceeded),
          share(tally.farExceeded),
        ])
      }
      text += "\n\(group.form.phrase) in \(group.format.name)"
      if group.known < places.count { text += ", \(group.known) points with a derivative that is known" }
      text += "\n\n" + table.text
    }
    return text + """

        regret: the true error over the least one measured, its median and its 90 % quantile, inf where a rule has no
        estimate; error > stated: where the true error exceeds the stated one. automatic is 'gradcheck differentiate',
        which extrapolates and so may fall below 1; exact-optimum is told the derivatives. Where a difference is exact
        at some step, as that of x^2 is, the least error is a rounding of the derivative, and regrets know no bound.

      """
  }

  private static func short(_ x: MeasuredError?) -> String { x.map { ShortNumber.text($0, digits: 2) } ?? "–" }

  /// `6.3 %`, or `0`.
  private static func share(_ count: Int, _ total: Int) -> String {
    count == 0
      ? "0" : count == total ? "100 %" : FixedPoint.text(100 * Double(count) / Double(total), places: 1) + " %"
  }

  private static let columns = [
    "rule", "step", "estimate", "stated", "error", "regret", "evaluations", "outcome",
  ]

  private static func values(_ score: RuleScore) -> [JSON] {
    [
      .string(score.rule), JSON(score.step), JSON(score.estimate), JSON(score.stated), JSON(score.error),
      JSON(score.regret), JSON(score.evaluations), .string(score.outcome.rawValue),
    ]
  }

  /// A line for each rule at each place; the numbers in all digits of mp64, empty where there is none.
  package func csv(_ records: [RuleRecord]) -> String {
    StudyTable(
      columns: ["format", "form", "problem", "at"] + Self.columns + ["best_step", "best_error"],
      rows: zip(keys, records).flatMap { key, record in
        record.scores.map { score in
          [key.format.name, key.form.rawValue, key.place.function, key.place.point].map { .string($0) }
            + Self.values(score) + [JSON(record.bestStep), JSON(record.bestError)]
        }
      }
    ).csv
  }

  /// `command`, `tallies` (a rule in a format and a form) and `records` (all rules at a place).
  package func json(_ records: [RuleRecord]) -> JSON {
    let tallies = groups(records).flatMap { group in
      group.tallies.map { tally in
        JSON.object(
          [("format", .string(group.format.name)), ("form", .string(group.form.rawValue))] + tally.members)
      }
    }
    let records = zip(keys, records).map { key, record in
      JSON.object([
        ("format", .string(key.format.name)), ("form", .string(key.form.rawValue)),
        ("problem", .string(key.place.function)), ("at", .string(key.place.point)),
        ("best_step", JSON(record.bestStep)), ("best_error", JSON(record.bestError)),
        ("rules", StudyTable(columns: Self.columns, rows: record.scores.map(Self.values)).json),
      ])
    }
    return document([("tallies", .array(tallies)), ("records", .array(records))])
  }
}

extension RuleTally {
  fileprivate var members: [(String, JSON)] {
    [
      ("rule", .string(rule)), ("points", JSON(points)), ("median_regret", JSON(medianRegret)),
      ("regret_90_percent", JSON(highRegret)), ("converged", JSON(converged)),
      ("mean_evaluations", points == 0 ? .null : JSON(meanEvaluations)), ("error_exceeds_stated", JSON(exceeded)),
      ("error_exceeds_10_stated", JSON(farExceeded)),
    ]
  }
}

extension DifferenceForm {
  /// What to call the form in a title.
  package var phrase: String {
    switch self {
    case .forward: "forward difference"
    case .central: "central difference"
    case .second: "second difference"
    }
  }
}
