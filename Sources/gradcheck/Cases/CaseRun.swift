import EvidenceReports
import Reports
import Synchronization

/// A file of cases, checked in one process by all processors.
struct CaseRun {
  var checker: CaseChecker
  var output: OutputOptions

  /// Checks the cases of the file at `path` and writes each result as soon as those before it are written.
  ///
  /// Throws the status that the command ends with: 64 where a line could not be used, or there was none; else 1 where a case
  /// disagrees, else 2 where one is undecided. When nobody reads the results any more, the rest is left.
  func run(_ path: String) throws {
    let tally = Mutex(CaseTally())
    let style = Terminal.style
    let (form, checker) = (output, checker)
    try CaseStream(activity: "checking", work: { checker($0, $1) }) { result in
      let place = tally.withLock { tally in
        tally.count(result)
        return tally.total
      }
      return form.text(of: result, place: place, style)
    }
    .run(path)
    let result = tally.withLock(\.self)
    if !form.json, !form.csv {
      let hidden = result.total - min(result.total, form.rows ?? .max)
      try Terminal.write((hidden > 0 ? "  and \(hidden) more\n" : "") + "\n  \(result.text)\n")
    }
    if let status = result.failure { throw status }
  }
}

extension OutputOptions {
  /// What is written of the result in this place, counted from 1: before the first a head, after the last row nothing.
  fileprivate func text(of result: CaseResult, place: Int, _ style: TextStyle) -> String {
    if json { return result.json.withSchema.description + "\n" }
    let head = place > 1 ? "" : csv ? CaseResult.csvHeader : CaseResult.textHeader
    return head + (csv ? result.csv : place <= rows ?? .max ? result.text(style: style) : "")
  }
}

extension CaseTally {
  /// How the command ends; nil for success.
  fileprivate var failure: Ending? {
    malformed > 0 ? .misuse : disagree > 0 ? .disagree : undecided.isEmpty ? nil : .undecided
  }
}
