import Foundation
import Programs
import Synchronization

/// The example programs of the tests, and what they need.
enum Model {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models")

  /// Whether a command is installed.
  static func has(_ command: String) -> Bool { run("command -v \(command) >/dev/null") == 0 }

  /// Whether Python has a module.
  static func python(has module: String) -> Bool { run("python3 -c 'import \(module)' 2>/dev/null") == 0 }

  /// Runs a line of shell.
  @discardableResult
  static func run(_ line: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The program that misbehaves in one way.
  static func misbehaving(
    _ mode: String, timeout: Duration? = nil, workers: Int = 1, journal: String? = nil, environment: String = ""
  ) -> ProgramCommand {
    ProgramCommand(
      .start(["/bin/sh", "-c", "\(environment) exec python3 '\(folder.path)/misbehaving.py' \(mode)"]), title: mode,
      timeout: timeout, workers: workers, journal: journal)
  }
}

/// What a program talks.
final class Talk: Sendable {
  private let heard = Mutex<[String]>([])
  var lines: [String] { heard.withLock(\.self) }
  func tell(_ line: String) { heard.withLock { $0.append(line) } }
}

/// A folder that is removed when the test ends.
struct TestFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("gradcheck-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
