import EvidenceReports
import MultiPrecision
import Reports
import Subjects

/// What is asked of every case of a file, one after the other.
struct CaseChecker: Sendable {
  /// The question.
  enum Asked: Sendable {
    case evidence(EvidenceQuestion)
    case differences(DifferencesQuestion)
    case location(LocationQuestion)
  }

  var asked: Asked
  /// The format of the cases that name none.
  var format: NamedFormat
  /// The blocks of the cases that name none.
  var blocks: BlocksText?

  /// What comes of a line.
  func callAsFunction(_ number: Int, _ line: [UInt8]) -> CaseResult {
    let (id, answer) = CaseLine.answer(line, format: format, blocks: blocks) { line in
      switch line.asked {
      case .matrix(let matrix): try outcome(matrix, line.format)
      case .subject(let subject): CaseResult.Outcome.checked(try finding(subject, line.format), subject.names)
      }
    }
    switch answer {
    case .success(let outcome): return CaseResult(line: number, id: id, outcome: outcome)
    case .failure(let failure): return CaseResult(line: number, id: id, outcome: .malformed(failure.message))
    }
  }

  private func outcome(_ matrix: MatrixSubject, _ format: NamedFormat) throws -> CaseResult.Outcome {
    guard case .evidence(let asked) = asked else {
      throw CaseLine.Mistake("a matrix of derivatives is checked by 'gradcheck check', by evidence")
    }
    var question = MatrixQuestion(tolerance: asked.tolerance, isOpaque: asked.isOpaque, seed: asked.seed)
    (question.limit, question.parallelism) = (asked.limit, asked.parallelism)
    let found = try question(matrix, in: format)
    var names = matrix.names
    names.variables = found.entries
    return .checked(.evidence(found.records[0]), names)
  }

  private func finding(_ subject: Subject, _ format: NamedFormat) throws -> CaseResult.Finding {
    switch asked {
    case .evidence(let question): .evidence(try question(subject, in: format))
    case .differences(let question): .differences(try question(subject, in: format))
    case .location(let question): .location(try question(subject, in: format))
    }
  }
}
