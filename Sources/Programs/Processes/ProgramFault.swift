/// Why a question to a program has no answer.
public enum ProgramFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// It cannot be started.
  case notStarted(String)
  /// It says itself that it cannot be asked.
  case refused(String)
  /// It closed its output.
  case closed
  /// It ended.
  case ended(ProcessEnd)
  /// It ended so many times in a row without an answer.
  case endsAlways(Int, ProcessEnd)
  /// It took longer than it may.
  case timedOut
  /// It wrote more than can be held.
  case flooded
  /// What it answered is no answer to the question.
  case wrongAnswer(String)
  /// Its own word for what went wrong.
  case said(String)
  /// It has no gradient where one was to be judged.
  case noGradient(String)

  /// The reason, as the second half of a sentence that begins with the program's name.
  public var description: String {
    switch self {
    case .notStarted(let reason): "it cannot be started: \(reason)"
    case .refused(let reason): reason
    case .closed: "it closed its standard output"
    case .ended(let end): "it ended without an answer (\(end))"
    case .endsAlways(let times, let end): "it ended \(times) times in a row without an answer (\(end))"
    case .timedOut: "no answer within the --timeout"
    case .flooded: "it wrote a gigabyte that is no answer"
    case .wrongAnswer(let what): what
    case .said(let message): message
    case .noGradient(let reason): "there is no gradient to check: \(reason)"
    }
  }
}
