import EvidenceReports
import ArgumentParser
import Foundation
import Programs

/// The arguments that say where a function lives that is no formula: in a program, a Python file, a library.
struct ProgramOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A program that evaluates the function, asked in JSON lines; 'gradcheck adapter protocol' says how.",
      valueName: "command"))
  var program: String?

  @Option(
    help: ArgumentHelp("A Python function, and its gradient: model.py:loss,gradient.", valueName: "file:f,gradient"))
  var python: String?

  @Option(
    help: ArgumentHelp(
      "A function of a shared library: ./libmodel.so:cost,cost_gradient.", valueName: "file:f,gradient"))
  var library: String?

  @Option(
    help: ArgumentHelp("Check what jax or torch derives from --python's f, in place of a gradient.", valueName: "name"))
  var claim: String?

  @Option(help: ArgumentHelp("A server of models that speaks UM-Bridge: http://localhost:4242.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("The model of the server, where it has several.", valueName: "name"))
  var model: String?

  @Option(
    help: ArgumentHelp("Which number of the model's output is the function, where it has several.", valueName: "n"))
  var outputNumber: Int?

  @Option(help: ArgumentHelp("The model's configuration, a JSON object.", valueName: "json"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "How long one answer of a program may take. (default: as long as it takes)", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("How many copies of a program run side by side. (default: 1)", valueName: "n"))
  var workers: Int?

  @Option(
    help: ArgumentHelp("Keep every answer of a program in a file, and ask for none that it has.", valueName: "file"),
    completion: .file())
  var journal: String?

  @Option(help: .private)
  var channel: String?

  /// Whether the function is one of these.
  var isGiven: Bool { ways > 0 }

  private var ways: Int { [program, python, library, url, channel].count { $0 != nil } }

  /// Checks that they say one thing.
  func validate() throws {
    guard ways <= 1 else { throw ValidationError("Choose one of --program, --python, --library and --url.") }
    for (option, isGiven) in [
      ("--timeout", timeout != nil), ("--workers", workers != nil), ("--journal", journal != nil),
    ] where isGiven && ways == 0 {
      throw ValidationError("\(option) goes with --program, --python, --library or --url.")
    }
    guard url != nil || model == nil && outputNumber == nil && config == nil else {
      throw ValidationError("--model, --output-number and --config go with --url.")
    }
    if let claim {
      guard python != nil else { throw ValidationError("--claim goes with --python.") }
      guard ["jax", "torch"].contains(claim) else {
        throw ValidationError("--claim is jax or torch; it is '\(claim)'.")
      }
    }
    if let timeout, !(timeout > 0 && timeout <= 1e9) {
      throw ValidationError("--timeout is \(timeout); it must be greater than 0, in seconds.")
    }
    if let workers, !(1...64).contains(workers) {
      throw ValidationError("--workers must be from 1 to 64; it is \(workers).")
    }
    if let channel {
      guard channel.split(separator: ",").compactMap({ Int32($0) }).count == 2 else {
        throw ValidationError("--channel takes two descriptors, R,W.")
      }
    }
  }

  /// The program, started; nil where there is none.
  func session() throws -> ProgramSession? {
    guard let (transport, title) = try transport() else { return nil }
    let command = ProgramCommand(
      transport, title: title, timeout: timeout.map { .seconds($0) }, workers: workers ?? 1, journal: journal)
    return try ProgramSession(command, tell: { Terminal.complain($0) })
  }

  private func transport() throws -> (ProgramCommand.Transport, title: String)? {
    let interpreter = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    if let program { return (.start(["/bin/sh", "-c", program]), program) }
    if let python {
      let claimed = claim.map { ["--claim", $0] } ?? []
      return (.start([interpreter, "-c", Self.adapter, python] + claimed), python)
    }
    if let library {
      return (.start([Self.executable, "host-library", library]), library)
    }
    if let url {
      let words = ["--url", url, model ?? "", outputNumber.map(String.init) ?? "", config ?? ""]
      return (.start([interpreter, "-c", Self.adapter] + words), model ?? url)
    }
    if let channel {
      let ends = channel.split(separator: ",").compactMap { Int32($0) }
      return (.descriptors(answers: ends[0], questions: ends[1]), "f")
    }
    return nil
  }

  /// The Python side of the protocol, which this command brings along.
  static var adapter: String { String(decoding: ProgramFiles.python, as: UTF8.self) }

  /// This very program.
  private static var executable: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }
}
