#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A tool that is run to its end, and asked nothing.
package enum ToolRun {
  /// Why it did not do its work.
  package enum Failure: Error, Hashable {
    /// There is none of that name in the path.
    case missing
    case notStarted(String)
    /// It was ended, with all that it had started.
    case tooSlow
    case failed(ProcessEnd, said: String)
  }

  /// Runs `arguments`, the first of which is looked up in the path, for `limit` at most; what the tool says is the reason of its
  /// failure, or lost.
  package static func run(_ arguments: [String], limit: Duration) throws(Failure) {
    let child: ChildProcess
    do throws(ProgramFault) { child = try ChildProcess(arguments, errors: .asOutput) } catch {
      throw isInPath(arguments[0]) ? .notStarted("\(error)") : .missing
    }
    let deadline = ContinuousClock.now + limit
    let said = spoken(by: child, until: deadline)
    switch child.end(patience: deadline - .now) {
    case .exited(0): return
    case .ended: throw .tooSlow
    case let end: throw .failed(end, said: String(decoding: said, as: UTF8.self))
    }
  }

  /// What it says until it is silent for good, or until then; of much, the beginning.
  private static func spoken(by child: ChildProcess, until deadline: ContinuousClock.Instant) -> [UInt8] {
    var (said, buffer): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 1 << 16))
    while ContinuousClock.now < deadline {
      let hadEnded = child.hasEnded
      var end = pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)
      if poll(&end, 1, hadEnded ? 0 : 20) > 0 {
        let count = buffer.withUnsafeMutableBytes { read(child.output, $0.baseAddress, $0.count) }
        if count > 0 {
          said += buffer.prefix(min(count, max(0, 65_536 - said.count)))
        } else if count == 0 || errno != EINTR && errno != EAGAIN {
          break
        }
      } else if hadEnded {
        // Something that it started holds its output still.
        break
      }
    }
    return said
  }

  private static func isInPath(_ name: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access($0 + "/" + name, X_OK) == 0 }
  }
}
