import Scalars
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error for work that takes longer than a second; nothing at all when that is no terminal.
///
/// It may be advanced from any thread. It draws at most ten times a second and clears its line when it is finished.
final class ProgressBar: Sendable {
  private struct State {
    var last: ContinuousClock.Instant
    var isDrawn = false
  }

  private let title: String
  private let start = ContinuousClock.now
  private let isVisible: Bool
  private let state: Mutex<State>

  init(_ title: String, isVisible: Bool = isatty(STDERR_FILENO) == 1) {
    self.title = title.harmless
    self.isVisible = isVisible
    self.state = Mutex(State(last: start))
  }

  /// Says that `done` of `total` pieces are done.
  func advance(to done: Int, of total: Int) {
    guard total > 0 else { return }
    show { Self.line($0, done: done, of: total) }
  }

  /// Says that `done` evaluations are done, of nobody knows how many.
  func advance(toEvaluation done: Int) {
    show { "\($0)  \(done) evaluations" }
  }

  /// Says what is done now, at once.
  func begin(_ stage: String) {
    show(after: .zero) { "\($0)  \(stage.harmless)" }
  }

  private func show(after pause: Duration = .milliseconds(100), _ line: (_ title: String) -> String) {
    guard isVisible else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1) else { return }
    state.withLock { state in
      guard now - state.last > pause else { return }
      state.last = now
      state.isDrawn = true
      Terminal.draw("\r\u{1B}[K" + line(title))
    }
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      if state.isDrawn { Terminal.draw("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  /// Clears the line of whatever bar was drawn last.
  static func clear() {
    if isatty(STDERR_FILENO) == 1 { Terminal.draw("\r\u{1B}[K") }
  }

  /// `title  [######··············]  30 %`
  static func line(_ title: String, done: Int, of total: Int) -> String {
    let width = 30
    let filled = min(width, width * done / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: width - filled)
    return "\(title)  [\(bar)]  \(100 * done / total) %"
  }
}
