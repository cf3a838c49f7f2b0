import FaultFinding
import GradientChecking
import Scalars

extension Explanation {
  /// Below this an explanation is not worth a reader's time.
  private static let leastConfidence = 0.25
  /// A list of guesses is no explanation.
  private static let mostSaid = 4

  /// What is worth saying of these, best first, a line each with its label: what may be true beside what is said above it
  /// is `and`, what may be true in its place is `or`.
  ///
  /// Said is what has a confidence of ¼, and a third of that of the best; four lines at most. That there is no explanation
  /// is said only where nothing else is.
  static func findings(_ explanations: [Explanation]) -> [(label: String, text: String)] {
    let known = explanations.filter { $0.kind != .unknown }
    let best = known.map(\.confidence).max() ?? 0
    let said = known.filter { $0.confidence >= max(leastConfidence, best / 3) }.prefix(mostSaid)
    guard !said.isEmpty else {
      return explanations.first { $0.kind == .unknown }.map { [("explanation", $0.text)] } ?? []
    }
    return said.enumerated().map { place, explanation in
      let competes = said.prefix(place).contains { $0.scope.overlaps(explanation.scope) }
      let label = place == 0 ? "explanation" : competes ? "or" : "and"
      return (label, explanation.text + explanation.confidenceText)
    }
  }

  /// ` (97 %)`; near certainty is no certainty, ` (> 99 %)`; nothing where there is no doubt.
  private var confidenceText: String {
    guard confidence < 1 else { return "" }
    let percent = Int((100 * confidence).rounded())
    return percent > 99 ? " (> 99 %)" : " (\(percent) %)"
  }

  /// The explanation as one object: `kind`, `scope`, `value`, `confidence` and `text`.
  var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("scope", .string(scope.description)), ("value", JSON(value)),
      ("confidence", JSON(confidence)), ("text", .string(text)),
    ])
  }
}

extension Explanation.Scope {
  /// Whether two patterns may speak of the same components, so that one of them is enough.
  fileprivate func overlaps(_ other: Self) -> Bool { self == other || self == .all || other == .all }
}

extension [ParameterBlock] {
  /// The name of the block that a coordinate belongs to; nil where it belongs to none.
  func name(of index: Int) -> String? { first { $0.range.contains(index) }?.name }
}

extension CoordinateEvidence {
  /// What JSON says of a wrong component, in order.
  func fault(name: String, block: String?) -> JSON {
    .object([
      ("index", JSON(index)), ("name", .string(name)), ("block", block.map { .string($0) } ?? .null),
      ("claim", JSON(claim)), ("estimate", estimate.isNaN ? .null : JSON(estimate)),
      ("uncertainty", JSON(known: uncertainty)),
    ])
  }
}

extension GradientEvidence {
  /// The wrong components by index, and what explains them: the members of JSON that say what the bug is.
  func faultMembers(
    _ explanations: [Explanation], variables: [String], blocks: [ParameterBlock]
  ) -> [(String, JSON)] {
    let faults = coordinates.filter { $0.verdict == .disagree }.map { c in
      c.fault(name: variables[c.index], block: blocks.name(of: c.index))
    }
    return [("faults", .array(faults)), ("explanations", .array(explanations.map(\.json)))]
  }
}

extension GradientEvidence {
  /// What of these explanations is worth saying below the headline.
  ///
  /// Of a right gradient it is only the format that would be enough, where this one is not: the rest is the headline's.
  func worthSaying(_ explanations: [Explanation]) -> [(label: String, text: String)] {
    switch verdict {
    case .disagree: Explanation.findings(explanations.filter { $0.kind != .floatingPoint })
    case .agree where isLossy: Explanation.findings(explanations.filter { $0.kind == .floatingPoint })
    default: []
    }
  }

  /// Whether the formula loses digits that a wider format would keep.
  private var isLossy: Bool { coordinates.contains { !$0.estimate.isZero && Digits.nearest($0.digitsLost ?? 0) > 1 } }
}
