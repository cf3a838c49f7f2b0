import Dispatch
public import Scalars
import Synchronization

/// A function that lives in processes of its own, for as long as it is asked.
///
/// Any thread may ask; as many questions are under way at a time as there are workers, each of them a process. What is answered
/// does not depend on how many there are. A point without an answer has the value NaN, and the log says why. When the program
/// cannot be asked any more at all, ``fault`` says why, and all that is asked after that is NaN.
public final class ProgramSession: Sendable {
  /// What the program says of itself.
  public let hello: ProgramHello
  /// What is to be told of it.
  public let log: ProgramLog
  /// How many questions may be under way at a time.
  public let width: Int
  private let command: ProgramCommand
  private let journal: ProgramJournal?
  private let state: Mutex<State>
  private let places: DispatchSemaphore

  private struct State {
    var idle: [ProgramWorker] = []
    var fault: ProgramFault?
  }

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - command: what is started, or connected to, and how it is asked.
  ///   - tell: is told what the program talks, and that it is slow.
  public init(_ command: ProgramCommand, tell: @escaping @Sendable (String) -> Void) throws {
    self.command = command
    let log = ProgramLog(title: command.title, tell: tell)
    let first = ProgramWorker(command, log: log)
    do throws(ProgramFault) { try first.start() } catch { throw ProgramError(title: command.title, fault: error) }
    self.log = log
    hello = first.hello
    if case .descriptors = command.transport { width = 1 } else { width = command.workers }
    journal = try command.journal.map { try ProgramJournal($0, of: command.title) }
    state = Mutex(State(idle: [first]))
    places = DispatchSemaphore(value: width)
  }

  /// What the program is called.
  public var title: String { (hello.name ?? command.title).harmless }

  /// Why it cannot be asked any more; nil where it can.
  public var fault: ProgramError? { state.withLock { $0.fault }.map { ProgramError(title: command.title, fault: $0) } }

  /// Why the journal has not all answers; nil where it has.
  public var journalFailure: ProgramError? {
    journal?.failure.map { ProgramError(title: "--journal", fault: .refused($0)) }
  }

  /// Whether it evaluates in a format.
  public func offers(_ format: String) -> Bool {
    hello.formats.contains(format) || format.hasPrefix("mp") && hello.formats.contains("mp")
  }

  /// f at a point; NaN where it has no value.
  public func value<S: RealScalar>(at point: [S]) -> S { told(.evaluate, at: point)?.first ?? .nan }

  /// The gradient at a point; NaN where it has none.
  public func gradient<S: RealScalar>(at point: [S]) -> [S] {
    told(.gradient, at: point) ?? [S](repeating: .nan, count: point.count)
  }

  /// The values of all outputs at a point; NaN where it has none.
  public func outputs<S: RealScalar>(at point: [S]) -> [S] {
    told(.evaluate, at: point) ?? [S](repeating: .nan, count: hello.outputCount)
  }

  /// The entries of the Jacobian of the outputs at a point, row by row: throws where there is none, for then there is nothing to judge.
  public func jacobian<S: RealScalar>(at point: [S]) throws(ProgramError) -> [S] { try judged(.jacobian, [point]) }

  /// J(x)·v, as ``jacobian(at:)`` is had.
  public func forwardProduct<S: RealScalar>(at point: [S], _ vector: [S]) throws(ProgramError) -> [S] {
    try judged(.jvp, [point, vector])
  }

  /// J(x)ᵀ·u, as ``jacobian(at:)`` is had.
  ///
  /// - Precondition: `vector` has as many numbers as there are outputs.
  public func reverseProduct<S: RealScalar>(at point: [S], _ vector: [S]) throws(ProgramError) -> [S] {
    precondition(
      vector.count == hello.outputCount, "u has \(vector.count) numbers; there are \(hello.outputCount) outputs")
    return try judged(.vjp, [point, vector])
  }

  /// The gradient at a point, where that is what is to be judged: throws where there is none, for then there is nothing to judge.
  public func claim<S: RealScalar>(at point: [S]) throws(ProgramError) -> [S] {
    try judged(.gradient, [point])
  }

  private func judged<S: RealScalar>(_ question: ProgramQuestion, _ points: [[S]]) throws(ProgramError) -> [S] {
    do throws(ProgramFault) { return try answer(question, at: points).get() } catch {
      throw ProgramError(title: command.title, fault: .noGradient("\(error)"))
    }
  }

  /// f at a point, where it has a value; that it has none is no failure, but what was to be found out.
  public func quietValue<S: RealScalar>(at point: [S]) -> S? { (try? answer(.evaluate, at: [point]).get())?.first }

  /// Whether there is a gradient at a point; that there is none is no failure.
  public func hasGradient<S: RealScalar>(at point: [S]) -> Bool { (try? answer(.gradient, at: [point]).get()) != nil }

  /// The answer to a question at a point; where there is none, the log says why.
  private func told<S: RealScalar>(_ question: ProgramQuestion, at point: [S]) -> [S]? {
    do throws(ProgramFault) { return try answer(question, at: [point]).get() } catch {
      let shown = point.prefix(4).map { "\($0)" }.joined(separator: ", ") + (point.count > 4 ? ", …" : "")
      let what = question == .evaluate ? "value" : "gradient"
      if state.withLock({ $0.fault == nil }) { log.add(ProgramFailure(what: what, point: "(\(shown))", reason: error)) }
      return nil
    }
  }

  /// The answer to a question at a point, from the journal if it is there.
  private func answer<S: RealScalar>(_ question: ProgramQuestion, at points: [[S]]) -> Result<[S], ProgramFault> {
    guard let journal else { return asked(question, at: points) }
    let key = journal.key(question, points)
    if let known: Result<[S], ProgramFault> = journal.next(key) { return known }
    let start = ContinuousClock.now
    let found: Result<[S], ProgramFault> = asked(question, at: points)
    // What was not asked for the program's sake is not remembered: next time it may be there.
    if state.withLock({ $0.fault == nil }) {
      journal.add(key, found, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
    return found
  }

  private func asked<S: RealScalar>(_ question: ProgramQuestion, at points: [[S]]) -> Result<[S], ProgramFault> {
    places.wait()
    defer { places.signal() }
    if let fault = state.withLock({ $0.fault }) { return .failure(fault) }
    do throws(ProgramFault) {
      return try withWorker { (worker) throws(ProgramFault) in
        try worker.ask(question, at: points).first ?? .failure(.wrongAnswer("it answered with nothing"))
      }
    } catch {
      state.withLock { $0.fault = $0.fault ?? error }
      return .failure(error)
    }
  }

  /// Does something with a worker that nobody else has meanwhile.
  private func withWorker<R>(_ body: (ProgramWorker) throws(ProgramFault) -> R) throws(ProgramFault) -> R {
    let worker = state.withLock { $0.idle.popLast() } ?? ProgramWorker(command, log: log)
    defer { state.withLock { $0.idle.append(worker) } }
    return try body(worker)
  }

  /// The values at points that are all known beforehand, asked for in one question; NaN where there is none.
  public func values<S: RealScalar>(at points: [[S]]) throws(ProgramFault) -> [S] {
    places.wait()
    defer { places.signal() }
    return try withWorker { (worker) throws(ProgramFault) in
      try worker.ask(.evaluate, at: points).map { (try? $0.get())?.first ?? .nan }
    }
  }
}

/// Why a program cannot be asked.
public struct ProgramError: Error, CustomStringConvertible, Sendable {
  /// The program's title.
  public var title: String
  /// What is wrong with it.
  public var fault: ProgramFault
  /// Both, in a sentence.
  public var description: String { "\(title): \(fault)".harmless }
}
