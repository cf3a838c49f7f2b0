package import EvidenceReports
package import MultiPrecision
import Problems
import Scalars
package import StepAnalysis

/// How right and how honest automatic derivatives are over sets of points: a table, JSON or CSV.
package struct DerivativeStudyReport: Sendable {
  package let format: String
  /// Sets by name, each with the scores of its families and, last, of all of it.
  package let sets: [(name: String, scores: [DerivativeScore])]

  /// Differentiates the published and the difficult points in a format.
  ///
  /// - Parameter progress: told how many of how many points are done.
  package init(in format: NamedFormat, progress: (_ done: Int, _ total: Int) -> Void) {
    let sets = [("published", DerivativeCase.published), ("difficult", DerivativeCase.difficult)]
    let count = sets.reduce(0) { $0 + $1.1.count }
    var done = 0
    self.format = format.name
    self.sets = sets.map { name, cases in
      let trials = cases.map { one in
        done += 1
        progress(done, count)
        return Self.trial(one, one.function, format.type)
      }
      return (name, DerivativeScore.scores("all", of: trials))
    }
  }

  /// How right the automatic derivative of `f` is at the case's point, rounded to the format.
  private static func trial<S: RealScalar>(
    _ one: DerivativeCase, _ f: some RealFunction, _ type: S.Type
  ) -> DerivativeTrial {
    DerivativeTrial.measured(one.family, f, truth: one.truth, at: S(one.point))
  }

  package var text: String {
    var text = "Automatic derivatives in \(format)\n"
    for set in sets {
      var table = TextTable([
        (set.name, .left), ("points", .right), ("digits", .right), ("5 %", .right), ("evaluations", .right),
        ("most", .right), ("error > stated", .right), ("> 10 stated", .right), ("no estimate", .right),
      ])
      for score in set.scores {
        table.append([
          score.name, "\(score.points)", Self.fixed(score.meanDigits, 2), Self.fixed(score.lowDigits, 2),
          Self.fixed(score.meanEvaluations, 1), "\(score.mostEvaluations)", Self.share(score.exceeded, score.points),
          Self.share(score.farExceeded, score.points), Self.share(score.withoutEstimate, score.points),
        ])
      }
      text += "\n" + table.text
    }
    return text + """

        digits: mean of the correct digits, 0 where there is no estimate; 5 %: their 5 % quantile;
        error > stated: where the true error exceeds the stated one.

      """
  }

  package var json: JSON {
    .object([
      ("format", .string(format)),
      (
        "sets",
        .array(
          sets.map { set in
            .object([("name", .string(set.name)), ("scores", .array(set.scores.map { .object(Self.members($0)) }))])
          })
      ),
    ])
  }

  package var csv: String {
    let head = ["format", "set"] + (sets.first?.scores.first.map { Self.members($0).map(\.0) } ?? [])
    return CSV.line(head)
      + sets.flatMap { set in
        set.scores.map { CSV.line([format, set.name] + Self.members($0).map { $0.1.field }) }
      }.joined()
  }

  private static func members(_ score: DerivativeScore) -> [(String, JSON)] {
    [
      ("name", .string(score.name)), ("points", JSON(score.points)), ("mean_digits", number(score.meanDigits)),
      ("digits_5_percent", number(score.lowDigits)), ("mean_evaluations", number(score.meanEvaluations)),
      ("most_evaluations", JSON(score.mostEvaluations)), ("error_exceeds_stated", JSON(score.exceeded)),
      ("error_exceeds_10_stated", JSON(score.farExceeded)), ("without_estimate", JSON(score.withoutEstimate)),
    ]
  }

  private static func number(_ x: Double) -> JSON { x.isFinite ? .number(fixed(x, 3)) : .null }

  /// To so many digits after the point; `–` where there is no number.
  private static func fixed(_ x: Double, _ digits: Int) -> String {
    x.isFinite ? FixedPoint.text(x, places: digits) : "–"
  }

  /// `7 (1.1 %)`, or `0`.
  private static func share(_ count: Int, _ points: Int) -> String {
    count == 0 ? "0" : "\(count) (\(fixed(100 * Double(count) / Double(points), 1)) %)"
  }
}
