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
        while let (place, number, line) = self.take() { self.hand(on: work(number, line), at: place, emit) }
        group.leave()
      }
      // As much as the main thread has: numbers of many limbs live on the stack.
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    if let failure = input.withLock({ $0.failure }) { throw failure }
  }

  /// The next line that is not blank, with its place among those and its number in the file.
  private func take() -> (place: Int, number: Int, line: [UInt8])? {
    room.wait()
    let taken = input.withLock { state -> (place: Int, number: Int, line: [UInt8])? in
      do throws(LineReader.Failure) {
        while !state.isOver, let line = try state.reader.next() {
          if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
          state.taken += 1
          return (state.taken - 1, state.reader.count, line)
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

  private func hand(on result: R, at place: Int, _ emit: (R, Int) -> Bool) {
    let read = input.withLock { $0.reader.consumed }
    let wantsMore = output.withLock { state in
      state.waiting[place] = result
      while let next = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        room.signal()
        guard emit(next, read) else { return false }
      }
      return true
    }
    if !wantsMore {
      input.withLock { $0.isOver = true }
      room.signal()
    }
  }
}
