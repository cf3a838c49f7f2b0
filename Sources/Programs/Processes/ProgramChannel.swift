#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes to a program and bytes from it, each wait with an end.
///
/// While it writes it reads too, so that neither side waits for the other with both pipes full.
struct ProgramChannel {
  private let input, output: Int32
  /// What was read and not yet taken stands in `buffer[start..<end]`.
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var (start, end) = (0, 0)
  /// More than this is not held of what nobody has asked for.
  private static let most = 1 << 30

  /// Whether the last answer was there so soon that to sleep would have taken longer.
  private var isQuick = true
  /// To sleep and be woken takes some 10 µs on each side; so long it is worth looking again and again.
  private static let quickly = Duration.microseconds(40)

  /// When the present wait ends.
  var deadline: ContinuousClock.Instant?
  /// Called once in a wait that takes ten seconds.
  var whenSlow: () -> Void = {}
  /// Whether somebody is there who can answer: a program that has ended may leave its output open to what it started.
  var isAnswerable: () -> Bool = { true }

  /// A channel over descriptors that do not block: what is written to `input` is what the program reads.
  init(input: Int32, output: Int32) { (self.input, self.output) = (input, output) }

  /// Writes all of the bytes.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ProgramFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Self.send(input, UnsafeRawBufferPointer(rebasing: rest))
      if written >= 0 {
        rest = rest.dropFirst(written)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        if try wait(toWrite: true) { try fill() }
      default: throw .closed
      }
    }
  }

  /// The next line, without its end, or the first `limit` bytes of a longer one, the rest of which is lost.
  mutating func line(limit: Int) throws(ProgramFault) -> [UInt8] {
    var seen = 0
    while true {
      if let newline = newline(from: start + seen) {
        defer { start = newline + 1 }
        return Array(buffer[start..<min(newline, start + limit)])
      }
      seen = end - start
      if seen > limit {
        let head = Array(buffer[start..<start + limit])
        // The rest is read and forgotten.
        repeat {
          start = end
          try fillOrWait()
        } while newline(from: start) == nil
        start = (newline(from: start) ?? start) + 1
        return head
      }
      try fillOrWait()
    }
  }

  /// The next bytes, so many.
  mutating func bytes<R>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> R) throws(ProgramFault) -> R {
    makeRoom(for: count)
    while end - start < count { try fillOrWait() }
    defer { start += count }
    return buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
  }

  private func newline(from: Int) -> Int? {
    buffer.withUnsafeBytes { all in
      guard from < end, let base = all.baseAddress, let found = memchr(base + from, 10, end - from) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Makes room for so many bytes from `start` on.
  private mutating func makeRoom(for count: Int) {
    guard buffer.count - start < count else { return }
    if start > 0 {
      buffer.withUnsafeMutableBytes { all in
        guard let base = all.baseAddress else { return }
        memmove(base, base + start, end - start)
      }
      (start, end) = (0, end - start)
    }
    if buffer.count < count {
      buffer.append(contentsOf: repeatElement(0, count: max(count, 2 * buffer.count) - buffer.count))
    }
  }

  private mutating func fillOrWait() throws(ProgramFault) {
    if try fill() { return }
    let began = ContinuousClock.now
    let soon = began + Self.quickly
    if isQuick {
      while ContinuousClock.now < soon { if try fill() { return } }
    }
    repeat { _ = try wait(toWrite: false) } while try !fill()
    isQuick = ContinuousClock.now < began + Self.quickly * 4
  }

  /// Reads what is there; false where there is nothing yet.
  @discardableResult
  private mutating func fill() throws(ProgramFault) -> Bool {
    if start == end { (start, end) = (0, 0) }
    guard end - start < Self.most else { throw .flooded }
    if end == buffer.count { makeRoom(for: end - start + (1 << 16)) }
    let (source, position) = (output, end)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        read(source, $0.baseAddress.map { $0 + position }, $0.count - position)
      }
      if count > 0 {
        end += count
        return true
      }
      if count == 0 { throw .closed }
      switch errno {
      case EINTR: continue
      case EAGAIN: return false
      default: throw .closed
      }
    }
  }

  /// Waits until there is something to read (true), or room to write, where that is wanted.
  private func wait(toWrite: Bool) throws(ProgramFault) -> Bool {
    let slow = ContinuousClock.now + .seconds(10)
    var isTold = false
    while true {
      var ends = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if toWrite { ends.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      let now = ContinuousClock.now
      if let deadline, deadline <= now { throw .timedOut }
      if !isTold, slow <= now {
        isTold = true
        whenSlow()
      }
      let next = min(deadline ?? slow, isTold ? now + .seconds(1) : slow, now + .milliseconds(200))
      let pause = Int32(max(1, (next - now) / .milliseconds(1)))
      let wasAnswerable = isAnswerable()
      if poll(&ends, nfds_t(ends.count), pause) > 0 { return ends[0].revents != 0 }
      // Nothing came after it had ended.
      guard wasAnswerable else { throw .closed }
    }
  }

  /// Whether this process ignores the signal that writing to nobody brings about.
  private static let ignoresBrokenPipes: Bool = {
    var action = sigaction()
    sigaction(SIGPIPE, nil, &action)
    #if os(Linux)
      return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    #else
      return false
    #endif
  }()

  /// Writes what there is room for; to nobody, without the signal that this brings about.
  private static func send(_ end: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if os(Linux)
      if ignoresBrokenPipes { return Glibc.write(end, bytes.baseAddress, bytes.count) }
      var (broken, before) = (sigset_t(), sigset_t())
      sigemptyset(&broken)
      sigaddset(&broken, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &broken, &before)
      let count = Glibc.write(end, bytes.baseAddress, bytes.count)
      let failure = errno
      if count < 0, failure == EPIPE {
        var instant = timespec(tv_sec: 0, tv_nsec: 0)
        sigtimedwait(&broken, nil, &instant)
      }
      pthread_sigmask(SIG_SETMASK, &before, nil)
      errno = failure
      return count
    #else
      _ = fcntl(end, F_SETNOSIGPIPE, 1)
      return Darwin.write(end, bytes.baseAddress, bytes.count)
    #endif
  }
}
