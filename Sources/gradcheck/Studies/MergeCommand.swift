import EvidenceReports
import ArgumentParser
import Foundation
import Reports

/// `gradcheck merge`: the result of a study from the parts of all its shares.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the parts that 'gradcheck study … --shard i/N', or 'check --over …', wrote.",
    usage: "gradcheck merge <part> ... [<options>]",
    discussion: """
      The parts may be given in any order. What is written is, to the byte, what the study would have written in one run.

      EXAMPLES
        gradcheck merge part*.jsonl
        gradcheck merge part*.jsonl --csv --output precision.csv --plot precision.svg
      """)

  @Argument(help: "The parts of all shares, in any order.", completion: .file(extensions: ["jsonl"]))
  var part: [String]

  @OptionGroup var result: StudyOutputOptions

  func run() throws {
    let files = try reportingMisuse { try part.map { ($0, try Self.read($0)) } }
    guard let (path, data) = files.first else { throw ValidationError("There are no parts to join.") }
    let header = try reportingMisuse { try StudyHeader(data, path: path) }
    // The header's arguments make the study again, as the shell once handed them over.
    guard
      let command = try? GradcheckCommand.parseAsRoot(ArgumentText.normalized(header.command))
        as? any StudySource
    else {
      throw ValidationError(
        "\(path) was made by '\(ShellText.command(header.command))', which is no study of this version.")
    }
    try merge(command, header, files)
  }

  private func merge(
    _ command: some StudySource, _ header: StudyHeader, _ files: [(path: String, data: Data)]
  ) throws {
    let study = try reportingMisuse { try command.study(command: header.command) }
    let joined = try reportingMisuse { try Self.records(of: study, header, files) }
    try result.form.write(study, joined)
    try result.form.draw(study, joined)
    if let status = study.verdict(joined)?.failure { throw status }
  }

  private static func records<S: Study>(
    of study: S, _ header: StudyHeader, _ files: [(path: String, data: Data)]
  ) throws -> [S.Record] {
    let again = StudyHeader(study, command: header.command)
    // Each header first: the lines of another study's part are not records of this one.
    for (path, data) in files {
      if let difference = try StudyHeader(data, path: path).difference(from: header) {
        throw StudyPartError.differentStudies(path, files[0].path, difference: difference)
      }
    }
    if let difference = header.difference(from: again) {
      throw StudyPartError.differentStudies(files[0].path, "this version's study", difference: difference)
    }
    return try StudyPart<S>.join(files.map { ($0.path, try StudyPart<S>($0.data, path: $0.path)) })
  }

  private static func read(_ path: String) throws -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw StudyPartError.unreadable(path, reason: error.localizedDescription)
    }
  }
}
