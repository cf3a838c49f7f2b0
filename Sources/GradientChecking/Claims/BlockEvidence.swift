public import MultiPrecision
public import Scalars

/// The verdict on a named group of coordinates, such as one matrix of a network.
public struct BlockEvidence<S: RealScalar>: Sendable {
  /// What the group is called.
  public var name: String
  /// Which coordinates belong to it.
  public var range: Range<Int>
  /// The verdict on these coordinates together.
  public var verdict: Verdict
  /// The worst of them, in the order of ``GradientEvidence/worstFirst``; nil when there is no evidence of any.
  public var worst: CoordinateEvidence<S>?
  /// The largest discrepancy, relative to the largest component of the group; as in ``GradientEvidence/relativeError``.
  public var relativeError: MeasuredError
}

extension GradientEvidence {
  /// The evidence of each named group by itself, in the order given.
  ///
  /// Coordinates are found by their index, so that a sample of them is reported too; a group without evidence has the
  /// verdict on the whole. Cost: for each group, one pass over all coordinates and a sort of its own.
  ///
  /// - Precondition: each range lies within the coordinates of the point.
  public func blocks(_ groups: [(name: String, range: Range<Int>)]) -> [BlockEvidence<S>] {
    groups.map { name, range in
      precondition(
        range.lowerBound >= 0 && range.upperBound <= claim.point.count,
        "block \(name) is \(range) but the point has \(claim.point.count) coordinates")
      let own = GradientEvidence(claim: claim, coordinates: coordinates.filter { range.contains($0.index) })
      return BlockEvidence(
        name: name, range: range, verdict: own.coordinates.isEmpty ? verdict : own.verdict,
        worst: own.worstFirst.first.map { own.coordinates[$0] }, relativeError: own.relativeError)
    }
  }
}
