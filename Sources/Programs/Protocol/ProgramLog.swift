import Scalars
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is to be told of a program beside its answers.
public final class ProgramLog: Sendable {
  private struct State {
    var talk = 0
    var isSlow = false
    var failures = 0
    var first: [ProgramFailure] = []
  }

  private let state = Mutex(State())
  private let title: String
  private let tell: @Sendable (String) -> Void
  /// So many lines of talk are shown.
  private static let talkLimit = 1000
  /// So many failures are told one by one.
  private static let failureLimit = 3

  init(title: String, tell: @escaping @Sendable (String) -> Void) {
    self.title = title
    self.tell = tell
  }

  /// Shows a line that the program wrote of its own accord; characters that would steer a terminal are shown, not sent.
  func talk(_ line: some Sequence<UInt8>) {
    let number = state.withLock { state in
      state.talk += 1
      return state.talk
    }
    guard number <= Self.talkLimit else { return }
    let text = String(decoding: Array(line), as: UTF8.self)
    tell(text.harmless)
    if number == Self.talkLimit { tell("\(title): it goes on talking; the rest is not shown") }
  }

  /// Tells whoever waits at a terminal that the program is slow.
  func tellSlow() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let isFirst = state.withLock { state in
      defer { state.isSlow = true }
      return !state.isSlow
    }
    if isFirst { tell("\(title): still no answer after 10 s; --timeout SECONDS sets an end to waiting") }
  }

  func add(_ failure: ProgramFailure) {
    state.withLock { state in
      state.failures += 1
      if state.first.count < Self.failureLimit { state.first.append(failure) }
    }
  }

  /// What became of points that have no value, in a sentence each; empty where all have one. They are told once.
  public func failures() -> [String] {
    let (count, first) = state.withLock { state in
      defer { (state.failures, state.first) = (0, []) }
      return (state.failures, state.first)
    }
    let sentences = first.map {
      "\(title) gave no \($0.what) at \($0.point.harmless): \($0.reason.description.harmless)"
    }
    return count > first.count ? sentences + ["\(title) gave none at \(count - first.count) more points"] : sentences
  }
}

/// A point at which a program gave no answer.
struct ProgramFailure: Sendable {
  /// `value` or `gradient`.
  var what: String
  /// The point, as people read it.
  var point: String
  var reason: ProgramFault
}
