import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports
import Scalars
import Subjects
import Synchronization

/// A file of cases, differentiated one after the other.
struct DerivativeCaseRun {
  var question: DerivativeQuestion
  /// The format of the cases that name none.
  var format: NamedFormat
  var output: OutputOptions

  /// What came of a line.
  private struct Result: Sendable {
    var line: Int
    var id: String?
    /// The derivatives, or why the line cannot be used.
    var answer: Swift.Result<DerivativeReport, CaseLine.Failure>
  }

  /// Differentiates the cases of the file at `path`.
  ///
  /// Throws the status that the command ends with: 64 where a line could not be used, else 2 where there is no derivative.
  func run(_ path: String) throws {
    let status = Mutex(Ending.success)
    let isFirst = Mutex(true)
    let (self_, form) = (self, output)
    try CaseStream(activity: "differentiating", work: { self_.result($0, $1) }) { result in
      let own: Ending = (try? result.answer.get()).map { $0.isComplete ? .success : .undecided } ?? .misuse
      status.withLock { if own.rawValue > $0.rawValue { $0 = own } }
      let isHead = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      return form.json ? Self.json(result) : form.csv ? Self.csv(result, isHead) : Self.text(result)
    }
    .run(path)
    let ending = status.withLock(\.self)
    if ending != .success { throw ending }
  }

  private func result(_ number: Int, _ line: [UInt8]) -> Result {
    let (id, answer) = CaseLine.answer(line, format: format, hasClaim: false) { line in
      guard case .subject(let subject) = line.asked else {
        throw CaseLine.Mistake("a matrix of derivatives is checked by 'gradcheck check'")
      }
      return DerivativeReport(subject.names, [try question(subject, in: line.format)])
    }
    return Result(line: number, id: id, answer: answer)
  }

  private static func json(_ result: Result) -> String {
    let name: [(String, JSON)] = [("id", result.id.map { .string($0) } ?? .null), ("line", JSON(result.line))]
    switch result.answer {
    case .failure(let failure):
      return JSON.object(name + [("error", .string(failure.message))]).withSchema.description + "\n"
    case .success(let report):
      guard case .object(let members) = report.json else { return "" }
      return JSON.object(name + members).withSchema.description + "\n"
    }
  }

  /// The report's lines, each after the case's name and line; the message of a line that cannot be used is its outcome.
  private static func csv(_ result: Result, _ isHead: Bool) -> String {
    let name = CSV.line([result.id ?? "", "\(result.line)"]).dropLast() + ","
    let lines =
      switch result.answer {
      case .success(let report): report.csvLines
      case .failure(let failure):
        CSV.line(["", "", "", "", "", "error: " + failure.message.replacing("\n", with: " ")])
      }
    let rows = lines.split(separator: "\n").map { name + $0 + "\n" }.joined()
    return (isHead ? "id,line," + DerivativeReport.csvHeader : "") + rows
  }

  private static func text(_ result: Result) -> String {
    let head = "\(result.id?.harmless ?? "?") (line \(result.line))\n"
    switch result.answer {
    case .success(let report): return head + report.text + "\n"
    case .failure(let failure):
      return head + failure.message.split(separator: "\n").map { "  \(String($0).harmless)\n" }.joined() + "\n"
    }
  }
}
