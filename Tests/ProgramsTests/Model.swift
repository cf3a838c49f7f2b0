import Foundation
import Programs
import Synchronization
import TestSupport

/// The example programs of the tests.
enum Model {
  /// The program that misbehaves in one way.
  static func misbehaving(
    _ mode: String, timeout: Duration? = nil, workers: Int = 1, journal: String? = nil, environment: String = ""
  ) -> ProgramCommand {
    ProgramCommand(
      .start(["/bin/sh", "-c", "\(environment) exec python3 '\(Installed.models)/misbehaving.py' \(mode)"]),
      title: mode,
      timeout: timeout, workers: workers, journal: journal)
  }
}

/// What a program talks.
final class Talk: Sendable {
  private let heard = Mutex<[String]>([])
  var lines: [String] { heard.withLock(\.self) }
  func tell(_ line: String) { heard.withLock { $0.append(line) } }
}
