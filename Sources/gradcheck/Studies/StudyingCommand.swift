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
protocol StudyingCommand: StudySource {
  /// How the items are done.
  var execution: StudyRunOptions { get }
  var result: StudyOutputOptions { get }
}

extension StudySource {
  /// Does the study, or the share of it that is asked for, and writes what comes of it. It ends as the study's verdict says.
  func perform(_ execution: StudyRunOptions, _ output: StudyOutput) throws {
    let command = StudyArguments.ofProcess
    let (study, run, records) = try reportingMisuse { try doItems(command, execution, output.path) }
    if let records { try run.keepingRecords { try output.write(study, records) } }
    run.removeSideFile()
    try study.session?.settle()
    guard let records else { return }
    // The picture last: without gnuplot the rest is done, and 'gradcheck merge' can draw from parts elsewhere.
    try output.draw(study, records)
    if let status = study.verdict(records)?.failure { throw status }
  }

  /// Does the items; the records of the whole study, or nil where it was a share, which is then written.
  private func doItems(
    _ command: [String], _ execution: StudyRunOptions, _ path: String?
  ) throws -> (Work, StudyRun<Work>, [Work.Record]?) {
    let study = try study(command: command)
    let run = try StudyRun(study, command: command, options: execution, output: path)
    let part = try run.run()
    guard execution.shard == nil else {
      try run.writePart(part)
      return (study, run, nil)
    }
    return (study, run, try StudyPart<Work>.join([(path: "this run", part: part)]))
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

  func run() throws { try perform(execution, result.form) }
}
