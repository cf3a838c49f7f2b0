public import Dispatch
public import Scalars
public import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How the coordinates of a gradient are shared out among threads.
///
/// The result never depends on it, not in one bit: each coordinate is computed by one thread from its own copy of x.
@frozen
public enum Parallelism: Hashable, Sendable {
  /// One coordinate after the other, on the calling thread.
  case serial
  /// Serial until two coordinates have been timed; as many threads as processors if the rest is worth it.
  ///
  /// Worth it: the remaining coordinates would take more than a millisecond at the lesser of the two times (the first
  /// evaluation of all may pay for loading code and data). To wake two threads and collect their results was measured to
  /// cost 10 to 15 µs, and may cost several times that on a busy machine; of one millisecond's work two threads save half.
  case automatic
  /// At most so many threads; at least 1.
  case threads(Int)
}

extension Parallelism {
  /// The remaining work, in nanoseconds, above which threads are used; see ``automatic``.
  @usableFromInline static let worthwhile = 1_000_000.0

  /// `body` of each coordinate of `x`, in order, each call with a copy of `x` that it must leave as it was.
  ///
  /// The error thrown is that of the smallest failing coordinate.
  @inlinable
  func map<S: RealScalar, R: Sendable, E: Error>(
    over x: [S], progress: (@Sendable (Int) -> Void)?, _ body: @Sendable (inout [S], Int) throws(E) -> R
  ) throws(E) -> [R] {
    try map(x.count, from: x, progress: progress, body)
  }

  /// `body` of 0, 1, … `count` − 1, in order, each call with a copy of `state` that it must leave as it was.
  ///
  /// The error thrown is that of the smallest failing index.
  @inlinable
  package func map<State: Sendable, R: Sendable, E: Error>(
    _ count: Int, from state: State, progress: (@Sendable (Int) -> Void)?,
    _ body: @Sendable (inout State, Int) throws(E) -> R
  ) throws(E) -> [R] {
    var point = state
    var results: [R] = []
    results.reserveCapacity(count)
    var threads = 1
    switch self {
    case .serial: break
    case .threads(let count):
      precondition(count >= 1, "the number of threads is \(count); it must be at least 1")
      threads = count
    case .automatic:
      let clock = ContinuousClock()
      var least = Duration.seconds(Int64.max)
      while results.count < Swift.min(2, count) {
        let start = clock.now
        results.append(try body(&point, results.count))
        least = Swift.min(least, start.duration(to: clock.now))
        progress?(results.count)
      }
      let remaining = least / .nanoseconds(1) * Double(count - results.count)
      if remaining > Self.worthwhile { threads = Self.processors }
    }
    threads = Swift.min(threads, count - results.count)
    guard threads > 1 else {
      while results.count < count {
        results.append(try body(&point, results.count))
        progress?(results.count)
      }
      return results
    }

    // Coordinates are handed out in ascending order: when one fails, all smaller ones have been handed out already and
    // are finished by those who hold them, so that the smallest failing one is always found.
    let chunk = progress == nil ? Swift.max(1, (count - results.count) / (8 * threads)) : 1
    let schedule = Mutex(Schedule<R, E>(results: results, count: count, chunk: chunk))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var point: State?
      while let range = schedule.withLock({ $0.take() }) {
        var own = point.take() ?? state
        var part: [R] = []
        part.reserveCapacity(range.count)
        do throws(E) {
          for i in range { part.append(try body(&own, i)) }
        } catch {
          let failure = Schedule<R, E>.Failure(index: range.lowerBound + part.count, error: error)
          schedule.withLock { $0.fail(failure) }
          return
        }
        point = own
        let finished = part
        schedule.withLock { state in
          state.finish(finished, at: range.lowerBound)
          progress?(state.done)
        }
      }
    }
    let end = schedule.withLock { $0 }
    if let failure = end.failure { throw failure.error }
    return end.collected
  }

  /// How many processors are on line.
  @usableFromInline
  static var processors: Int { Swift.max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// Who computes what, and what has come of it: the state that threads share, under a lock.
@usableFromInline
struct Schedule<R: Sendable, E: Error>: Sendable {
  /// The smallest coordinate that failed so far.
  @usableFromInline
  struct Failure: Sendable {
    @usableFromInline let index: Int
    @usableFromInline let error: E

    @usableFromInline
    init(index: Int, error: E) {
      self.index = index
      self.error = error
    }
  }

  let count: Int
  let chunk: Int
  var next: Int
  var parts: [(start: Int, results: [R])]
  /// How many coordinates are done.
  @usableFromInline var done: Int
  @usableFromInline var failure: Failure?

  /// A schedule of the coordinates after those that have results.
  @usableFromInline
  init(results: [R], count: Int, chunk: Int) {
    self.count = count
    self.chunk = chunk
    self.next = results.count
    self.done = results.count
    self.parts = [(0, results)]
  }

  /// The next coordinates to compute, or nil when there are none or one has failed.
  @usableFromInline
  mutating func take() -> Range<Int>? {
    guard failure == nil, next < count else { return nil }
    let range = next..<Swift.min(next + chunk, count)
    next = range.upperBound
    return range
  }

  @usableFromInline
  mutating func finish(_ results: [R], at start: Int) {
    parts.append((start, results))
    done += results.count
  }

  @usableFromInline
  mutating func fail(_ failure: Failure) {
    if let earlier = self.failure, earlier.index < failure.index { return }
    self.failure = failure
  }

  /// All results, in the order of their coordinates.
  @usableFromInline
  var collected: [R] { parts.sorted { $0.start < $1.start }.flatMap(\.results) }
}
