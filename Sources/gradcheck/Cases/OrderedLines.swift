import Dispatch
import Foundation
import Synchronization

/// Work on the lines of a file by several threads, its results handed on in the order of the lines, as they come.
///
/// At most `window` lines are read ahead of the last result that was handed on, so that memory does not grow with the file.
/// Blank lines are passed over.
final class OrderedLines<R: Sendable>: Sendable {
  private struct Input {
    var reader: LineReader
    /// How many lines were handed out.
    var taken = 0
    var isOver = false
    var failure: LineReader.Failure?
  }

  private struct Output {
    /// The place of the result that is to be handed on next.
    var next = 0
    var waiting: [Int: R] = [:]
  }

  private let input: Mutex<Input>
  private let output = Mutex(Output())
  /// Whether nobody wants more results.
  private let isStopped = Atomic(false)
  private let room = DispatchSemaphore(value: 0)
  private let window: Int

  init(_ reader: LineReader, window: Int) {
    input = Mutex(Input(reader: reader))
    self.window = window
  }

  /// Calls `work` with the number of each line, from 1, and the line; and `emit` with each result, one at a time, and with
  /// the number of bytes that were read so far. When `emit` says no, the rest is left.
  ///
  /// - Throws: why the file could not be read on, after the results of what could be.
  func run(
    threads: Int, work: @escaping @Sendable (Int, [UInt8]) -> R, emit: @escaping @Sendable (R, _ read: Int) -> Bool
  ) throws(LineReader.Failure) {
    for _ in 0..<window { room.signal() }
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      let thread = Thread {
        while let line = self.take() { self.hand(on: work(line.number, line.bytes), of: line, emit) }
        group.leave()
      }
      // As much as the main thread has: numbers of many limbs live on the stack.
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    if let failure = input.withLock({ $0.failure }) { throw failure }
  }

  /// A line that is not blank.
  private struct Line {
    /// How many such lines come before it.
    var place: Int
    /// Its number in the file, from 1.
    var number: Int
    /// How many bytes were read when it was.
    var read: Int
    var bytes: [UInt8]
  }

  /// The next line. It is waited for under the lock of the input, and under no other.
  private func take() -> Line? {
    room.wait()
    let taken = input.withLock { state -> Line? in
      do throws(LineReader.Failure) {
        while !isStopped.load(ordering: .relaxed), !state.isOver, let line = try state.reader.next() {
          if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
          state.taken += 1
          let reader = state.reader
          return Line(place: state.taken - 1, number: reader.count, read: reader.consumed, bytes: line)
        }
      } catch {
        state.failure = error
      }
      state.isOver = true
      return nil
    }
    // Whoever waits for room must learn that there is nothing more.
    if taken == nil { room.signal() }
    return taken
  }

  private func hand(on result: R, of line: Line, _ emit: (R, Int) -> Bool) {
    let wantsMore = output.withLock { state in
      state.waiting[line.place] = result
      while let next = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        room.signal()
        guard emit(next, line.read) else { return false }
      }
      return true
    }
    if !wantsMore {
      isStopped.store(true, ordering: .relaxed)
      room.signal()
    }
  }
}
