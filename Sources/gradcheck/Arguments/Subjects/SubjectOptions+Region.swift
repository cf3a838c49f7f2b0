import ArgumentParser
import EvidenceReports
import Expressions
import FiniteDifferences
import MultiPrecision
import Reports
import Subjects

// A region of points instead of one: what is asked there.
extension SubjectOptions {
  /// The subject at a point from which the variables of the region move. The point need not name those; without one the variables are in
  /// the order of the region's sides, then of the rest of the point.
  private func subject(over region: Region, written over: String) throws -> Subject {
    var placed = self
    let names = try at.flatMap {
      PointFile.isNamed(by: $0) ? nil : try PointText($0, definitions: named.definitions()).names
    }
    if let given = names ?? (at == nil && !functions.isEmpty ? [] : nil) {
      let missing = region.sides.filter { !given.contains($0.name) }
      placed.places = missing.map { "\($0.name)=\($0.lower)" } + places
    }
    let elsewhere = (at ?? point).map { ", else at \($0)" } ?? ""
    let subject = try placed.subject(over: over + elsewhere)
    for side in region.sides { _ = try subject.index(ofCoordinate: side.name) }
    return subject
  }

  /// Is the claim right at the points of a region?
  ///
  /// - Parameter again: the arguments that ask `gradcheck check` about one point, without the point and the format.
  func verdicts(
    over place: PointsOptions, _ question: EvidenceQuestion, in formats: [NamedFormat], command: [String],
    again: [String]
  ) throws -> RegionStudy {
    let region = try place.region(seed: seed, formats: formats, named.definitions())
    let asked = try subject(over: region, written: place.over ?? "")
    var question = question
    // Points are what is shared out among threads.
    question.parallelism = .serial
    return RegionStudy(
      command: command, RegionQuestion(asked, over: region, question), claim: claim, formats: formats, again: again)
  }

  /// How many digits do f and formulae for its gradient keep over a region?
  ///
  /// - Parameter versus: another formula for the gradient, to be compared; empty for none.
  func accuracy(
    over place: PointsOptions, versus: [String], in formats: [NamedFormat], command: [String]
  ) throws -> AccuracyStudy {
    let definitions = try named.definitions()
    let region = try place.region(seed: seed, formats: formats, definitions)
    let asked = try subject(over: region, written: place.over ?? "")
    let variables = asked.names.variables
    guard versus.isEmpty || versus.count == variables.count else {
      throw ValidationError(
        "--versus gives \(counted(versus.count, "expression")); it needs one for each variable "
          + "(\(variables.joined(separator: ", "))).")
    }
    let other =
      versus.isEmpty ? nil : try ExpressionVector(versus, variables: variables, definitions: definitions)
    return AccuracyStudy(
      command: command, AccuracyQuestion(asked, over: region, versus: other),
      claims: [claim, versus.joined(separator: "; ")].filter { !$0.isEmpty }, formats: formats, seed: seed)
  }
}
