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

  /// The points of an item.
  private static let share = 50

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

  private var ranges: [Range<Int>] {
    let count = question.region.count
    return stride(from: 0, to: count, by: Self.share).map { $0..<min($0 + Self.share, count) }
  }

  /// `binary64 0 to 49`.
  package var items: [String] {
    formats.flatMap { format in ranges.map { "\(format.name) \($0.lowerBound) to \($0.upperBound - 1)" } }
  }

  package func run(_ item: Int) throws -> [AccuracySample] {
    let (format, share) = item.quotientAndRemainder(dividingBy: ranges.count)
    return try ranges[share].map { try question.sample(at: $0, in: formats[format]) }
  }

  /// What was measured in each format, in order.
  func maps(_ records: [Record]) -> [AccuracyMap] {
    formats.enumerated().map { index, format in
      AccuracyMap(
        format: format, samples: Array(records[(index * ranges.count)..<((index + 1) * ranges.count)].joined()),
        quantities: quantities.count)
    }
  }
}
