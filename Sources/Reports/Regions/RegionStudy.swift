import EvidenceReports
package import GradientChecking
package import MultiPrecision
package import Programs
package import Subjects

/// Where in a region a gradient is right: an item for each format and fifty points.
///
/// The records depend on the parameters alone as long as no check reaches the bound on its time.
package struct RegionStudy: Study {
  /// `region`.
  package static let name = "region"

  /// The verdicts at the points of one item, in order.
  package typealias Record = [RegionVerdict]

  /// The command that makes the study, for the result.
  package let command: [String]
  /// What is asked, of what, and where.
  package let question: RegionQuestion
  /// The formats, in order.
  package let formats: [NamedFormat]
  /// What the claim is, for the parameters.
  private let claim: String
  /// The arguments that ask about one point again, without the point and the format.
  private let again: [String]

  /// - Parameters:
  ///   - claim: the gradient, as somebody wrote it.
  ///   - again: the arguments of the command that asks about one point, without the point and the format.
  package init(
    command: [String], _ question: RegionQuestion, claim: String, formats: [NamedFormat], again: [String]
  ) {
    (self.command, self.question, self.claim) = (command, question, claim)
    (self.formats, self.again) = (formats, again)
  }

  private var region: Region { question.region }

  /// The function and where it is looked at, the claim, and how it is judged.
  package var parameters: [String: String] {
    let asked = question.question
    return [
      "function": question.subject.names.title, "gradient": claim, "seed": "\(asked.seed)",
      "points": (region.perSide == nil ? "" : "lattice of ") + "\(region.count)", "formats": NamedFormat.names(formats),
      "functions": asked.isOpaque ? "opaque" : "retyped", "tolerance": asked.tolerance?.description ?? "",
      "effort": "\(asked.limit)", "evaluations": asked.maximumEvaluations.map { "\($0)" } ?? "",
    ]
  }

  package var session: ProgramSession? { question.subject.session }

  private var shares: SharedCount { SharedCount(formats: formats, count: region.count) }

  /// `binary64 0 to 49`.
  package var items: [String] { shares.items }

  /// Judges the points of an item.
  package func run(_ item: Int) throws -> [RegionVerdict] {
    let (format, numbers) = shares.pieces(of: item)
    return try numbers.map { try question.verdict(at: $0, in: format) }
  }

  /// What was found in each format, in order.
  func maps(_ records: [Record]) -> [RegionMap] {
    shares.byFormat(records).map {
      RegionMap(Array($0.records.joined()), branches: question.branches.count, in: $0.format)
    }
  }

  /// The verdict on all points together: wrong if the claim is wrong at one, else undecided if it is so at one.
  package func verdict(_ records: [Record]) -> Verdict? { Verdict.combined(records.joined().map(\.verdict)) }

  /// The command that asks about one point again.
  func command(for verdict: RegionVerdict, in format: NamedFormat) -> [String] {
    let point = zip(question.subject.names.variables, verdict.at).map { "\($0)=\($1)" }.joined(separator: ",")
    return again + ["--at", point] + (format.name == "binary64" ? [] : ["--format", format.name])
  }
}
