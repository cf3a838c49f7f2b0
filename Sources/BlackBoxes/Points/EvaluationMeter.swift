import Synchronization

/// Counts the evaluations of a function, from any thread, and ends them when as many were made as are allowed.
package final class EvaluationMeter: Sendable {
  private let made = Atomic<Int>(0)
  private let maximum: Int

  /// A meter of at most `maximum` evaluations; nil for as many as it takes.
  package init(maximum: Int? = nil) { self.maximum = maximum ?? .max }

  /// How many evaluations were made.
  package var evaluations: Int { Swift.min(made.load(ordering: .relaxed), maximum) }

  /// f(x), counted; in place of one evaluation too many, and of all after it, ``EvaluationStop/budget`` is thrown.
  package func evaluate<Input, Output, E: Error>(
    _ f: (Input) throws(E) -> Output, at x: Input
  ) throws(EvaluationStop<E>) -> Output {
    guard made.add(1, ordering: .relaxed).newValue <= maximum else { throw .budget }
    do throws(E) { return try f(x) } catch { throw .failure(error) }
  }
}

/// Why evaluations ended before all that were wanted were made.
package enum EvaluationStop<Failure: Error>: Error {
  /// All the evaluations that were allowed have been made.
  case budget
  /// f threw this.
  case failure(Failure)
}
