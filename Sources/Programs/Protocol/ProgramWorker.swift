import Scalars

/// One copy of a program: asks it, starts it again when it ended, ends it when it hangs.
///
/// It is used by one thread at a time.
final class ProgramWorker: @unchecked Sendable {
  private let command: ProgramCommand
  private let log: ProgramLog
  private var process: ChildProcess?
  private var channel: ProgramChannel?
  private var lastID = 0
  /// How often in a row it ended without an answer.
  private var endings = 0
  /// What it said of itself when it was started last.
  private(set) var hello = ProgramHello()

  /// From so many endings in a row on it is not started again: more than there are points in a row, each asked twice, at which the
  /// search for the edge of a domain finds nobody.
  private static let mostEndings = 32
  /// The longest line of talk that is shown.
  private static let talkLimit = 1 << 16

  init(_ command: ProgramCommand, log: ProgramLog) {
    self.command = command
    self.log = log
  }

  deinit { end() }

  /// Starts the program, unless it runs, and hears what it is.
  func start() throws(ProgramFault) {
    guard channel == nil else { return }
    switch command.transport {
    case .start(let words):
      let started = try ChildProcess(words)
      process = started
      channel = ProgramChannel(input: started.input, output: started.output)
      channel?.isAnswerable = { !started.hasEnded }
    case .descriptors(let answers, let questions):
      channel = ProgramChannel(input: questions, output: answers)
    }
    channel?.whenSlow = { [log] in log.tellSlow() }
    do throws(ProgramFault) {
      // It may have much to load first.
      begin(atLeast: .seconds(60))
      try write("{\"hello\":{\"protocol\":1,\"binary\":true}}\n")
      while true {
        guard case .json(let answer) = try answer(count: 0), let said = answer.hello else { continue }
        if let reason = said.contradiction { throw .refused(reason) }
        hello = said
        return
      }
    } catch {
      throw ended(by: error)
    }
  }

  /// Ends the program: its input is closed, and it has a second to say farewell.
  func end() {
    process?.end(patience: .seconds(1))
    (process, channel) = (nil, nil)
  }

  /// The answer to a question at points of one length: numbers, or why there are none, for each.
  ///
  /// A program that ends is started again and asked once more.
  func ask<S: RealScalar>(
    _ question: ProgramQuestion, at points: [[S]]
  ) throws(ProgramFault) -> [Result<[S], ProgramFault>] {
    for attempt in 0... {
      try start()
      do throws(ProgramFault) {
        begin()
        let answers: [Result<[S], ProgramFault>] =
          hello.speaksBinary && BinaryForm.has(S.self) && (question == .evaluate || question == .gradient)
          ? try askInBinary(question, at: points) : try askInJSON(question, at: points)
        endings = 0
        return answers
      } catch {
        let fault = ended(by: error)
        switch fault {
        case .ended(let end):
          endings += 1
          if endings >= Self.mostEndings { throw .endsAlways(endings, end) }
          if attempt == 0 { continue }
          return points.map { _ in .failure(fault) }
        case .timedOut, .flooded, .wrongAnswer: return points.map { _ in .failure(fault) }
        default: throw fault
        }
      }
    }
    return []
  }

  /// What a fault means, when what it leaves of the program is cleared away.
  private func ended(by fault: ProgramFault) -> ProgramFault {
    switch fault {
    case .closed:
      guard let process else {
        channel = nil
        return .endsAlways(1, .exited(0))
      }
      // Its output is closed before it has ended.
      let end = process.end(patience: .milliseconds(500))
      (self.process, channel) = (nil, nil)
      return .ended(end)
    case .wrongAnswer, .said: return fault
    default:
      process?.end()
      (process, channel) = (nil, nil)
      return fault
    }
  }

  /// Begins a wait, which ends after the timeout, if there is one.
  private func begin(atLeast least: Duration = .zero) {
    channel?.deadline = command.timeout.map { ContinuousClock.now + max($0, least) }
  }

  private func write(_ text: String) throws(ProgramFault) {
    var text = text
    var fault: ProgramFault?
    text.withUTF8 { bytes in
      do throws(ProgramFault) { try channel?.write(UnsafeRawBufferPointer(bytes)) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  private enum Line {
    case json(ProgramAnswer)
    case binary(BinaryHeader)
  }

  /// The next line that is an answer; all others are talk. An answer may have `count` numbers.
  private func answer(count: Int) throws(ProgramFault) -> Line {
    while true {
      guard let line = try channel?.line(limit: Self.talkLimit + 256 * count) else { throw .closed }
      if let answer = ProgramAnswer(line) { return .json(answer) }
      if ProgramAnswer.isHello(line) { throw .refused("its hello is no JSON, or not of the protocol's form") }
      if hello.speaksBinary, let header = BinaryHeader(line) { return .binary(header) }
      log.talk(line.prefix(Self.talkLimit))
    }
  }

  private func askInJSON<S: RealScalar>(
    _ question: ProgramQuestion, at points: [[S]]
  ) throws(ProgramFault) -> [Result<[S], ProgramFault>] {
    lastID += 1
    try write(question.line(lastID, at: points))
    let expected = question.count(width: points.first?.count ?? 0, outputs: hello.outputCount)
    while true {
      guard case .json(let answer) = try answer(count: expected * (question == .evaluate ? points.count : 1)) else {
        continue
      }
      guard answer.id == lastID else { continue }
      if let error = answer.error { return points.map { _ in .failure(.said(error)) } }
      guard question == .evaluate else {
        guard let numbers = answer.numbers(for: question) else {
          throw .wrongAnswer("it answered without a '\(question.name)'")
        }
        return [Self.read(numbers, expecting: expected)]
      }
      guard let values = answer.values else { throw .wrongAnswer("it answered without 'values'") }
      guard values.count == points.count else {
        throw .wrongAnswer("it answered with \(values.count) values; there were \(points.count) points")
      }
      return values.map { value in
        switch value {
        case .number(let number): Self.read([number], expecting: expected)
        case .numbers(let numbers): Self.read(numbers, expecting: expected)
        case .error(let message): .failure(.said(message))
        }
      }
    }
  }

  private static func read<S: RealScalar>(_ numbers: [NumberOnWire], expecting count: Int) -> Result<[S], ProgramFault>
  {
    guard numbers.count == count else {
      return .failure(.wrongAnswer("it answered with \(numbers.count) numbers; there should be \(count)"))
    }
    var values: [S] = []
    values.reserveCapacity(count)
    for number in numbers {
      guard let value = number.value(as: S.self) else {
        return .failure(.wrongAnswer("it answered with '\(number.text.prefix(40))', which is no number"))
      }
      values.append(value)
    }
    return .success(values)
  }

  private func askInBinary<S: RealScalar>(
    _ question: ProgramQuestion, at points: [[S]]
  ) throws(ProgramFault) -> [Result<[S], ProgramFault>] {
    lastID += 1
    let width = points.first?.count ?? 0
    let outputs = hello.outputCount
    try write(binary: BinaryHeader.question(question.name, lastID, S.formatName, points.count, width), points)
    while true {
      let header: BinaryHeader
      switch try answer(count: max(points.count * outputs, width)) {
      case .json(let answer):
        guard answer.id == lastID, let error = answer.error else { continue }
        return points.map { _ in .failure(.said(error)) }
      case .binary(let found): header = found
      }
      let numbers: [S] = try take(header.count)
      let notes = try takeNotes(header.noteBytes)
      guard header.id == lastID else { continue }
      if let error = notes[""] { return points.map { _ in .failure(.said(error)) } }
      let expected = question == .gradient ? width : points.count * outputs
      guard header.isGradient == (question == .gradient), numbers.count == expected else {
        throw .wrongAnswer("it answered with \(header.count) numbers; \(expected) were asked for")
      }
      if question == .gradient { return [.success(numbers)] }
      if notes.isEmpty, numbers.count == 1 { return [.success(numbers)] }
      return points.indices.map { i in
        notes["\(i)"].map { .failure(.said($0)) } ?? .success(Array(numbers[i * outputs..<(i + 1) * outputs]))
      }
    }
  }

  private func write<S: RealScalar>(binary header: [UInt8], _ points: [[S]]) throws(ProgramFault) {
    let size = MemoryLayout<S>.stride * points.reduce(0) { $0 + $1.count }
    // Short questions in one piece: each write may wake the other side.
    if size <= 1 << 16 {
      var bytes = header
      bytes.reserveCapacity(header.count + size)
      for point in points { point.withUnsafeBytes { bytes.append(contentsOf: $0) } }
      try write(bytes)
    } else {
      try write(header)
      for point in points { try write(point) }
    }
  }

  private func write<T>(_ numbers: [T]) throws(ProgramFault) {
    var fault: ProgramFault?
    numbers.withUnsafeBytes { bytes in
      do throws(ProgramFault) { try channel?.write(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  private func take<S: RealScalar>(_ count: Int) throws(ProgramFault) -> [S] {
    guard count < 1 << 27 else { throw .flooded }
    return try channel?.bytes(count * MemoryLayout<S>.stride) { bytes in
      [S](unsafeUninitializedCapacity: count) { numbers, filled in
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: bytes)
        filled = count
      }
    } ?? []
  }

  private func takeNotes(_ count: Int) throws(ProgramFault) -> [String: String] {
    guard count > 0 else { return [:] }
    guard count < 1 << 27 else { throw .flooded }
    let notes = try channel?.bytes(count) { ProgramAnswer.notes($0) }
    guard let notes = notes ?? nil else { throw .wrongAnswer("its notes are no JSON object of texts") }
    return notes
  }
}
