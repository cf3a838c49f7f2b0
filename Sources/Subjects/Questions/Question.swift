package import EvidenceReports
package import MultiPrecision
package import Scalars

/// What can be asked of a subject in a format: the one driver of its kind.
///
/// A question is a value that holds typed options, and nothing of a command line. Whoever asks gets a record, and is told how
/// far the work is. The work ends early when the task that asked is cancelled; what was not reached is then said to be so in
/// the record.
package protocol Question: Sendable {
  /// What is found.
  associatedtype Record: FormatRecord

  /// What is done, for whoever waits: `checking misra1a in binary64`.
  func activity(on names: SubjectNames, in format: NamedFormat) -> String

  /// Puts the question to a subject in a format.
  func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> Record
}

extension Question {
  /// Puts the question to a subject in a format that is chosen at run time.
  ///
  /// - Throws: ``SubjectError`` and other errors that say what cannot be asked; what f does is in the record.
  package func callAsFunction(
    _ subject: Subject, in format: NamedFormat, progress: @escaping Progress.Handler = { _ in }
  ) throws -> Record {
    try answer(subject, as: format.type, progress: progress)
  }
}

/// How far the work on a question is.
package enum Progress: Sendable {
  /// Who is told. It may be called from any thread, and never from two at once.
  package typealias Handler = @Sendable (Progress) -> Void

  /// So many pieces of so many are done.
  case pieces(Int, of: Int)
  /// So many evaluations of f are done, of nobody knows how many.
  case evaluations(Int)
  /// What is done now.
  case stage(String)
}
