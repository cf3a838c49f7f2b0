package import EvidenceReports
import GradientChecking
import MultiPrecision
import Scalars
import Subjects

extension VerdictStudy {
  /// A line for each format, the reasons of what is undecided or not proved, and a command for each failure.
  package func text(_ records: [Record]) -> String {
    let tallies = tallies(records)
    var table = TextTable([
      ("format", .left), ("functions", .right), ("false alarms", .right), ("missed ≥ 1e-3", .right),
      ("≥ 1e-4", .right), ("≥ 1e-7", .right), ("smaller", .right), ("unseen", .right), ("undecided right", .right),
      ("broken", .right),
      ("proved", .right), ("evaluations", .right), ("95 %", .right), ("reference", .right), ("95 %", .right),
    ])
    for tally in tallies {
      let (values, references) = (tally.effort(\.evaluations), tally.effort(\.referenceEvaluations))
      let undecided = tally.undecided.count { $0.verdict.error == nil }
      table.append(
        [tally.format.name, "\(tally.pairs.count)", "\(tally.falseAlarms.count)"]
          + tally.misses.map { "\($0.count)" }
          + ["\(tally.unseen.count)", "\(undecided)", "\(tally.undecided.count - undecided)", Self.share(tally.proved)]
          + [values.median, values.high, references.median, references.high].map { "\($0)" })
    }
    let title = "Verdicts on \(counted(count, "random formula", plural: "random formulae")), seed \(seed)"
    return title + (isOpaque ? ", of values alone" : "") + "\n\n" + table.text + Self.legend
      + tallies.map(remarks).joined()
  }

  private static let legend = """

      missed: broken claims called right, by their error relative to the largest component, each in one column; unseen:
      those of a component along which f, of values alone, was the same at every point. proved: of the verdicts right and wrong.
      evaluations, reference: of f in the format and at high precision, for a right claim, the median and the 95 % quantile.

    """

  /// `99.8 %`, rounded down: it is 100 % of all only.
  private static func share(_ part: (count: Int, total: Int)) -> String {
    part.total == 0 ? "–" : FixedPoint.text(Double(part.count * 1000 / part.total) / 10, places: 1) + " %"
  }

  /// What is to be said of a format beside its numbers.
  private func remarks(_ tally: VerdictTally) -> String {
    let undecided = tally.undecided.map { $0.verdict.verdict.reason?.rawValue ?? "" }
    var lines = ["\(tally.draws) were drawn until \(tally.pairs.count) had all their parts in the domain"]
    for (what, reasons) in [("undecided", undecided), ("not proved", tally.unproved.compactMap(\.verdict.unproved))]
    where !reasons.isEmpty {
      lines.append("\(what): " + VerdictTally.counts(reasons).map { "\($0.count) \($0.key)" }.joined(separator: ", "))
    }
    lines += tally.failures.map { judged in
      let error = judged.verdict.error.map { "missed, an error of \(Self.short($0))" } ?? "false alarm"
      return "\(judged.id): \(error)\n    " + ShellText.command(command(for: judged, in: tally.format))
    }
    return "\n" + tally.format.name + "\n" + lines.map { "  \($0)\n" }.joined()
  }

  private static func short(_ error: Double) -> String { ShortNumber.text(MeasuredError(error), digits: 2) }

  private static let columns = [
    "formula", "claim", "fault", "error", "verdict", "reason", "proved", "unproved", "evaluations",
    "reference_evaluations",
  ]

  private static func values(_ judged: VerdictTally.Judged) -> [JSON] {
    let verdict = judged.verdict
    return [
      JSON(judged.index), .string(verdict.error == nil ? "right" : "broken"),
      verdict.fault.map { .string($0.name) } ?? .null, verdict.error.map { JSON($0) } ?? .null,
      .string(verdict.verdict.name), verdict.verdict.reason.map { .string($0.rawValue) } ?? .null,
      .bool(verdict.unproved == nil), verdict.unproved.map { .string($0) } ?? .null, JSON(verdict.evaluations),
      JSON(verdict.referenceEvaluations),
    ]
  }

  /// A line for each claim.
  package func csv(_ records: [Record]) -> String {
    CSV.line(["format"] + Self.columns)
      + tallies(records).map { tally in
        tally.claims.map { CSV.line([tally.format.name] + Self.values($0).map(\.field)) }.joined()
      }.joined()
  }

  /// `command`, `tallies` (a format's numbers) and `claims`: all that were not judged rightly and with a proof, each with the
  /// command that asks again.
  package func json(_ records: [Record]) -> JSON {
    let tallies = tallies(records)
    return .object([
      ("study", .string(Self.name)), ("command", .string(ShellText.command(command))),
      ("tallies", .array(tallies.map { .object($0.members) })),
      (
        "claims",
        .array(
          tallies.flatMap { tally in
            tally.claims.filter { $0.verdict.outcome != .judged || $0.verdict.unproved != nil }.map { judged in
              .object(
                [("format", .string(tally.format.name))] + Array(zip(Self.columns, Self.values(judged)))
                  + [("command", .string(ShellText.command(command(for: judged, in: tally.format))))])
            }
          })
      ),
    ])
  }
}

extension VerdictTally {
  fileprivate var members: [(String, JSON)] {
    let (values, references) = (effort(\.evaluations), effort(\.referenceEvaluations))
    func counts(_ keys: [String]) -> JSON { .object(Self.counts(keys).map { ($0.key, JSON($0.count)) }) }
    return [
      ("format", .string(format.name)), ("functions", JSON(pairs.count)), ("draws", JSON(draws)),
      ("false_alarms", JSON(falseAlarms.count)), ("missed_1e-3", JSON(misses[0].count)),
      ("missed_1e-4", JSON(misses[1].count)), ("missed_1e-7", JSON(misses[2].count)),
      ("missed_smaller", JSON(misses[3].count)), ("missed_unseen", JSON(unseen.count)),
      ("undecided_right", JSON(undecided.count { $0.verdict.error == nil })),
      ("undecided_broken", JSON(undecided.count { $0.verdict.error != nil })),
      ("undecided_reasons", counts(undecided.compactMap { $0.verdict.verdict.reason?.rawValue })),
      ("proved", JSON(proved.count)), ("decided", JSON(proved.total)),
      ("unproved_reasons", counts(unproved.compactMap(\.verdict.unproved))),
      ("evaluations_median", JSON(values.median)), ("evaluations_95_percent", JSON(values.high)),
      ("reference_evaluations_median", JSON(references.median)),
      ("reference_evaluations_95_percent", JSON(references.high)),
    ]
  }
}

extension RandomClaim.Fault {
  /// `factor 1+1e-3`, `sign` or `zero`.
  fileprivate var name: String {
    switch self {
    case .factor(let exponent, let isAbove): "factor 1\(isAbove ? "+" : "-")1e-\(exponent)"
    case .sign: "sign"
    case .zero: "zero"
    }
  }
}
