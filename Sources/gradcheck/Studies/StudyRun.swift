import ArgumentParser
import Foundation
import Reports
import Synchronization

/// The items of one share of a study, done by several threads, with progress, an interrupt, and a resumption.
///
/// With a file for the output, each record is appended to a side file as soon as it is there, `FILE.partial`, a part as
/// `StudyPart` has it: its lines are whole, each written at once. An interrupt (Ctrl-C, or the SIGTERM of a batch system)
/// leaves that file and nothing else, `--resume` reads it, and when all is done and written it goes.
final class StudyRun<S: Study>: Sendable {
  private struct State {
    var part: StudyPart<S>
    var todo: ArraySlice<Int>
    var failure: (any Error)?
    var journal: AppendedFile?
  }

  private let study: S
  private let keys: [String]
  private let output: String?
  /// Where records are kept while others are made; nil where there is no file to keep them beside.
  private let sideFile: String?
  private let options: StudyRunOptions
  private let state: Mutex<State>

  /// Prepares the run, and reads what an earlier one left.
  init(_ study: S, command: [String], options: StudyRunOptions, output: String?) throws {
    guard !options.resume || output != nil else {
      throw ValidationError("--resume needs --output FILE: an interrupted run keeps its records beside that file.")
    }
    self.study = study
    self.options = options
    self.output = output
    keys = study.items
    sideFile = output.flatMap { OutputFile.isStream($0) ? nil : $0 + ".partial" }
    guard !options.resume || sideFile != nil else {
      throw ValidationError("--resume needs a plain file for --output, beside which records are kept.")
    }
    var part = StudyPart<S>(header: StudyHeader(study, command: command, shard: options.shard ?? .whole))
    var journal: AppendedFile?
    if let path = sideFile { (part, journal) = try Self.open(path, part.header, options.resume) }
    state = Mutex(State(part: part, todo: part.missing[...], journal: journal))
  }

  /// The records of the side file, and the file open for more.
  private static func open(
    _ path: String, _ header: StudyHeader, _ resume: Bool
  ) throws -> (StudyPart<S>, AppendedFile) {
    var part = StudyPart<S>(header: header)
    if let data = FileManager.default.contents(atPath: path) {
      guard resume else {
        throw ValidationError(
          "\(path) is what an interrupted run left; go on with --resume, or remove it to begin again.")
      }
      // A file without one whole line was cut short in its header: nothing is lost.
      if data.contains(UInt8(ascii: "\n")) {
        // The header first: the lines of another study are not records of this one.
        let found = try StudyHeader(data, path: path)
        if let difference = header.difference(from: found) {
          throw ValidationError("\(path) was left by another study: \(difference).")
        }
        guard found.shard == header.shard else {
          throw ValidationError("\(path) was left by the share \(found.shard), not \(header.shard).")
        }
        part = try StudyPart<S>(data, path: path)
      }
    }
    let file = try AppendedFile(path, keeping: part.wholeBytes)
    if part.wholeBytes == 0 { try file.append(header.line) }
    return (part, file)
  }

  /// Does what is left to do; all records of the share are there when it returns.
  func run() throws -> StudyPart<S> {
    let title = S.name + (options.shard.map { " \($0)" } ?? "")
    let bar = ProgressBar(title)
    let total = state.withLock { $0.part.records.count + $0.todo.count }
    let interrupts = [SIGINT, SIGTERM].map { ($0, signal($0, SIG_IGN), watch($0, bar, total: total)) }
    defer {
      bar.finish()
      for (number, before, source) in interrupts {
        source.cancel()
        signal(number, before)
      }
    }
    let group = DispatchGroup()
    for _ in 0..<(options.threads ?? ProcessInfo.processInfo.activeProcessorCount) {
      group.enter()
      let thread = Thread {
        while let item = self.state.withLock({ $0.failure == nil ? $0.todo.popFirst() : nil }) {
          self.finish(item, Result { try self.study.run(item) })
          bar.advance(to: self.state.withLock { $0.part.records.count }, of: total)
        }
        group.leave()
      }
      // As much as the main thread has: numbers of many limbs live on the stack.
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.part
    }
  }

  /// Keeps a record, in memory and in the side file.
  private func finish(_ item: Int, _ result: Result<S.Record, any Error>) {
    state.withLock { state in
      do {
        let record = try result.get()
        state.part.add(record, of: item)
        let line = try StudyPart<S>.line(record, of: item, key: keys[item])
        try keepingRecords { try state.journal?.append(line) }
      } catch {
        state.failure = state.failure ?? error
      }
    }
  }

  /// Ends the process when the signal comes, between two records.
  private func watch(_ number: Int32, _ bar: ProgressBar, total: Int) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      self.state.withLock { state in
        bar.finish()
        let done = state.part.records.count
        let kept =
          self.sideFile.map {
            "\(done) of \(total) items are kept in \($0); the same command with --resume goes on"
          } ?? "nothing is kept, for there was no --output FILE"
        Terminal.complain("gradcheck: interrupted; " + kept)
        // At once: other threads are at work, and must not meet what the end of a process clears away.
        _exit(128 + number)
      }
    }
    source.resume()
    return source
  }

  /// Writes what the run is for by `body`; where that fails, the records are kept, and it is said how to go on with them.
  func keepingRecords(_ body: () throws -> Void) throws {
    do { try body() } catch var error as OutputFileError {
      error.reason += hint
      throw error
    }
  }

  /// What is to be said of the records where something could not be written.
  private var hint: String {
    sideFile.map { "; the records so far are kept in \($0), and the same command with --resume goes on" } ?? ""
  }

  /// Writes the share as a part.
  func writePart(_ part: StudyPart<S>) throws {
    let data = try part.data(keys: keys)
    try keepingRecords { try OutputFile.write(data, to: output ?? "-") }
  }

  /// Removes the side file: all that it held is written.
  func removeSideFile() { state.withLock { $0.journal?.remove() } }
}
