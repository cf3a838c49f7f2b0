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

  /// Whether none of them is given.
  var isDefault: Bool { shard == nil && !resume && threads == nil }

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

  var form: StudyOutput { StudyOutput(json: json, csv: csv, path: output, drawing: drawing) }
}

/// Where the result of a study goes, and in which form, whatever the options are called.
struct StudyOutput {
  var json, csv: Bool
  /// The file; nil for standard output.
  var path: String?
  var drawing: PictureOptions

  /// Whether the result of the whole study is asked for, as no share has it.
  var asksForResult: Bool { json || csv || drawing.plot != nil }

  /// Writes the result of a study's records, but for the picture.
  func write<S: Study>(_ study: S, _ records: [S.Record]) throws {
    let text =
      json ? study.json(records).withSchema.indented + "\n" : csv ? study.csv(records) : study.text(records)
    if let path {
      try OutputFile.write(text, to: path)
    } else if !drawing.isOutput {
      try Terminal.write(text)
    }
  }

  /// Draws the picture, where one is wanted.
  func draw<S: Study>(_ study: S, _ records: [S.Record]) throws {
    guard drawing.plot != nil else { return }
    guard let picture = study.picture(records) else {
      throw ValidationError("The study '\(S.name)' makes no picture of this.")
    }
    try drawing.draw(picture)
  }
}

/// The arguments that say which study it is, apart from those that say how to do it and where to write.
enum StudyArguments {
  private static let flags: Set = ["--resume", "--json", "--csv", "--keep-script"]
  private static let valued: Set = [
    "--shard", "--threads", "--output", "--plot", "--plot-timeout", "--plot-theme", "--plot-size",
  ]

  /// Those of the arguments that make the study: what the header of a part keeps.
  static func ofStudy(_ arguments: [String]) -> [String] { without(flags, valued, in: arguments) }

  /// The arguments of a study over a region without what says where, and in which format.
  static func withoutPlace(_ arguments: [String]) -> [String] {
    without(["--grid"], ["--over", "--points", "--at", "--point", "--format"], in: arguments)
  }

  /// The arguments without these flags, and without these options and their values.
  static func without(_ flags: Set<String>, _ valued: Set<String>, in arguments: [String]) -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if flags.contains(argument) { continue }
      if valued.contains(argument) {
        _ = ArgumentText.values(of: argument, from: &rest)
      } else if !valued.contains(where: { argument.hasPrefix($0 + "=") }) {
        result.append(argument)
      }
    }
    return result
  }

  /// The arguments of this process that make the study.
  static var ofProcess: [String] { ofStudy(Array(CommandLine.arguments.dropFirst())) }
}
