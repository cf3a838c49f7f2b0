package import Scalars
import Synchronization

/// The values of a vector function at the points where it was evaluated, so that one evaluation serves every output.
///
/// Points are the same when their coordinates are equal, whatever the signs of zeros. Threads may share it: two that ask for
/// a new point at the same time both evaluate, and the first value is kept.
package final class PointCache<S: RealScalar>: Sendable {
  private let known = Mutex<(values: [[S]: [S]], evaluations: Int)>(([:], 0))

  package init() {}

  /// The values at x, evaluated unless they are known. What `evaluate` throws is passed on, and nothing is kept.
  package func values<E: Error>(at x: [S], _ evaluate: ([S]) throws(E) -> [S]) throws(E) -> [S] {
    if let values = known.withLock({ $0.values[x] }) { return values }
    let new = try evaluate(x)
    return known.withLock { known in
      known.evaluations += 1
      if let values = known.values[x] { return values }
      // A point with a NaN is equal to none: it would only be kept.
      if x.allSatisfy({ !$0.isNaN }) { known.values[x] = new }
      return new
    }
  }

  /// How many evaluations there were.
  package var evaluations: Int { known.withLock { $0.evaluations } }
}
