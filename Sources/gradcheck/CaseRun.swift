import ArgumentParser
import Foundation
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
    let broken = Mutex(false)
    let style: CheckReport.Style = Terminal.hasColor ? .colored : .plain
    let form = output
    let checker = checker
    do throws(LineReader.Failure) {
      let reader = try LineReader(path)
      // Where results run by, they are the progress.
      let bar = Terminal.isOutput ? nil : ProgressBar("checking \(path)")
      defer { bar?.finish() }
      let size = reader.size
      let threads = ProcessInfo.processInfo.activeProcessorCount
      try OrderedLines<CaseResult>(reader, window: 64 * threads).run(threads: threads, work: { checker($0, $1) }) {
        result, read in
        let total = tally.withLock { tally in
          tally.count(result)
          return tally.total
        }
        bar?.advance(to: read, of: size)
        let isWritten = Terminal.write(form.text(of: result, place: total, style))
        if !isWritten { broken.withLock { $0 = true } }
        return isWritten
      }
    } catch {
      Terminal.complain("gradcheck: \(error.description)")
      throw ExitCode(64)
    }
    guard !broken.withLock(\.self) else { throw ExitCode(74) }
    let result = tally.withLock(\.self)
    if result.total == 0 {
      Terminal.complain("gradcheck: there is no case in \(path == "-" ? "standard input" : path)")
      throw ExitCode(64)
    }
    if !form.json, !form.csv {
      let hidden = result.total - min(result.total, form.rows ?? .max)
      _ = Terminal.write((hidden > 0 ? "  and \(hidden) more\n" : "") + "\n  \(result.text)\n")
    }
    if let status = result.failure { throw status }
  }
}

extension OutputOptions {
  /// What is written of the result in this place, counted from 1: before the first a head, after the last row nothing.
  fileprivate func text(of result: CaseResult, place: Int, _ style: CheckReport.Style) -> String {
    if json { return result.json.description + "\n" }
    let head = place > 1 ? "" : csv ? CaseResult.csvHeader : CaseResult.textHeader
    return head + (csv ? result.csv : place <= rows ?? .max ? result.text(style: style) : "")
  }
}

extension CaseTally {
  /// How the command ends; nil for success.
  fileprivate var failure: ExitCode? {
    malformed > 0 ? ExitCode(64) : disagree > 0 ? ExitCode(1) : undecided.isEmpty ? nil : ExitCode(2)
  }
}
