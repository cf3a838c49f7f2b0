package import EvidenceReports
package import GradientChecking
import MultiPrecision
import Scalars
package import Subjects

/// What came of one line of a file of cases: a verdict, or why there is none.
package struct CaseResult: Sendable {
  /// What came of it.
  package enum Outcome: Sendable {
    /// The case was checked.
    case checked(Finding, SubjectNames)
    /// The line, or what it says, cannot be used; the message may have several lines.
    case malformed(String)
  }

  /// What was found of a case.
  package enum Finding: Sendable {
    /// Evidence on the gradient.
    case evidence(EvidenceRecord)
    /// A search for wrong components.
    case location(LocationRecord)
    /// A check by differences: it passed, or it did not.
    case differences(DifferencesRecord)
  }

  /// The number of the line, from 1.
  package let line: Int
  /// The case's own name; nil where it has none that could be read.
  package let id: String?
  /// What came of it.
  package let outcome: Outcome

  package init(line: Int, id: String?, outcome: Outcome) {
    self.line = line
    self.id = id
    self.outcome = outcome
  }

  /// The result as one object: `id`, `line`, `format`, `verdict`, `reason`, `proved`, `relative_error`,
  /// `digits_verified`, `sensitivity`, `miss_probability`, `evaluations`, `headline`, `faults`, `explanations`, …; for a malformed line `id`,
  /// `line` and `error`.
  package var json: JSON {
    let name: [(String, JSON)] = [("id", id.map { .string($0) } ?? .null), ("line", JSON(line))]
    switch outcome {
    case .malformed(let message): return .object(name + [("error", .string(message))])
    case .checked(let finding, let names):
      let verdict: [(String, JSON)] = [
        ("format", .string(finding.format.name)), ("verdict", .string(finding.verdict.name)),
        ("reason", finding.verdict.reasonJSON), ("proved", finding.isProved),
        ("headline", .string(finding.headline(names))),
        ("relative_error", finding.relativeError.map { JSON(known: $0.value) } ?? .null),
        ("digits_verified", JSON(finding.digits)),
      ]
      return .object(name + verdict + finding.details(names))
    }
  }

  /// The columns of ``csv``.
  package static let csvHeader = CSV.line([
    "id", "line", "format", "verdict", "reason", "relative_error", "digits_verified", "error", "proved",
  ])

  package var csv: String {
    let name = [id ?? "", "\(line)"]
    switch outcome {
    case .malformed(let message): return CSV.line(name + ["", "", "", "", "", message, ""])
    case .checked(let finding, _):
      let numbers = [finding.relativeError.map { JSON(known: $0.value) } ?? .null, JSON(finding.digits)].map(\.field)
      let reason = finding.verdict.reasonJSON.field
      return CSV.line(
        name + [finding.format.name, finding.verdict.name, reason] + numbers + ["", finding.isProved.field])
    }
  }

  /// The heads of the columns of ``text(style:)``, over a rule.
  package static let textHeader: String = {
    let titles = ["line", "verdict", "because of", "proved", "rel. error", "digits", "format", "case"]
    let rules = zip(titles, widths).map { String(repeating: "─", count: max($0.count, $1.width)) }
    return row(titles) + row(rules)
  }()

  /// The result as a line of a table for a terminal; a malformed line has its message below.
  package func text(style: TextStyle = .plain) -> String {
    let name = id?.harmless ?? "?"
    switch outcome {
    case .malformed(let message):
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
        "        \(String($0).harmless)\n"
      }
      return Self.row(["\(line)", "error", "", "", "", "", "", name]) + lines.joined()
    case .checked(let f, _):
      let reason = f.verdict.reason?.words ?? ""
      let error = f.relativeError.map { $0.isNaN ? "unknown" : $0.short(digits: 2) } ?? ""
      let digits = f.digits.map { "\(Digits.whole($0)) of \(Digits.total(f.format))" } ?? ""
      let proved = f.record.map { $0.unproved == nil ? "yes" : "no" } ?? ""
      let text = Self.row(["\(line)", f.verdict.name, reason, proved, error, digits, f.format.name, name])
      let painted = style.paint(f.verdict.name, as: f.verdict)
      return style == .plain ? text : text.replacing(f.verdict.name, with: painted, maxReplacements: 1)
    }
  }

  /// Lines are written as they come, so that the columns' widths are settled beforehand.
  private static let widths: [(width: Int, alignment: TextTable.Alignment)] = [
    (4, .right), (9, .left), (21, .left), (6, .left), (10, .right), (8, .right), (8, .left), (0, .left),
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

extension CaseResult.Finding {
  package var verdict: Verdict {
    switch self {
    case .evidence(let record): record.verdict
    case .location(let record): record.verdict
    case .differences(let record): record.passed ? .agree : .disagree
    }
  }

  /// The evidence, where that was the question.
  fileprivate var record: EvidenceRecord? { if case .evidence(let record) = self { record } else { nil } }

  /// Whether the verdict is proved.
  fileprivate var isProved: JSON { record.map { .bool($0.unproved == nil) } ?? .null }

  fileprivate var format: RecordedFormat {
    switch self {
    case .evidence(let record): record.format
    case .location(let record): record.format
    case .differences(let record): record.format
    }
  }

  fileprivate func headline(_ names: SubjectNames) -> String {
    switch self {
    case .evidence(let record): record.headline(names)
    case .location(let record): record.headline(names)
    case .differences(let record): record.passed ? "The gradient passed." : "The gradient failed."
    }
  }

  /// The relative error of the whole gradient, where the question has one.
  fileprivate var relativeError: RecordedNumber? {
    switch self {
    case .evidence(let record): RecordedNumber(record.relativeError)
    case .location: nil
    case .differences(let record): record.relativeError
    }
  }

  /// The digits that are verified, where the question has them.
  fileprivate var digits: Double? { record?.verifiedDigits }

  /// What JSON says beside the verdict.
  fileprivate func details(_ names: SubjectNames) -> [(String, JSON)] {
    switch self {
    case .evidence(let record):
      let worst = record.worstFirst.first.map { record.coordinates[$0] }
      return [
        ("sensitivity", JSON(known: record.sensitivity)), ("miss_probability", JSON(record.missProbability)),
        ("evaluations", JSON(record.evaluations)), ("reference_evaluations", JSON(record.referenceEvaluations)),
        ("worst", worst.map { .object($0.members(names)) } ?? .null),
      ] + record.faultMembers(names)
    case .location(let record): return record.details(names)
    case .differences(let record): return [("evaluations", JSON(record.evaluations))] + JSON.ofEvidenceAlone
    }
  }
}
