import ArgumentParser
import EvidenceReports
import Reports

/// A command whose arguments make a study.
protocol StudySource: ParsableCommand {
  associatedtype Work: Study
  /// The study that the arguments ask for; `command` is what the result says of how it was made.
  func study(command: [String]) throws -> Work
}

/// A command that does a study and nothing else; it says which one, the rest is the same for all.
protocol StudyingCommand: AsyncParsableCommand, StudySource {
  /// How the items are done.
  var execution: StudyRunOptions { get }
  var result: StudyOutputOptions { get }
}

extension StudySource {
  /// Does the study, or the share of it that is asked for, and writes what comes of it. It ends as the study's verdict says.
  func perform(_ execution: StudyRunOptions, _ output: StudyOutput) async throws {
    let (picture, status) = try write(execution, output)
    // The picture last: without gnuplot the rest is done, and 'gradcheck merge' can draw from parts elsewhere.
    if let picture { try await output.drawing.draw(picture) }
    if let status { throw status }
  }

  /// Does the items and writes the result, or the part of a share; what is still to be drawn, and how the command is to end.
  private func write(
    _ execution: StudyRunOptions, _ output: StudyOutput
  ) throws -> (picture: (any Picture)?, status: ExitCode?) {
    let command = StudyArguments.ofProcess
    let (study, run, part) = try reportingMisuse {
      let study = try self.study(command: command)
      let run = try StudyRun(study, command: command, options: execution, output: output.path)
      return (study, run, try run.run())
    }
    guard execution.shard == nil else {
      try reportingMisuse { try run.writePart(part) }
      run.removeSideFile()
      return (nil, nil)
    }
    let records = try reportingMisuse { try StudyPart<Work>.join([(path: "this run", part: part)]) }
    try output.write(study, records)
    run.removeSideFile()
    return (try output.picture(study, records), study.verdict(records)?.failure)
  }

  /// What holds for the options of every study together.
  func validateStudy(_ execution: StudyRunOptions, _ output: StudyOutput) throws {
    guard execution.shard == nil || !output.asksForResult else {
      throw ValidationError("--shard writes a part; give --csv, --json and --plot to 'gradcheck merge' instead.")
    }
  }
}

extension StudyingCommand {
  func validateStudy() throws { try validateStudy(execution, result.form) }

  /// For a study without a picture: says so before the work is done. `hint` says where there is one.
  func requireNoPicture(hint: String = "") throws {
    guard result.drawing.plot == nil else { throw ValidationError("The study '\(Work.name)' makes no picture\(hint).") }
  }

  func run() async throws { try await perform(execution, result.form) }
}
