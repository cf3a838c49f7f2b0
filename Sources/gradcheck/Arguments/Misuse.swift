import ArgumentParser
import Expressions
import GradientChecking
import MultiPrecision
import Reports
import StepAnalysis
import Subjects

/// Runs `body` and turns every error that says what is wrong with the arguments into the parser's own, which is printed
/// without a trace and ends the command with status 64.
func reportingMisuse<R>(_ body: () throws -> R) throws -> R {
  do { return try body() } catch { throw misuse(error) }
}

/// The same for work that waits.
func reportingMisuse<R>(_ body: () async throws -> R) async throws -> R {
  do { return try await body() } catch { throw misuse(error) }
}

private func misuse(_ error: any Error) -> any Error {
  switch error {
  case let error as ExpressionError: ValidationError("\n\(error.description)")
  case let error as BlocksText.Mistake: ValidationError("\n\(error.description)")
  case let error as SubjectError: ValidationError(error.description)
  case let error as UnknownName: ValidationError(error.description)
  case let error as UnknownFormat: ValidationError(sentence(error.description))
  case let error as StepGridError: ValidationError(sentence(error.description))
  case let error as SweepError: ValidationError(sentence(error.description))
  case let error as GradientCheckError: ValidationError(sentence(error.description))
  case let error as StudyPartError: ValidationError(sentence(error.description))
  case let error as PointFileError: ValidationError(sentence(error.description))
  default: error
  }
}

/// With a capital at the beginning.
private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
