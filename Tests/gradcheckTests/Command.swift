import Foundation
import Subprocess
import TestSupport
import Testing

/// The command as a user has it: a process, with what it wrote and how it ended.
struct Command {
  var status: Int32?
  var output: String
  var error: String

  /// The executable that was built beside the tests.
  static let path = Installed.gradcheck

  /// Runs `gradcheck` with the arguments, and assignments such as `PATH=/nowhere` for its environment.
  static func run(_ arguments: String..., environment: [String] = []) async throws -> Command {
    try await run(arguments, environment: environment)
  }

  static func run(_ arguments: [String], environment: [String] = []) async throws -> Command {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(environment + [path] + arguments), output: .string(limit: 10_000_000),
      error: .string(limit: 1_000_000))
    return Command(
      status: exitCode(result.terminationStatus), output: result.standardOutput, error: result.standardError)
  }

  /// Runs a line of shell.
  static func shell(_ line: String) async throws -> Command {
    let result = try await Subprocess.run(
      .name("sh"), arguments: ["-c", line], output: .string(limit: 10_000_000), error: .string(limit: 1_000_000))
    return Command(
      status: exitCode(result.terminationStatus), output: result.standardOutput, error: result.standardError)
  }

  /// Runs `gradcheck` and interrupts it, as Ctrl-C does, after a while; true when the interrupt ended it.
  static func interrupted(after delay: Duration, _ arguments: String...) async throws -> Bool {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments([path] + arguments), input: .none, output: .discarded, error: .discarded
    ) { execution in
      try await Task.sleep(for: delay)
      try execution.send(signal: .interrupt)
    }
    return exitCode(result.terminationStatus) == nil
  }

  private static func exitCode(_ status: TerminationStatus) -> Int32? {
    if case .exited(let code) = status { code } else { nil }
  }

  /// The output as JSON of a known form. (`JSONSerialization` rounds numbers more than once; this does not.)
  func decoded<T: Decodable>(as type: T.Type) throws -> T { try JSONDecoder().decode(type, from: Data(output.utf8)) }

  /// The output as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed) }
}
