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
    var started = 0
    var fault: ProgramFault?
  }

  /// Starts the program.
  ///
  /// - Parameter tell: is told what the program talks, and that it is slow.
  public init(_ command: ProgramCommand, tell: @escaping @Sendable (String) -> Void) throws {
    self.command = command
    let log = ProgramLog(title: command.title, tell: tell)
    let first = ProgramWorker(command, log: log)
    do throws(ProgramFault) { try first.start() } catch { throw ProgramError(title: command.title, fault: error) }
    self.log = log
    hello = first.hello
    if case .descriptors = command.transport { width = 1 } else { width = command.workers }
    journal = try command.journal.map { try ProgramJournal($0, of: command.title) }
    state = Mutex(State(idle: [first], started: 1))
    places = DispatchSemaphore(value: width)
  }

  /// What the program is called.
  public var title: String { hello.name ?? command.title }

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
  public func value<S: RealScalar>(at point: [S]) -> S { answer(.evaluate, at: point)?.first ?? .nan }

  /// The gradient at a point; NaN where it has none.
  public func gradient<S: RealScalar>(at point: [S]) -> [S] {
    answer(.gradient, at: point) ?? [S](repeating: .nan, count: point.count)
  }

  /// f at a point, where it has a value; that it has none is no failure, but what was to be found out.
  public func quietValue<S: RealScalar>(at point: [S]) -> S? { answer(.evaluate, at: point, isTold: false)?.first }

  /// Whether there is a gradient at a point; that there is none is no failure.
  public func hasGradient<S: RealScalar>(at point: [S]) -> Bool { answer(.gradient, at: point, isTold: false) != nil }

  private func answer<S: RealScalar>(_ question: ProgramQuestion, at point: [S], isTold: Bool = true) -> [S]? {
    guard let journal else { return asked(question, at: point, isTold: isTold) }
    let key = journal.key(question, point)
    if let known: [S]? = journal.next(key) { return known }
    let start = ContinuousClock.now
    let found = asked(question, at: point, isTold: isTold)
    // What was not asked for the program's sake is not remembered: next time it may be there.
    if state.withLock({ $0.fault == nil }) {
      journal.add(key, found, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
    return found
  }

  private func asked<S: RealScalar>(_ question: ProgramQuestion, at point: [S], isTold: Bool) -> [S]? {
    places.wait()
    defer { places.signal() }
    let worker: ProgramWorker? = state.withLock { state in
      guard state.fault == nil else { return nil }
      if let idle = state.idle.popLast() { return idle }
      state.started += 1
      return ProgramWorker(command, log: log)
    }
    guard let worker else { return nil }
    defer { state.withLock { $0.idle.append(worker) } }
    do throws(ProgramFault) {
      guard let answer: Result<[S], ProgramFault> = try worker.ask(question, at: [point]).first else { return nil }
      if isTold, case .failure(let reason) = answer {
        let shown = point.prefix(4).map { "\($0)" }.joined(separator: ", ") + (point.count > 4 ? ", …" : "")
        log.add(ProgramFailure(what: question == .evaluate ? "value" : "gradient", point: "(\(shown))", reason: reason))
      }
      return try? answer.get()
    } catch {
      state.withLock { $0.fault = $0.fault ?? error }
      return nil
    }
  }

  /// The values at points that are all known beforehand, asked for in one question; NaN where there is none.
  public func values<S: RealScalar>(at points: [[S]]) throws(ProgramFault) -> [S] {
    places.wait()
    defer { places.signal() }
    let worker = state.withLock { $0.idle.popLast() } ?? ProgramWorker(command, log: log)
    defer { state.withLock { $0.idle.append(worker) } }
    return try worker.ask(.evaluate, at: points).map { (try? $0.get())?.first ?? .nan }
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
