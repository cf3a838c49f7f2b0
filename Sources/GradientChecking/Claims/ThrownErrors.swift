public import Scalars
import Synchronization

/// What f threw where it was evaluated: each such point has no value, and that is all it is to a check.
public struct ThrownErrors<S: RealScalar>: Sendable {
  /// At how many evaluations f threw.
  public var count: Int
  /// One of these points: the first in the order of coordinates, so that it does not depend on threads.
  public var point: [S]
  /// What f threw there.
  public var error: any Error
}

/// Makes of a function that throws one that has no value there, and keeps what was thrown.
final class ErrorLog<S: RealScalar>: Sendable {
  private let known = Mutex<ThrownErrors<S>?>(nil)

  /// f(x); nil where f throws.
  func value<Output>(of f: ([S]) throws -> Output, at x: [S]) -> Output? {
    do {
      return try f(x)
    } catch {
      known.withLock { log in
        guard let first = log else { return log = ThrownErrors(count: 1, point: x, error: error) }
        log = x.lexicographicallyPrecedes(first.point) ? ThrownErrors(count: 0, point: x, error: error) : first
        log?.count = first.count + 1
      }
      return nil
    }
  }

  /// What was thrown; nil where nothing was.
  var thrown: ThrownErrors<S>? { known.withLock(\.self) }
}
