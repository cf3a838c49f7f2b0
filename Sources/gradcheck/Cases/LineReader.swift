#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The lines of a file, one at a time, whatever its size.
struct LineReader: Sendable {
  /// Why a file cannot be read.
  struct Failure: Error, CustomStringConvertible {
    var path: String
    var reason: String
    var description: String { "cannot read \(path): \(reason)" }
  }

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where in the buffer the next line begins.
  private var start = 0
  private var isAtEnd = false
  /// The size of the file in bytes; 0 where it has none, as a pipe.
  let size: Int
  /// The bytes of the lines so far.
  private(set) var consumed = 0
  /// The number of lines so far.
  private(set) var count = 0

  /// Opens the file at `path`; `-` is standard input.
  init(_ path: String) throws(Failure) {
    self.path = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
    var status = stat()
    size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
  }

  /// The next line without its end, `\n` or `\r\n`; nil after the last.
  mutating func next() throws(Failure) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end, skipping: 1) }
      searched = buffer.count
      if isAtEnd { return start < buffer.count ? take(upTo: buffer.count, skipping: 0) : nil }
      searched -= start
      try fill()
    }
  }

  private mutating func take(upTo end: Int, skipping: Int) -> [UInt8] {
    var line = Array(buffer[start..<end])
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    consumed += end + skipping - start
    count += 1
    start = end + skipping
    return line
  }

  /// Drops what was taken and reads more.
  private mutating func fill() throws(Failure) {
    buffer.removeFirst(start)
    start = 0
    let (old, more) = (buffer.count, 1 << 16)
    buffer.append(contentsOf: repeatElement(0, count: more))
    var read = -1
    repeat {
      read = buffer.withUnsafeMutableBytes { system(descriptor, $0.baseAddress.map { $0 + old }, more) }
    } while read < 0 && errno == EINTR
    buffer.removeLast(more - max(0, read))
    guard read >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
    isAtEnd = read == 0
  }
}

/// The system's `read`, under a name that no variable has.
private func system(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
