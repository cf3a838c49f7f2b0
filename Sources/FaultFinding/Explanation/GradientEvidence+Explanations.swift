public import GradientChecking
import MultiPrecision
import RealModule
public import Scalars

extension GradientEvidence {
  /// The patterns that account for what is wrong, simplest and best first.
  ///
  /// A pattern is named only if it explains every discrepancy to within its uncertainty, and the components that are
  /// right too. Its confidence compares the digits that it predicts with those that it takes to say it, with the other
  /// patterns, and with ``Explanation/Kind/unknown``, which is always one of them: below ½ it is a possibility, no more.
  /// Where no one pattern explains everything but each wrong block has its own, or each of a few wrong coordinates, these
  /// are named, each with its own confidence.
  ///
  /// - At most five; one, ``Explanation/Kind/floatingPoint``, when the gradient is right; none when the verdict is
  ///   undecided.
  /// - Cost: a pass over the components for each pattern that some hundreds of them do not contradict; some two
  ///   microseconds for each component in all, and memory of the evidence's own size.
  /// - Precondition: there are as many names as coordinates.
  ///
  /// - Parameters:
  ///   - names: the names of the coordinates.
  ///   - blocks: named ranges of the coordinates with their shapes.
  public func explanations(names: [String], blocks: [ParameterBlock] = []) -> [Explanation] {
    precondition(
      names.count == claim.point.count, "there are \(names.count) names, and \(claim.point.count) coordinates")
    if verdict == .agree { return [roundingExplanation(names)] }
    guard verdict == .disagree, coordinates.count == claim.point.count else { return [] }
    let wrong = coordinates.indices.filter { coordinates[$0].verdict == .disagree }
    if let i = wrong.first(where: { !claim.gradient[$0].isFinite }) {
      return [.notFinite(names[i], "\(claim.gradient[i])")]
    }
    let isTolerant = tolerance != nil
    let rounding = ComponentError.rounding(of: S.self)
    // Made once: it takes longer than to look at them.
    let components = zip(coordinates, claim.point).map { evidence, x in
      ComponentError(evidence, x: x, rounding: rounding, isTolerant: isTolerant)
    }
    return Discrepancies(names: names, blocks: blocks, wrong: wrong) { components[$0] }.explanations
  }

  /// Nothing is wrong: how many digits the formula gives here, and in which format it gives as many as this one has.
  private func roundingExplanation(_ names: [String]) -> Explanation {
    let lost = coordinates.map { $0.digitsLost ?? 0 }
    let all = Double(S.precision) * Double.log10(2)
    guard let worst = lost.indices.max(by: { lost[$0] < lost[$1] }), lost[worst] >= 1 else {
      return Explanation(
        kind: .floatingPoint, scope: .all, value: nil, confidence: 1,
        text: "nothing is wrong: floating point explains what differs")
    }
    let left = Swift.max(0, all - lost[worst])
    // Rounded down, but for the 15.95 of binary64, which everyone calls 16.
    func whole(_ digits: Double) -> Int { Int(digits + 0.1) }
    let bits = lost[worst] * Double.log2(10)
    let format = FormatChoice.narrowest(bits: S.precision + Int(bits.rounded(.up)))
    return Explanation(
      kind: .floatingPoint, scope: .all, value: left, confidence: 1,
      text: """
        nothing is wrong: in \(S.formatName) this formula gives \(whole(left)) of \(whole(all)) digits of coordinate \
        \(names[worst]); \(format) would give them all
        """)
  }
}

/// The format to recommend.
private enum FormatChoice {
  static func narrowest(bits: Int) -> String {
    let formats = [(24, "binary32"), (53, "binary64"), (113, "binary128"), (237, "binary256")]
    return formats.first { $0.0 >= bits }?.1 ?? "a precision of \(bits) bits"
  }
}

extension Explanation {
  /// A claim that is no number.
  static func notFinite(_ name: String, _ claim: String) -> Explanation {
    Explanation(
      kind: .unknown, scope: .coordinate(name), value: nil, confidence: 1,
      text: "coordinate \(name) is claimed to be \(claim)")
  }
}
