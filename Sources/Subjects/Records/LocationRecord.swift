package import EvidenceReports
package import FaultFinding
package import GradientChecking
package import MultiPrecision
package import Scalars

/// Where a claimed gradient is wrong, as few evaluations of f show it, in one format.
///
/// A gradient may have a million components: the record grows with the number of faults and of blocks alone.
package struct LocationRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat { evidence.format }
  /// The faults as evidence on the gradient, with what is known of the whole and what explains them.
  ///
  /// The sensitivity is the worst of any block's, relative to the largest component of the claim.
  package var evidence: EvidenceRecord
  /// Ranges in which a fault was seen that could not be located, and ranges of dense faults.
  package var suspects: [Range<Int>]
  /// Whether so many components are wrong that they were not looked for one by one.
  package var isDense: Bool
  /// For each block, what would have been seen in it; for the whole, where there are no blocks.
  package var blocks: [LocatedBlock]
  package init<S: RealScalar>(
    _ location: FaultLocation<S>, of claim: GradientClaim<S>, explanations: [Explanation] = []
  ) {
    let scale = claim.gradient.reduce(S(0)) { S.maximum($0, $1.magnitude) }
    let least = location.sensitivities.map(\.least).reduce(location.sensitivities.isEmpty ? .infinity : 0) {
      MeasuredError.maximum($0, $1)
    }
    evidence = EvidenceRecord(
      GradientEvidence(
        claim: claim, coordinates: location.faults, verdict: location.verdict,
        sensitivity: least.isZero ? 0 : least / MeasuredError(scale), missProbability: location.missProbability,
        evaluations: location.evaluations, seed: location.seed),
      explanations: explanations)
    suspects = location.suspects
    isDense = location.isDense
    blocks = location.sensitivities.map { name, range, least in
      LocatedBlock(
        name: name, range: range, faults: location.faults.count { range.contains($0.index) }, least: least,
        relativeLeast: LocatedBlock.relative(least, to: claim.gradient[range]))
    }
  }

  /// Whether what is suspected may be in any component.
  package var isSuspectedAnywhere: Bool { suspects == [0..<evidence.dimension] }
}

/// One block: where it is, how much of it is wrong, and what would have been seen.
package struct LocatedBlock: Codable, Sendable {
  /// Its name; nil for the whole.
  package var name: String?
  /// Which coordinates belong to it.
  package var range: Range<Int>
  /// How many faults were located in it.
  package var faults: Int
  /// The least error of one component that would have been seen; infinite where nothing is known.
  package var least: MeasuredError
  /// The same beside the root mean square of the block's claim; nil where there is none to compare with.
  package var relativeLeast: MeasuredError?

  fileprivate static func relative<S: RealScalar>(
    _ error: MeasuredError, to components: ArraySlice<S>
  ) -> MeasuredError? {
    guard error.isFinite, !components.isEmpty else { return nil }
    // A power of two of the largest keeps the squares in range.
    let largest = components.reduce(S(0)) { S.maximum($0, $1.magnitude) }
    guard largest.isFinite, largest > 0 else { return nil }
    let sum = components.reduce(S(0)) { sum, c in sum + (c / largest) * (c / largest) }
    let mean = MeasuredError((sum / S(components.count)).squareRoot()) * MeasuredError(largest)
    return error / mean
  }
}
