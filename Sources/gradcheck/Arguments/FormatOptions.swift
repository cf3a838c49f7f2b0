import EvidenceReports
import ArgumentParser
import Expressions
import FiniteDifferences
import MultiPrecision
import Reports
import Subjects

/// The number formats that a command works in.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A number format, may be repeated: binary32, bfloat16, mp300 (300 bits), …; see list. (default: binary64)",
      valueName: "format"),
    completion: .list(names))
  var format: [String] = []

  /// The names that the shell completes.
  static let names = (NamedFormat.all + NamedFormat.variants).map(\.name)

  /// The formats, in order.
  func named() throws -> [NamedFormat] {
    try (format.isEmpty ? ["binary64"] : format).map { try NamedFormat(named: $0) }
  }

  /// The format of the cases that name none.
  func ofCases() throws -> NamedFormat { try NamedFormat(named: format.first ?? "binary64") }
}

extension Stencil {
  /// The stencil of that name.
  init(argument name: String) throws(UnknownName) {
    guard let stencil = Stencil(named: name) else {
      throw UnknownName("stencil", name, among: Stencil.named.map(\.name))
    }
    self = stencil
  }
}

extension WrittenNumber {
  /// The number that an option is given; nil where it is not given.
  init?(_ text: String?, option: String) throws {
    guard let text else { return nil }
    guard let number = WrittenNumber(text) else {
      throw ValidationError("\(option) takes a decimal number such as 1e-7; '\(text)' is none.")
    }
    self = number
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

  /// A file that gets the text too, for a program that shows it to somebody.
  @Option(help: .private)
  var text: String?

  /// Writes a result to standard output in the form that was chosen.
  func write(json: @autoclosure () -> JSON, csv: @autoclosure () -> String, text: @autoclosure () -> String) throws {
    if let path = self.text { try OutputFile.write(text(), to: path) }
    if self.json { try Terminal.write(json()) } else { try Terminal.write(self.csv ? csv() : text()) }
  }

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
    if let rows, rows < 1 { throw ValidationError("--rows must be at least 1; it is \(rows).") }
  }
}
