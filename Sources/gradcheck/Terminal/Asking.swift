import EvidenceReports
import MultiPrecision
import Programs
import Subjects

extension Question {
  /// Puts the question to a subject in each of the formats, with a bar for whoever waits.
  func answers(_ subject: Subject, in formats: [NamedFormat]) throws -> [Record] {
    try formats.map { format in
      let bar = ProgressBar(activity(on: subject.names, in: format))
      defer { bar.finish() }
      let record = try self(subject, in: format, progress: bar.show)
      bar.finish()
      try subject.session?.settle()
      return record
    }
  }
}

extension ProgramSession {
  /// Says what became of points that have no value; throws where the program could not be asked any more.
  func settle() throws {
    for failure in log.failures() { Terminal.complain("gradcheck: \(failure)") }
    if let fault { throw fault }
    if let failure = journalFailure { throw failure }
  }
}

extension ProgressBar {
  /// Says how far the work on a question is.
  func show(_ progress: Progress) {
    switch progress {
    case .pieces(let done, let total): advance(to: done, of: total)
    case .evaluations(let done): advance(toEvaluation: done)
    case .stage(let stage): begin(stage)
    }
  }
}
