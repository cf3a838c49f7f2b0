public import FaultFinding
public import GradientChecking
import MultiPrecision
public import Scalars

/// What came of one line of a file of cases: a verdict, or why there is none.
public struct CaseResult: Sendable {
  /// What came of it.
  public enum Outcome: Sendable {
    /// The case was checked.
    case checked(Finding)
    /// The line, or what it says, cannot be used; the message may have several lines.
    case malformed(String)
  }

  /// The verdict on a case, and the numbers of its whole gradient.
  public struct Finding: Sendable {
    /// The verdict.
    public let verdict: Verdict
    let format: String
    let headline: String
    let relativeError: (short: String, json: JSON)
    let digits: (short: String, json: JSON)
    let members: [(String, JSON)]

    /// What evidence says of the gradient.
    ///
    /// - Parameters:
    ///   - variables: the names of the coordinates.
    ///   - blocks: named blocks of them.
    ///   - explanations: the patterns that account for what is wrong, best first.
    public init<S: RealScalar>(
      _ evidence: GradientEvidence<S>, variables: [String], blocks: [ParameterBlock] = [],
      explanations: [Explanation] = []
    ) {
      verdict = evidence.verdict
      format = S.formatName
      headline = evidence.headline(variables: variables)
      relativeError = (Self.short(evidence.relativeError), JSON(known: evidence.relativeError))
      let known = evidence.verifiedDigits
      digits = ("\(Digits.whole(known)) of \(Digits.total(S.self))", JSON(known))
      let worst = evidence.worstFirst.first.map { evidence.coordinates[$0] }
      members =
        [
          ("sensitivity", JSON(known: evidence.sensitivity)), ("miss_probability", JSON(evidence.missProbability)),
          ("evaluations", JSON(evidence.evaluations)),
          ("reference_evaluations", JSON(evidence.referenceEvaluations)),
          (
            "worst",
            worst.map { .object($0.members(name: variables[$0.index], block: blocks.name(of: $0.index))) } ?? .null
          ),
        ] + evidence.faultMembers(explanations, variables: variables, blocks: blocks)
    }

    /// What a search for wrong components says of the gradient.
    ///
    /// - Parameters:
    ///   - location: where the claim is wrong.
    ///   - claim: the gradient that was claimed.
    ///   - variables: the names of the coordinates.
    ///   - blocks: named blocks of them.
    ///   - explanations: the patterns that account for what is wrong, best first.
    public init<S: RealScalar>(
      _ location: FaultLocation<S>, of claim: GradientClaim<S>, variables: [String], blocks: [ParameterBlock] = [],
      explanations: [Explanation] = []
    ) {
      let section = LocationReport.Section(location, of: claim, explanations, variables: variables, blocks: blocks)
      verdict = section.verdict
      format = section.format
      headline = section.headline
      relativeError = ("", .null)
      digits = ("", .null)
      members = section.members.filter { $0.0 != "verdict" && $0.0 != "reason" }
    }

    /// What a check by differences says of the gradient: it passed, or it did not.
    public init<S: RealScalar>(passed: Bool, relativeError: S, evaluations: Int) {
      verdict = passed ? .agree : .disagree
      format = S.formatName
      self.relativeError = (Self.short(relativeError), JSON(known: relativeError))
      headline = passed ? "The gradient passed." : "The gradient failed."
      digits = ("", .null)
      members = [("evaluations", JSON(evaluations))] + JSON.ofEvidenceAlone
    }

    private static func short<S: RealScalar>(_ error: S) -> String {
      error.isNaN ? "unknown" : ShortNumber.text(error, digits: 2)
    }
  }

  /// The number of the line, from 1.
  public let line: Int
  /// The case's own name; nil where it has none that could be read.
  public let id: String?
  /// What came of it.
  public let outcome: Outcome

  /// The result of a line.
  public init(line: Int, id: String?, outcome: Outcome) {
    self.line = line
    self.id = id
    self.outcome = outcome
  }

  /// The result as one object: `id`, `line`, `format`, `verdict`, `reason`, `relative_error`, `digits_verified`,
  /// `sensitivity`, `miss_probability`, `evaluations`, `headline`, `faults`, `explanations`, …; for a malformed line `id`,
  /// `line` and `error`.
  public var json: JSON {
    let name: [(String, JSON)] = [("id", id.map { .string($0) } ?? .null), ("line", JSON(line))]
    switch outcome {
    case .malformed(let message): return .object(name + [("error", .string(message))])
    case .checked(let finding):
      let verdict: [(String, JSON)] = [
        ("format", .string(finding.format)), ("verdict", .string(finding.verdict.name)),
        ("reason", finding.verdict.reasonJSON), ("headline", .string(finding.headline)),
        ("relative_error", finding.relativeError.json), ("digits_verified", finding.digits.json),
      ]
      return .object(name + verdict + finding.members)
    }
  }

  /// The columns of ``csv``.
  public static let csvHeader = CSV.line([
    "id", "line", "format", "verdict", "reason", "relative_error", "digits_verified", "error",
  ])

  /// The result as one line of comma-separated values; a field is empty where there is nothing.
  public var csv: String {
    let name = [id ?? "", "\(line)"]
    switch outcome {
    case .malformed(let message): return CSV.line(name + ["", "", "", "", "", message])
    case .checked(let finding):
      let numbers = [finding.relativeError.json.field, finding.digits.json.field]
      let reason = finding.verdict.reasonJSON.field
      return CSV.line(name + [finding.format, finding.verdict.name, reason] + numbers + [""])
    }
  }

  /// The heads of the columns of ``text(style:)``, over a rule.
  public static let textHeader: String = {
    let titles = ["line", "verdict", "because of", "rel. error", "digits", "format", "case"]
    let rules = zip(titles, widths).map { String(repeating: "─", count: max($0.count, $1.width)) }
    return row(titles) + row(rules)
  }()

  /// The result as a line of a table for a terminal; a malformed line has its message below.
  public func text(style: CheckReport.Style = .plain) -> String {
    let name = id ?? "?"
    switch outcome {
    case .malformed(let message):
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)\n" }
      return Self.row(["\(line)", "error", "", "", "", "", name]) + lines.joined()
    case .checked(let f):
      let reason = f.verdict.reason?.words ?? ""
      let text = Self.row(["\(line)", f.verdict.name, reason, f.relativeError.short, f.digits.short, f.format, name])
      let painted = style.paint(f.verdict.name, as: f.verdict)
      return style == .plain ? text : text.replacing(f.verdict.name, with: painted, maxReplacements: 1)
    }
  }

  /// Lines are written as they come, so that the columns' widths are settled beforehand.
  private static let widths: [(width: Int, alignment: TextTable.Alignment)] = [
    (4, .right), (9, .left), (21, .left), (10, .right), (8, .right), (8, .left), (0, .left),
  ]

  private static func row(_ cells: [String]) -> String {
    var line = ""
    for (cell, column) in zip(cells, widths) {
      let blanks = String(repeating: " ", count: max(0, column.width - cell.count))
      line += "  " + (column.alignment == .left ? cell + blanks : blanks + cell)
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
