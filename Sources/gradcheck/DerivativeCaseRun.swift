import ArgumentParser
import MultiPrecision
import Reports
import Scalars
import Synchronization

/// A file of cases, differentiated one after the other.
struct DerivativeCaseRun {
  var maker: DerivativeMaker
  /// The format of the cases that name none.
  var format: NamedFormat
  var output: OutputOptions

  /// What came of a line.
  private struct Result: Sendable {
    var line: Int
    var id: String?
    var report: DerivativeReport?
    /// Why the line cannot be used.
    var message = ""
  }

  /// Differentiates the cases of the file at `path`.
  ///
  /// Throws the status that the command ends with: 64 where a line could not be used, else 2 where there is no derivative.
  func run(_ path: String) throws {
    let status = Mutex<Int32>(0)
    let isFirst = Mutex(true)
    let (self_, form) = (self, output)
    try CaseStream(activity: "differentiating", work: { self_.result($0, $1) }) { result in
      let own: Int32 = result.report.map { $0.isComplete ? 0 : 2 } ?? 64
      status.withLock { $0 = Swift.max($0, own) }
      let isHead = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      return form.json ? Self.json(result) : form.csv ? Self.csv(result, isHead) : Self.text(result)
    }
    .run(path)
    let code = status.withLock(\.self)
    if code != 0 { throw ExitCode(code) }
  }

  private func result(_ number: Int, _ line: [UInt8]) -> Result {
    var id: String?
    do {
      let line = try CaseLine(line, format: format, hasClaim: false)
      id = line.id
      return Result(line: number, id: id, report: try report(line, line.format.type))
    } catch let failure as CaseLine.Failure {
      return Result(line: number, id: failure.id, message: failure.message)
    } catch {
      return Result(line: number, id: id, message: "\(error)")
    }
  }

  private func report<S: RealScalar>(_ line: CaseLine, _ type: S.Type) throws -> DerivativeReport {
    maker(line.f, at: try line.point(as: S.self), variables: line.variables)
  }

  private static func json(_ result: Result) -> String {
    let name: [(String, JSON)] = [("id", result.id.map { .string($0) } ?? .null), ("line", JSON(result.line))]
    let rest = result.report?.members ?? [("error", .string(result.message))]
    return JSON.object(name + rest).description + "\n"
  }

  /// The report's lines, each after the case's name and line; the message of a line that cannot be used is its outcome.
  private static func csv(_ result: Result, _ isHead: Bool) -> String {
    let name = CSV.line([result.id ?? "", "\(result.line)"]).dropLast() + ","
    let lines =
      result.report?.csv ?? CSV.line(["", "", "", "", "", "error: " + result.message.replacing("\n", with: " ")])
    let rows = lines.split(separator: "\n").map { name + $0 + "\n" }.joined()
    return (isHead ? "id,line," + DerivativeReport.csvHeader : "") + rows
  }

  private static func text(_ result: Result) -> String {
    let head = "\(result.id ?? "?") (line \(result.line))\n"
    guard let report = result.report else {
      return head + result.message.split(separator: "\n").map { "  \($0)\n" }.joined() + "\n"
    }
    return head + DerivativeReport.text([report]) + "\n"
  }
}
