import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system said when it did not do what it was asked.
struct SystemFailure: Error, CustomStringConvertible {
  var code: Int32
  static var last: SystemFailure { SystemFailure(code: errno) }
  var description: String { String(cString: strerror(code)) }
}

/// An open file of the system's.
struct Descriptor {
  var number: Int32

  init(number: Int32) { self.number = number }

  /// Opens the file at `path`; one that is made has the permissions that the user's mask leaves.
  init(opening path: String, _ flags: Int32) throws(SystemFailure) {
    repeat { number = open(path, flags | O_CLOEXEC, 0o666) } while number < 0 && errno == EINTR
    guard number >= 0 else { throw .last }
  }

  /// Writes all of `bytes` to what is at `path`, which is opened for that.
  static func write(_ bytes: Data, to path: String, _ flags: Int32) throws(SystemFailure) {
    let file = try Descriptor(opening: path, flags)
    do throws(SystemFailure) { try file.write(bytes) } catch {
      try? file.close()
      throw error
    }
    try file.close()
  }

  /// Writes all of `bytes`, waiting where there is no room yet; `settling` until they are on the disk, which may be full.
  func write(_ bytes: Data, settling: Bool = false) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Self.send(number, $0) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var room = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
    // Some file systems have nothing to say to this.
    guard !settling || fsync(number) == 0 || errno == EINVAL || errno == ENOTSUP else { throw .last }
  }

  /// Closes it; some systems say only now that there was no room.
  func close() throws(SystemFailure) {
    #if canImport(Glibc)
      let status = Glibc.close(number)
    #else
      let status = Darwin.close(number)
    #endif
    guard status == 0 || errno == EINTR else { throw .last }
  }

  /// Gives it the owner and the permissions of another file; false where that is not allowed.
  func becomes(like other: stat) -> Bool {
    var own = stat()
    guard fstat(number, &own) == 0 else { return false }
    let isOwned =
      own.st_uid == other.st_uid && own.st_gid == other.st_gid || fchown(number, other.st_uid, other.st_gid) == 0
    return isOwned && fchmod(number, other.st_mode & 0o7777) == 0
  }

  private static func send(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(number, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(number, bytes.baseAddress, bytes.count)
    #endif
  }
}
