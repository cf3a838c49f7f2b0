import MultiPrecision
import RealModule
import Scalars

/// A pattern that explains every discrepancy, and how good an explanation it is.
///
/// **Evidence is counted in decimal digits**, as J. Rissanen's minimum description length does (1978): the digits of the
/// discrepancies that a pattern predicts, less what it costs to say it. A number that is fitted costs the digits with
/// which it is fitted; one that has a name costs what the name does. So a factor of 0.7342 on one component explains
/// nothing, on two it does; and a factor of 2 does on one.
struct Pattern {
  /// What is to be said; the confidence is still to come.
  var explanation: Explanation
  /// Digits predicted less digits paid.
  var evidence: Double

  init(
    _ kind: Explanation.Kind, in place: PatternPlace, value: Double? = nil, text: String, digits: Double, cost: Double
  ) {
    // A ratio may be beyond binary64; then there is no number to tell.
    let number = value.flatMap { $0.isFinite ? $0 : nil }
    explanation = Explanation(kind: kind, scope: place.scope, value: number, confidence: 0, text: text)
    evidence = digits - cost - place.cost
  }

  /// What stands against every pattern, in digits: that the mistake is another, of which nothing is known.
  static var evidenceOfUnknown: Double { 1.3 }
}

extension Discrepancies {
  /// The explanations, best first: the patterns of all discrepancies or, when there is none to be believed, those of the
  /// parts, when there is one for each.
  var explanations: [Explanation] {
    guard !wrong.isEmpty else { return [] }
    let whole = ranked(patterns + (opposite?.patterns ?? []))
    return whole.contains(where: \.isBelieved) ? whole : explanationsOfParts ?? whole
  }

  /// Every pattern that explains all discrepancies.
  private var patterns: [Pattern] {
    factors + penalties + permutations + otherBlocks + clippings + ratioFunctions
  }

  /// The best explanation of each part that is wrong, block by block, else coordinate by coordinate; nil when there are
  /// more than five, or one that has none to be believed.
  private var explanationsOfParts: [Explanation]? {
    let wrongBlocks = blocks.map(\.range).filter { range in wrong.contains { range.contains($0.index) } }
    let areCovered = wrong.allSatisfy { c in wrongBlocks.contains { $0.contains(c.index) } }
    let parts = wrongBlocks.count > 1 && areCovered ? wrongBlocks : wrong.map { $0.index..<$0.index + 1 }
    guard wrong.count > 1, parts.count <= Self.mostExplanations else { return nil }
    var explanations: [Explanation] = []
    for part in parts {
      let found = restricted(to: part).explanations.filter(\.isBelieved)
      guard !found.isEmpty else { return nil }
      explanations += found
    }
    return explanations.count <= Self.mostExplanations ? explanations : nil
  }

  /// More than this nobody reads.
  private static var mostExplanations: Int { 5 }

  /// The best patterns with their confidence, among each other and against none of them.
  private func ranked(_ patterns: [Pattern]) -> [Explanation] {
    let nothing = Pattern.evidenceOfUnknown
    let best = patterns.reduce(nothing) { Swift.max($0, $1.evidence) }
    func weight(_ evidence: Double) -> Double { Double.pow(10, Swift.max(-300, evidence - best)) }
    var explanations: [Explanation] = []
    for pattern in patterns.sorted(by: { $0.evidence > $1.evidence }) {
      var explanation = pattern.explanation
      explanation.confidence = weight(pattern.evidence)
      // The same said of less is the same explanation.
      let known = explanations.firstIndex { $0.kind == explanation.kind && $0.value == explanation.value }
      if let known, explanation.value != nil || explanation.kind == .zero {
        explanations[known].confidence += explanation.confidence
      } else {
        explanations.append(explanation)
      }
    }
    explanations.append(
      Explanation(
        kind: .unknown, scope: .all, value: nil, confidence: weight(nothing),
        text: "the errors follow none of the known patterns"))
    let total = explanations.reduce(0) { $0 + $1.confidence }
    for i in explanations.indices { explanations[i].confidence /= total }
    explanations.sort { $0.confidence > $1.confidence }
    return Array(explanations.filter { $0.confidence >= 0.01 }.prefix(Self.mostExplanations))
  }
}

extension Explanation {
  /// Whether it is a pattern, and more likely than not.
  var isBelieved: Bool { kind != .unknown && confidence >= 0.5 }
}

extension PatternPlace {
  /// The place as the subject of a sentence: `every component of W1`.
  var subject: String {
    switch scope {
    case .all: "every component"
    case .block(let name): "every component of \(name)"
    case .coordinate(let name): "coordinate \(name)"
    }
  }

  /// Its gradient, or component, as an object: `the gradient of W1`.
  var object: String {
    switch scope {
    case .all: "the gradient"
    case .block(let name): "the gradient of \(name)"
    case .coordinate(let name): "coordinate \(name)"
    }
  }
}
