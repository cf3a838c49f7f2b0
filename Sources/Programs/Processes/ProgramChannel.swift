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
  /// What was read and not yet taken begins at `start`.
  private var buffer: [UInt8] = []
  private var start = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// More than this is not held of what nobody has asked for.
  private static let most = 1 << 30

  /// When the present wait ends.
  var deadline: ContinuousClock.Instant?
  /// Called once in a wait that takes ten seconds.
  var whenSlow: () -> Void = {}

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
    var searched = start
    while true {
      if let end = newline(from: searched) {
        defer { start = end + 1 }
        return Array(buffer[start..<min(end, start + limit)])
      }
      if buffer.count - start > limit {
        let head = Array(buffer[start..<start + limit])
        // The rest is read and forgotten.
        var end: Int?
        while end == nil {
          start = buffer.count
          try fillOrWait()
          end = newline(from: start)
        }
        start = (end ?? start) + 1
        return head
      }
      searched = buffer.count
      let shift = start
      try fillOrWait()
      // What was read before may have been moved to the front.
      searched -= shift - start
    }
  }

  /// The next bytes, so many.
  mutating func bytes<R>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> R) throws(ProgramFault) -> R {
    if count > buffer.capacity { buffer.reserveCapacity(count + chunk.count) }
    while buffer.count - start < count { try fillOrWait() }
    defer { start += count }
    return buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
  }

  private func newline(from: Int) -> Int? {
    buffer.withUnsafeBytes { all in
      guard from < all.count, let base = all.baseAddress,
        let found = memchr(base + from, 10, all.count - from)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  private mutating func fillOrWait() throws(ProgramFault) {
    while try !fill() { _ = try wait(toWrite: false) }
  }

  /// Reads what is there; false where there is nothing yet.
  @discardableResult
  private mutating func fill() throws(ProgramFault) -> Bool {
    if start == buffer.count { (buffer, start) = (Self.emptied(buffer), 0) }
    if start > 1 << 20 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    guard buffer.count - start < Self.most else { throw .flooded }
    while true {
      let source = output
      let count = chunk.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
      if count > 0 {
        buffer.append(contentsOf: chunk[..<count])
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

  private static func emptied(_ buffer: [UInt8]) -> [UInt8] {
    var buffer = buffer
    buffer.removeAll(keepingCapacity: buffer.capacity < 1 << 24)
    return buffer
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
      let next = [deadline, isTold ? nil : slow].compactMap { $0 }.min()
      let pause = next.map { Int32(max(1, min(1e9, ($0 - now) / .milliseconds(1)))) } ?? -1
      if poll(&ends, nfds_t(ends.count), pause) > 0 { return ends[0].revents != 0 }
    }
  }

  /// Writes what there is room for; to nobody, without the signal that this brings about.
  private static func send(_ end: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if os(Linux)
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
