import ArgumentParser
import EvidenceReports
import MultiPrecision
import Reports
import Subjects

// A page on a region of points instead of one.
extension ReportCommand {
  /// Writes the page on the region.
  func runOverRegion() async throws {
    let formats = try reportingMisuse { try self.formats.named() }
    let command = Array(CommandLine.arguments.dropFirst())
    let digits = try reportingMisuse {
      try subject.accuracy(over: place, versus: versus, in: formats, command: command)
    }
    let asked = digits.question.subject
    var page = RegionPage(
      title: asked.names.title, formats: formats.map(\.name).joined(separator: ", "), version: GradcheckCommand.version,
      gnuplot: time.gnuplot)
    var answers: [String] = []
    var sessions = [asked.session]
    if asked.claim != nil {
      let study = try reportingMisuse {
        try subject.verdicts(
          over: place, EvidenceQuestion(seed: subject.seed), in: formats, command: command, again: again(command))
      }
      sessions.append(study.session)
      let records = try await reportingMisuse { try await study.records(told: ProgressBar("checking").show) }
      answers.append(page.add(study, records, claim: subject.claimedFormulae))
    }
    if asked.runsAtEveryPrecision {
      let records = try await reportingMisuse { try await digits.records(told: ProgressBar("counting digits").show) }
      page.add(digits, records)
    } else {
      page.addNoDigits()
    }
    page.addOrigin(command: command, version: GradcheckCommand.version, seed: subject.seed)
    try write(page.page, asked.names.title, answers, sessions.compactMap(\.self))
  }

  /// The arguments that ask about one point again.
  private func again(_ command: [String]) -> [String] {
    let rest = StudyArguments.without([], ["--output", "--versus", "--plot-timeout"], in: Array(command.dropFirst()))
    return ["check"] + StudyArguments.withoutPlace(rest)
  }
}
