import Foundation
import Scalars
import Synchronization

/// The file that keeps every answer of a program, so that a run that was ended is not paid for twice.
///
/// The first line names the program; each other line is a JSON object: the question, the format, the point in exact
/// hexadecimal, the answer likewise or the error that stands in its place, and how many seconds it took. A line is written whole as soon as
/// the answer is there; the torn last line of a run that was killed is passed over. A point that is asked for twice, to see
/// whether f is deterministic, has two lines.
final class ProgramJournal: Sendable {
  private struct State {
    var answers: [String: [Kept]] = [:]
    /// How many of the answers to a question this run has had.
    var taken: [String: Int] = [:]
    var failure: String?
  }

  /// What there was at a point.
  private enum Kept {
    case numbers([String])
    case error(String)
  }

  private struct Line: Codable {
    var ask: String
    var format: String
    var at: String
    var answer: [String]?
    var error: String?
    var seconds: Double

    var kept: Kept { answer.map { .numbers($0) } ?? .error(error ?? "") }
  }

  private struct Head: Codable {
    var journal: String
    var version: Int
  }

  private let state: Mutex<State>
  private let file: FileHandle

  /// Opens the journal of a program, or begins it.
  init(_ path: String, of title: String) throws {
    func mistake(_ reason: String) -> ProgramError { ProgramError(title: "--journal \(path)", fault: .refused(reason)) }
    var state = State()
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    guard let file = FileHandle(forUpdatingAtPath: path) else { throw mistake("it cannot be written") }
    let content = (try? file.readToEnd()) ?? Data()
    let whole = content.lastIndex(of: 10).map { content[...$0] } ?? Data()
    let decoder = JSONDecoder()
    for (number, line) in whole.split(separator: 10).enumerated() {
      if number == 0 {
        guard let head = try? decoder.decode(Head.self, from: line) else {
          throw mistake("it is no journal of gradcheck's")
        }
        guard head.version == 1 else { throw mistake("it is of version \(head.version); this gradcheck reads 1") }
        guard head.journal == title else { throw mistake("it is of another program: \(head.journal)") }
        continue
      }
      guard let entry = try? decoder.decode(Line.self, from: line) else {
        throw mistake("line \(number + 1) is none of its form")
      }
      state.answers["\(entry.ask) \(entry.format) \(entry.at)", default: []].append(entry.kept)
    }
    do {
      try file.truncate(atOffset: UInt64(whole.count))
      try file.seekToEnd()
      if whole.isEmpty { try file.write(contentsOf: Self.text(Head(journal: title, version: 1))) }
    } catch { throw mistake("it cannot be written") }
    self.state = Mutex(state)
    self.file = file
  }

  /// What an answer is kept under.
  func key<S: RealScalar>(_ question: ProgramQuestion, _ points: [[S]]) -> String {
    "\(question.name) \(S.formatName) "
      + points.lazy.map { $0.lazy.map(\.hexadecimal).joined(separator: ",") }.joined(separator: ";")
  }

  /// The next answer that is kept; nil where the program has to be asked.
  func next<S: RealScalar>(_ key: String) -> Result<[S], ProgramFault>? {
    let found: Kept? = state.withLock { state in
      let taken = state.taken[key, default: 0]
      guard let kept = state.answers[key], taken < kept.count else { return nil }
      state.taken[key] = taken + 1
      return kept[taken]
    }
    switch found {
    case .numbers(let texts)?: return .success(texts.map { $0 == "nan" ? .nan : S($0) ?? .nan })
    case .error(let message)?: return .failure(.said(message))
    case nil: return nil
    }
  }

  /// Keeps an answer.
  func add<S: RealScalar>(_ key: String, _ answer: Result<[S], ProgramFault>, seconds: Double) {
    let words = key.split(separator: " ", maxSplits: 2).map(String.init)
    var (numbers, message): ([String]?, String?)
    switch answer {
    case .success(let found): numbers = found.map(\.hexadecimal)
    case .failure(let fault): message = fault.description
    }
    let line = Line(
      ask: words[0], format: words[1], at: words.count > 2 ? words[2] : "", answer: numbers, error: message,
      seconds: seconds)
    state.withLock { state in
      state.answers[key, default: []].append(line.kept)
      state.taken[key, default: 0] += 1
      do { try file.write(contentsOf: Self.text(line)) } catch { state.failure = "\(error)" }
    }
  }

  /// Whether something could not be written.
  var failure: String? { state.withLock { $0.failure } }

  private static func text(_ line: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(line) + [10]
  }
}
