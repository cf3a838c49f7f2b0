import ArgumentParser
import EvidenceReports
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Reports
import Subjects

// A region of points instead of one.
extension CheckCommand: StudySource {
  /// Whether the claim is to be judged at the points of a region.
  var isOverRegion: Bool { region.place.over != nil }

  /// Where the result goes.
  private var form: StudyOutput {
    StudyOutput(json: output.json, csv: output.csv, path: region.output, drawing: drawing)
  }

  /// Checks that the arguments leave it to a region to say where.
  func requireRegion() throws {
    guard criterion == .evidence, cases == nil, !isOfMatrix, bounds == nil, reference == nil, named.blocks == nil else {
      throw ValidationError(
        "--over judges a gradient by evidence, without --cases, --criterion, --bounds, --reference, --blocks and matrices."
      )
    }
    try subject.requireClaim(overRegion: true)
    try requireDistinct(formats.format, "format")
    try validateStudy(region.execution, form)
    if drawing.plot != nil {
      guard formats.format.count <= 1 else { throw ValidationError("--plot draws the points of one format.") }
      guard !drawing.isOutput || region.output != nil || !(output.json || output.csv) else {
        throw ValidationError("--plot - cannot share standard output with anything else.")
      }
    }
  }

  func study(command: [String]) throws -> RegionStudy {
    guard isOverRegion else { throw ValidationError("Without --over a check is no study.") }
    return try subject.verdicts(
      over: region.place, evidenceQuestion(), in: formats.named(), command: command,
      again: StudyArguments.withoutPlace(command))
  }

  /// Judges the claim at every point; the command ends as the verdict on all of them says.
  func runOverRegion() throws { try perform(region.execution, form) }
}
