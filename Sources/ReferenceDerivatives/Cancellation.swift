import Synchronization

/// Whether the task that started some work was cancelled, as threads that are no part of the task can see it.
///
/// `Task.isCancelled` is false on every thread that `concurrentPerform` borrows. The thread that called it takes its share
/// of the work, and tells the others.
package final class Cancellation: Sendable {
  private let wasSeen = Atomic(false)

  /// Not cancelled yet.
  package init() {}

  /// Whether the task has been cancelled.
  package var isRequested: Bool {
    if Task.isCancelled { wasSeen.store(true, ordering: .relaxed) }
    return wasSeen.load(ordering: .relaxed)
  }
}
