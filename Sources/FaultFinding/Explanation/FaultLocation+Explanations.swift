public import GradientChecking
import MultiPrecision
public import Scalars

extension FaultLocation {
  /// The patterns that account for the faults, simplest and best first; see `GradientEvidence.explanations(names:blocks:)`.
  ///
  /// The components without a fault are taken to be what is claimed, to within the sensitivity of their block. Those that
  /// were found in a range of dense faults are examples: of its others, as of all suspects, nothing is known.
  ///
  /// - Cost: a pass over the components for each pattern that some hundreds of them, the faults among these, do not
  ///   contradict; a millisecond for a few faults of no pattern.
  /// - Precondition: there are as many names as the claim has coordinates.
  ///
  /// - Parameters:
  ///   - claim: the claim that was looked at.
  ///   - names: the names of the coordinates.
  ///   - blocks: named ranges of the coordinates with their shapes.
  public func explanations(
    of claim: GradientClaim<S>, names: [String], blocks: [ParameterBlock] = []
  ) -> [Explanation] {
    precondition(
      names.count == claim.point.count, "there are \(names.count) names, and \(claim.point.count) coordinates")
    let found = Dictionary(faults.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    if let i = found.keys.sorted().first(where: { !claim.gradient[$0].isFinite }) {
      return [.notFinite(names[i], "\(claim.gradient[i])")]
    }
    let rounding = ComponentError.rounding(of: S.self)
    return Discrepancies(names: names, blocks: blocks, wrong: found.keys.sorted()) { i in
      if let fault = found[i] { return ComponentError(fault, x: claim.point[i], rounding: rounding, isTolerant: false) }
      guard claim.gradient[i].isFinite, !isUnknown(i) else { return nil }
      let least = sensitivities.first { $0.range.contains(i) }?.least ?? 0
      return ComponentError(
        right: claim.gradient[i], index: i, x: claim.point[i], rounding: rounding, tolerance: least)
    }.explanations
  }

  /// Whether the search says nothing of component i: it is in a suspect, or faults are dense, and it is not said where.
  private func isUnknown(_ i: Int) -> Bool {
    isDense && suspects.isEmpty || suspects.contains { $0.contains(i) }
  }
}
