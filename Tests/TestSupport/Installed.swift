import Foundation

/// What this machine has beside the package, and where the package's own is.
public enum Installed {
  /// The executable that was built beside the tests.
  public static let gradcheck: String = {
    let beside = [URL(fileURLWithPath: CommandLine.arguments[0])] + Bundle.allBundles.map(\.bundleURL)
    let candidates = beside.map { $0.deletingLastPathComponent().appendingPathComponent("gradcheck").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "gradcheck"
  }()

  /// The folder of the example functions that live elsewhere.
  public static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models").path

  /// Whether a command is installed.
  public static func has(_ command: String) -> Bool { shell("command -v \(command)") == 0 }

  /// Whether Python has these modules.
  public static func python(has modules: String) -> Bool {
    has("python3") && shell("python3 -c 'import \(modules)'") == 0
  }

  /// The status of a line of shell, whose output is dropped.
  @discardableResult
  public static func shell(_ line: String) -> Int32 {
    // C's own: Foundation's Process reads what other threads have open, and crashes when that changes.
    let status = system("(\(line)) >/dev/null 2>&1")
    return status & 0x7f == 0 ? status >> 8 & 0xff : -1
  }
}
