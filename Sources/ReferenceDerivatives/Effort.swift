import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much time of processors a reference may take: what would take more is refused.
///
/// An evaluation of f cannot be interrupted from outside. So a first one, at a low precision, is measured, and no work is begun that
/// would take longer than what is left. What counts is the time of the threads that work, not that of the clock on the wall: a
/// machine with much else to do refuses nothing that an idle one answers.
package final class Effort: Sendable {
  private let limit: Duration
  private let spent = Mutex(Duration.zero)

  /// So much, in all threads together.
  package init(_ limit: Duration) { self.limit = limit }

  /// So much, and so much again for every 32 coordinates: two seconds unless something else is said.
  package convenience init(_ limit: Duration = .seconds(2), coordinates count: Int) {
    self.init(limit * (1 + count / 32))
  }

  /// As much as it takes.
  package static var unlimited: Effort { Effort(.seconds(Int64.max)) }

  /// What some work on this thread gives, and how much it took, which is spent.
  package func measured<R>(_ work: () -> R) -> (result: R, duration: Duration) {
    let start = Self.threadTime
    let result = work()
    let duration = Self.threadTime - start
    spent.withLock { $0 += duration }
    return (result, duration)
  }

  /// Whether all is spent.
  package var isSpent: Bool { !allows(.zero) }

  /// Whether there is enough left for work that takes so long.
  package func allows(_ duration: Duration) -> Bool { spent.withLock { $0 + duration } < limit }

  /// What the processors gave this thread so far.
  private static var threadTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
