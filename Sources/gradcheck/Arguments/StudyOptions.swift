import EvidenceReports
import ArgumentParser
import Foundation
import MultiPrecision
import Reports

/// The formats of a study, with its own where none are named.
struct StudyFormats<Work: FormatStudy>: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A number format, may be repeated; see list. (default: \(Work.defaultFormats.joined(separator: " ")))",
      valueName: "format"),
    completion: .list(FormatOptions.names))
  var format: [String] = []

  /// The formats, each once.
  func named() throws -> [NamedFormat] {
    try requireDistinct(format, "format")
    return try (format.isEmpty ? Work.defaultFormats : format).map { try NamedFormat(named: $0) }
  }
}

/// A study's items have different keys.
func requireDistinct(_ names: [String], _ kind: String) throws {
  if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
    throw ValidationError("The \(kind) '\(name)' is given twice.")
  }
}

/// How the items of a study are done.
struct StudyRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do the i-th of N shares of the study and write it as a part for 'gradcheck merge'.", valueName: "i/N"))
  var shard: Shard?

  @Flag(help: "Go on where an interrupted run with the same --output stopped; from the beginning if there is none.")
  var resume = false

  @Option(help: ArgumentHelp("How many items to do at a time. (default: one for each processor)", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...4096).contains(threads) {
      throw ValidationError("--threads must be from 1 to 4096; it is \(threads).")
    }
  }
}

/// Where the result of a study goes, and in which form.
struct StudyOutputOptions: ParsableArguments {
  @Flag(help: "Write the result as JSON.")
  var json = false

  @Flag(help: "Write the result as comma-separated values.")
  var csv = false

  @Option(
    help: ArgumentHelp("Write to a file, whole or not at all, instead of to standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var drawing: PictureOptions

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Choose one of --json and --csv.") }
    guard !drawing.isOutput || output != nil || !(json || csv) else {
      throw ValidationError("--plot - and --json or --csv cannot share standard output.")
    }
    guard output != "-" else { throw ValidationError("--output wants a file; without it all goes to standard output.") }
  }

  /// Whether any of the arguments asks for the result of the whole study.
  var asksForResult: Bool { json || csv || drawing.plot != nil }

  /// Writes the result of a study's records, but for the picture.
  func write<S: Study>(_ study: S, _ records: [S.Record]) throws {
    let text = json ? study.json(records).indented + "\n" : csv ? study.csv(records) : study.text(records)
    if let output {
      try reportingMisuse { try OutputFile.write(text, to: output) }
    } else if !drawing.isOutput {
      guard Terminal.write(text) else { throw ExitCode(74) }
    }
  }

  /// Draws the picture, where one is wanted.
  func draw<S: Study>(_ study: S, _ records: [S.Record]) async throws {
    guard drawing.plot != nil else { return }
    guard let picture = study.picture(records) else {
      throw ValidationError("The study '\(S.name)' makes no picture.")
    }
    try await drawing.draw(picture)
  }
}

/// The arguments that say which study it is, apart from those that say how to do it and where to write.
enum StudyArguments {
  private static let flags: Set = ["--resume", "--json", "--csv", "--keep-script"]
  private static let valued: Set = ["--shard", "--threads", "--output", "--plot", "--plot-theme", "--plot-size"]

  /// Those of the arguments that make the study: what the header of a part keeps.
  static func ofStudy(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if flags.contains(argument) { continue }
      if valued.contains(argument) {
        rest = rest.dropFirst()
      } else if !valued.contains(where: { argument.hasPrefix($0 + "=") }) {
        result.append(argument)
      }
    }
    return result
  }

  /// The arguments of this process that make the study.
  static var ofProcess: [String] { ofStudy(Array(CommandLine.arguments.dropFirst())) }
}
