import Expressions
import FaultFinding
import GradientChecking
import MultiPrecision
import Scalars
import TestSupport
import Testing

/// What became of the explanations of many faults of a known kind.
struct ExplanationTally {
  /// Faults that show a pattern, and those among them whose first pattern is the true one.
  var (cases, right) = (0, 0)
  /// Explanations that are more likely than not and wrong, and patterns not found.
  var (wrong, missed): ([String], [String]) = ([], [])

  /// Counts one. A fault shows its pattern when `isTelling`; it is never explained wrongly, whether it does or not.
  mutating func count(
    _ name: String, _ explanations: [Explanation], isTelling: Bool, isRight: (Explanation) -> Bool
  ) {
    let patterns = explanations.filter { $0.kind != .unknown }
    if let best = patterns.first, best.confidence >= 0.5, !isRight(best) { wrong.append("\(name): \(best.text)") }
    guard isTelling else { return }
    cases += 1
    if patterns.first.map(isRight) == true { right += 1 } else { missed.append("\(name): \(patterns.map(\.text))") }
  }
}

/// The corpus: what each kind of its faults is to be explained as.
///
/// - sign, dropped and swapped: `sign`, `zero` and `swap`.
/// - scale_all_2, scale_all_1.01, scale_one_1.0001, scale_one_1e-6: `factor` of 2, 1.01, 1.0001, 1.000001.
/// - extra_l2: `weight_decay` of λ = 0.02.
/// - missing_term has no pattern: whatever is believed of it is wrong.
@Suite("The explanations on the corpus")
struct ExplanationCorpusTests {
  static func isRight(_ kind: String) -> (Explanation) -> Bool {
    func number(_ kind: Explanation.Kind, _ value: Double) -> (Explanation) -> Bool {
      { $0.kind == kind && (($0.value ?? .nan) - value).magnitude < 1e-9 * value }
    }
    return switch kind {
    case "sign": { $0.kind == .sign }
    case "dropped": { $0.kind == .zero }
    case "swapped": { $0.kind == .swap }
    case "scale_all_2": number(.factor, 2)
    case "scale_all_1.01": number(.factor, 1.01)
    case "scale_one_1.0001": number(.factor, 1.0001)
    case "scale_one_1e-6": number(.factor, 1.000001)
    case "extra_l2": number(.weightDecay, 0.02)
    default: { _ in false }
    }
  }

  /// Whether the wrong components show the pattern. A penalty takes two; of a swap both must be seen to be wrong; of one
  /// component the error must be known to two digits, and to three, with its sign, to tell a factor near 1 from others.
  static func isTelling<S: RealScalar>(_ kind: String, _ evidence: GradientEvidence<S>) -> Bool {
    let wrong = evidence.coordinates.filter { $0.verdict == .disagree }
    switch kind {
    case "missing_term": return false
    case "swapped", "extra_l2": return wrong.count > 1
    case "sign", "dropped", "scale_all_2": return wrong.count > 1 || wrong.allSatisfy { stands(out: 100, $0) }
    default: return wrong.count > 1 || wrong.allSatisfy { stands(out: 1000, $0) && !isBlurred($0) }
    }
  }

  private static func stands<S: RealScalar>(out times: MeasuredError, _ c: CoordinateEvidence<S>) -> Bool {
    c.discrepancy > times * c.allowance
  }

  /// Whether evaluating the claim cost as much as the error is: then its sign is not known.
  private static func isBlurred<S: RealScalar>(_ c: CoordinateEvidence<S>) -> Bool {
    c.discrepancy < c.evaluationError ?? 0
  }

  @Test("name every kind of fault where it can be seen, and are never wrong", arguments: [false, true])
  func corpus(isOpaque: Bool) throws {
    var tallies: [String: ExplanationTally] = [:]
    func explain<S: RealScalar>(_ item: VerdictCase, _: S.Type) throws {
      let kind = String(item.id.split(separator: "/").last ?? "")
      let evidence = try item.evidence(S.self, isOpaque: isOpaque)
      guard evidence.verdict == .disagree else { return }
      let explanations = evidence.explanations(names: item.variables)
      tallies[kind, default: ExplanationTally()].count(
        item.id, explanations, isTelling: Self.isTelling(kind, evidence), isRight: Self.isRight(kind))
    }
    let cases = try VerdictCase.all().filter { $0.truth == "wrong" }
    #if DEBUG
      let subset = cases.enumerated().filter { $0.offset % (isOpaque ? 9 : 3) == 0 }.map(\.element)
    #else
      let subset = cases
    #endif
    for item in subset {
      if item.format == "binary32" { try explain(item, Float.self) } else { try explain(item, Double.self) }
    }
    for (kind, tally) in tallies {
      #expect(tally.wrong.isEmpty, "\(tally.wrong)")
      let rate = Double(tally.right) / Double(max(1, tally.cases))
      #expect(tally.cases == 0 || rate >= 0.95, "\(kind): \(rate) of \(tally.cases), \(tally.missed)")
      #expect(kind == "missing_term" || tally.cases > 0, "\(kind) was never seen")
    }
  }
}

extension VerdictCase {
  /// The evidence in the format S, with f retyped or as a black box.
  fileprivate func evidence<S: RealScalar>(_: S.Type, isOpaque: Bool) throws -> GradientEvidence<S> {
    let point = try PointText(at.joined(separator: ", ")).values(of: variables, as: S.self)
    let function = try Expression(f, variables: variables)
    let formula = try ExpressionVector(gradient, variables: variables)
    let claim = try GradientClaim(point: point, gradient: formula(point))
    guard isOpaque else { return try EvidenceCheck<S>()(function, claim, formula: formula) }
    let bound = function.bound(to: S.self)
    return try EvidenceCheck<S>().opaque({ bound($0) }, claim, formula: formula)
  }
}
