public import Scalars

/// The entries of a matrix of derivatives with one mistake in them, chosen by a seed: what a check must catch.
///
/// The mistake is of the kinds that entries can have: a sign, a factor of 2, a zero, two that have changed places. Only an entry that is
/// not zero at the point where it is to be seen, and for an exchange another than it, is chosen.
public struct FaultyMatrix: RealVectorFunction {
  private let correct: any RealVectorFunction
  /// The mistake.
  public let fault: Fault

  /// `correct` with a mistake in it that shows at `point`; nil where every entry is zero or the same.
  public init?(_ correct: any RealVectorFunction, entries: [String], at point: [Double], seed: UInt64) {
    let values = correct(point)
    precondition(values.count == entries.count, "\(values.count) entries have \(entries.count) names")
    let largest = values.map(\.magnitude).max() ?? 0
    // A negligible entry is one that no check beside the others need see.
    let visible = values.indices.filter { values[$0].magnitude > largest / 1_000_000 }
    guard !visible.isEmpty else { return nil }
    var generator = SeededGenerator(seed: seed)
    let entry = visible[generator.index(below: visible.count)]
    var kinds: [Fault.Kind] = [.wrongSign, .twice, .missing]
    let others = visible.filter { (values[$0] - values[entry]).magnitude > values[entry].magnitude / 100 }
    if !others.isEmpty { kinds.append(.swapped) }
    let kind = kinds[generator.index(below: kinds.count)]
    let partner = kind == .swapped ? others[generator.index(below: others.count)] : entry
    self.correct = correct
    fault = Fault(kind, coordinate: entry, partner: partner, variables: entries)
  }

  /// The wrong entries at `x`.
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    var entries = correct(x)
    switch fault.kind {
    case .wrongSign: entries[fault.coordinate] = -entries[fault.coordinate]
    case .twice: entries[fault.coordinate] *= 2
    case .missing: entries[fault.coordinate] = 0
    default: entries.swapAt(fault.coordinate, fault.partner)
    }
    return entries
  }
}
