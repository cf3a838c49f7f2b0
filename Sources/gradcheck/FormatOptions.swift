import ArgumentParser
import Expressions
import FiniteDifferences
import MultiPrecision
import Scalars

/// The number formats that a command works in.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A number format, may be repeated: binary32, bfloat16, mp300 (300 bits), …; see list. (default: binary64)",
      valueName: "format"),
    completion: .list(NamedFormat.all.map(\.name)))
  var format: [String] = []

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

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
    if let rows, rows < 1 { throw ValidationError("--rows must be at least 1; it is \(rows).") }
  }
}
