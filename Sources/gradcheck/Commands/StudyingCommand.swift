import EvidenceReports
import ArgumentParser
import Reports

/// A command that does a study; it says which one, the rest is the same for all.
protocol StudyingCommand: ParsableCommand {
  associatedtype Work: Study
  /// How the items are done.
  var execution: StudyRunOptions { get }
  var result: StudyOutputOptions { get }
  /// The study that the arguments ask for; `command` is what the result says of how it was made.
  func study(command: [String]) throws -> Work
}

extension StudyingCommand {
  /// What holds for the options of every study together.
  func validateStudy() throws {
    guard execution.shard == nil || !result.asksForResult else {
      throw ValidationError("--shard writes a part; give --csv, --json and --plot to 'gradcheck merge' instead.")
    }
  }

  /// For a study without a picture: says so before the work is done. `hint` says where there is one.
  func requireNoPicture(hint: String = "") throws {
    guard result.drawing.plot == nil else { throw ValidationError("The study '\(Work.name)' makes no picture\(hint).") }
  }

  func run() throws {
    let command = StudyArguments.ofProcess
    let (study, run, records) = try reportingMisuse { try doItems(command) }
    if let records { try run.keepingRecords { try result.write(study, records) } }
    run.removeSideFile()
    // The picture last: without gnuplot the rest is done, and 'gradcheck merge' can draw from parts elsewhere.
    if let records { try result.draw(study, records) }
  }

  /// Does the items; the records of the whole study, or nil where it was a share, which is then written.
  private func doItems(_ command: [String]) throws -> (Work, StudyRun<Work>, [Work.Record]?) {
    let study = try study(command: command)
    let run = try StudyRun(study, command: command, options: execution, output: result.output)
    let part = try run.run()
    guard execution.shard == nil else {
      try run.writePart(part)
      return (study, run, nil)
    }
    return (study, run, try StudyPart<Work>.join([(path: "this run", part: part)]))
  }
}
