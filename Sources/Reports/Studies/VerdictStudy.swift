package import MultiPrecision
package import Subjects

/// How the check judges random formulae with right gradients and broken ones: an item for each format and fifty formulae.
///
/// The records depend on the parameters alone as long as no check reaches the bound on its time.
package struct VerdictStudy: Study {
  /// `verdicts`.
  package static let name = "verdicts"

  /// The formulae of one item.
  package struct Record: Codable, Sendable {
    /// A formula's two claims.
    package struct Pair: Codable, Sendable {
      /// How many formulae were drawn until this one was in its domain.
      package var draws: Int
      /// How the right gradient was judged, and the broken one.
      package var right, broken: RandomVerdict
    }

    /// In the order of the formulae.
    package var pairs: [Pair]
  }

  /// The command that makes the study, for the result.
  package let command: [String]
  /// The seed of the formulae.
  package let seed: UInt64
  /// How many formulae are drawn for each format.
  package let count: Int
  /// The formats, in order.
  package let formats: [NamedFormat]
  /// Whether nothing of a function is used but its values.
  package let isOpaque: Bool

  /// A study.
  package init(command: [String], seed: UInt64, count: Int, formats: [NamedFormat], isOpaque: Bool) {
    (self.command, self.seed, self.count, self.formats, self.isOpaque) = (command, seed, count, formats, isOpaque)
  }

  /// The seed, the count, the formats, and what the check may use.
  package var parameters: [String: String] {
    [
      "seed": "\(seed)", "count": "\(count)", "formats": NamedFormat.names(formats),
      "functions": isOpaque ? "opaque" : "retyped",
    ]
  }

  private var shares: SharedCount { SharedCount(formats: formats, count: count) }

  /// `binary64 0 to 49`.
  package var items: [String] { shares.items }

  /// Draws the formulae and checks their claims.
  package func run(_ item: Int) throws -> Record {
    let (format, numbers) = shares.pieces(of: item)
    return Record(
      pairs: try numbers.map { index in
        let formula = RandomFormula(seed: seed, index: index, format: format)
        return Record.Pair(
          draws: formula.draws, right: try RandomVerdict(formula.rightClaim, in: format, isOpaque: isOpaque),
          broken: try RandomVerdict(formula.brokenClaim, in: format, isOpaque: isOpaque))
      })
  }

  /// The tally of each format, in order.
  func tallies(_ records: [Record]) -> [VerdictTally] {
    shares.byFormat(records).map { VerdictTally(format: $0.format, pairs: $0.records.flatMap(\.pairs)) }
  }

  /// The command that asks about a claim again.
  func command(for judged: VerdictTally.Judged, in format: NamedFormat) -> [String] {
    let formula = RandomFormula(seed: seed, index: judged.index, format: format)
    let claim = judged.verdict.error == nil ? formula.rightClaim : formula.brokenClaim
    return claim.arguments(format: format.name, isOpaque: isOpaque)
  }
}
