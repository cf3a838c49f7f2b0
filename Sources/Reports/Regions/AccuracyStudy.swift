import EvidenceReports
package import MultiPrecision
package import Subjects

/// The digits that a function and formulae for its gradient lose over a region: an item for each format and fifty points.
///
/// What Herbie shows before it rewrites a formula, for gradients. Source of the idea: P. Panchekha, A. Sanchez-Stern, J. R. Wilcox and
/// Z. Tatlock, Automatically improving accuracy for floating point expressions, PLDI (2015).
package struct AccuracyStudy: FormatStudy {
  /// `accuracy`.
  package static let name = "accuracy"
  package static let defaultFormats = ["binary32", "binary64"]

  /// The samples of one item, in order.
  package typealias Record = [AccuracySample]

  package let command: [String]
  /// What is measured, and where.
  package let question: AccuracyQuestion
  package let formats: [NamedFormat]
  /// What is measured, by name: f, and the formulae for its gradient.
  let quantities: [String]
  private let claims: [String]
  private let seed: UInt64

  /// - Parameter claims: the formulae for the gradient, as somebody wrote them.
  package init(
    command: [String], _ question: AccuracyQuestion, claims: [String], formats: [NamedFormat], seed: UInt64
  ) {
    (self.command, self.question, self.claims) = (command, question, claims)
    (self.formats, self.seed) = (formats, seed)
    quantities = ["f"] + ["gradient", "versus"].prefix(question.formulae.count)
  }

  package var parameters: [String: String] {
    let region = question.region
    return [
      "function": question.subject.names.title, "gradients": claims.joined(separator: " versus "), "seed": "\(seed)",
      "points": (region.perSide == nil ? "" : "lattice of ") + "\(region.count)", "formats": NamedFormat.names(formats),
    ]
  }

  private var shares: SharedCount { SharedCount(formats: formats, count: question.region.count) }

  /// `binary64 0 to 49`.
  package var items: [String] { shares.items }

  package func run(_ item: Int) throws -> [AccuracySample] {
    let (format, numbers) = shares.pieces(of: item)
    return try numbers.map { try question.sample(at: $0, in: format) }
  }

  /// What was measured in each format, in order.
  func maps(_ records: [Record]) -> [AccuracyMap] {
    shares.byFormat(records).map {
      AccuracyMap(format: $0.format, samples: Array($0.records.joined()), quantities: quantities.count)
    }
  }
}
