import ArgumentParser
import Expressions
import FiniteDifferences
import MultiPrecision
import Reports
import Scalars

/// The number formats that a command works in.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A number format, may be repeated: binary32, bfloat16, mp300 (300 bits), …; see list. (default: binary64)",
      valueName: "format"),
    completion: .list(names))
  var format: [String] = []

  /// The names that the shell completes.
  static let names = NamedFormat.all.map(\.name)

  /// The types of the formats, in order.
  func types() throws -> [any RealScalar.Type] {
    try (format.isEmpty ? ["binary64"] : format).map(Self.type)
  }

  /// The type of the format of that name.
  static func type(_ name: String) throws -> any RealScalar.Type { try NamedFormat(named: name).type }

  /// The stencil of that name.
  static func stencil(_ name: String) throws -> Stencil {
    guard let stencil = Stencil(named: name) else {
      throw UnknownName.failure("stencil", name, among: Stencil.named.map(\.name))
    }
    return stencil
  }
}

/// How results are written.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write the result as JSON.")
  var json = false

  @Flag(help: "Write the result as comma-separated values.")
  var csv = false

  @Option(help: ArgumentHelp("Show at most this many rows of a table.", valueName: "n"))
  var rows: Int?

  /// Writes a result to standard output in the form that was chosen.
  func write(json: @autoclosure () -> JSON, csv: @autoclosure () -> String, text: @autoclosure () -> String) {
    if self.json {
      print(json().indented)
    } else {
      print(self.csv ? csv() : text(), terminator: "")
    }
  }

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
    if let rows, rows < 1 { throw ValidationError("--rows must be at least 1; it is \(rows).") }
  }
}
