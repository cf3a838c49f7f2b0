import MultiPrecision
import Subjects

extension Question {
  /// Puts the question to a subject in each of the formats, with a bar for whoever waits.
  func answers(_ subject: Subject, in formats: [NamedFormat]) throws -> [Record] {
    try formats.map { format in
      let bar = ProgressBar(activity(on: subject.names, in: format))
      defer { bar.finish() }
      return try self(subject, in: format, progress: bar.show)
    }
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
