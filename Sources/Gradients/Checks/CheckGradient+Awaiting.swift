import Dispatch
import EveryPrecision
import GradientChecking
import Synchronization

/// Checks the gradient of a function that has to be waited for; see `checkGradient(of:is:at:options:)`.
///
/// f and its gradient are called where this is called: in its task, and on its actor, one point after the other. Meanwhile the
/// check itself runs on a thread of its own, and no thread of the tasks is held up.
///
/// - Throws `CancellationError` where the task is cancelled; what the gradient throws at `x`; `GradientCheckError`.
public nonisolated(nonsending) func checkGradient<V: Parameters>(
  awaiting f: nonisolated(nonsending) (V) async throws -> V.Number,
  is gradient: nonisolated(nonsending) (V) async throws -> V, at x: V, options: CheckOptions = .standard
) async throws -> CheckedGradient<V.Number> {
  let claim = try claim(try await gradient(x), at: x)
  let check = try options.check(at: claim.point, parallelism: .serial)
  let desk = Desk<V.Number>()
  async let evidence = desk.evidence(claim, by: check)
  for await question in desk.questions {
    do {
      switch question {
      case .value(let point): desk.answer(.success([try await f(x.replacingParameters(by: point))]))
      case .gradient(let point):
        desk.answer(.success(try await gradient(x.replacingParameters(by: point)).parameterNumbers))
      }
    } catch {
      desk.answer(.failure(error))
    }
  }
  desk.close()
  let found = await evidence
  try Task.checkCancellation()
  return CheckedGradient(found, at: x)
}

/// What a check asks, and what is answered: one question at a time.
private final class Desk<S: RealScalar>: Sendable {
  enum Question: Sendable {
    case value([S])
    case gradient([S])
  }

  let questions: AsyncStream<Question>
  private let asking: AsyncStream<Question>.Continuation
  private let state = Mutex<(answer: Result<[S], any Error>?, isClosed: Bool)>((nil, false))
  private let answered = DispatchSemaphore(value: 0)

  init() { (questions, asking) = AsyncStream.makeStream() }

  /// The evidence, by a check that asks at this desk, on a thread that may wait.
  func evidence(_ claim: GradientClaim<S>, by check: EvidenceCheck<S>) async -> GradientEvidence<S> {
    await withCheckedContinuation { done in
      DispatchQueue.global().async {
        let evidence = check.opaque(
          { try self.ask(.value($0))[0] }, claim, gradient: { try self.ask(.gradient($0)) })
        self.asking.finish()
        done.resume(returning: evidence)
      }
    }
  }

  func answer(_ answer: Result<[S], any Error>) {
    state.withLock { $0.answer = answer }
    answered.signal()
  }

  /// Nobody will answer any more, as when the task was cancelled: whoever waits need not.
  func close() {
    state.withLock { $0.isClosed = true }
    answered.signal()
  }

  private func ask(_ question: Question) throws -> [S] {
    guard !state.withLock(\.isClosed) else { throw CancellationError() }
    asking.yield(question)
    answered.wait()
    let answer = state.withLock { state in
      defer { state.answer = nil }
      return state.answer
    }
    guard let answer else { throw CancellationError() }
    return try answer.get()
  }
}
