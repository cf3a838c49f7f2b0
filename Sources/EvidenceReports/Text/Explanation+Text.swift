package import FaultFinding

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
  package static func notes(_ explanations: [Explanation]) -> [(label: String, text: String)] {
    let said = said(explanations)
    guard !said.isEmpty else {
      return explanations.first { $0.kind == .unknown }.map { [("explanation", $0.text)] } ?? []
    }
    return said.enumerated().map { place, explanation in
      let competes = said.prefix(place).contains { $0.scope.overlaps(explanation.scope) }
      let label = place == 0 ? "explanation" : competes ? "or" : "and"
      return (label, explanation.text + explanation.confidenceText)
    }
  }

  /// The patterns that are worth saying, best first: none of them says that there is none.
  package static func said(_ explanations: [Explanation]) -> [Explanation] {
    let known = explanations.filter { $0.kind != .unknown }
    let best = known.map(\.confidence).max() ?? 0
    return Array(known.filter { $0.confidence >= max(leastConfidence, best / 3) }.prefix(mostSaid))
  }

  /// Whether it is more likely than all else.
  var isLikely: Bool { confidence > 0.5 }

  /// ` (97 %)`; near certainty is no certainty, ` (> 99 %)`; nothing where there is no doubt.
  private var confidenceText: String {
    guard confidence < 1 else { return "" }
    let percent = Int((100 * confidence).rounded())
    return percent > 99 ? " (> 99 %)" : " (\(percent) %)"
  }

  /// The explanation as one object: `kind`, `scope`, `value`, `confidence` and `text`.
  package var json: JSON {
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
