public import GradientChecking
public import MultiPrecision
public import Scalars

/// Which components of a gradient are wrong, found by derivatives along directions.
public struct FaultLocation<S: RealScalar>: Sendable {
  /// `agree` when no fault was found, `disagree` when one was, else undecided.
  public var verdict: Verdict
  /// The wrong components, each confirmed by differences along its coordinate, by index.
  public var faults: [CoordinateEvidence<S>]
  /// Ranges in which a fault was seen that is too small, at f's noise, to be located, or for which the evaluations did not
  /// suffice, and ranges of dense faults.
  public var suspects: [Range<Int>] = []
  /// Whether so many components are wrong that they were not looked for one by one; ``faults`` are then examples.
  public var isDense = false
  /// The ranges of dense faults, ascending, and what is known of them; they are among ``suspects``, too.
  public var denseFaults: [DenseFault] = []
  /// How many times f was evaluated.
  public var evaluations: Int
  /// An upper bound on the probability that several errors, the greatest of them 32 times the sensitivity or more, cancelled
  /// in every probe that was clean. A single one above the sensitivity cannot; 1 where nothing was confirmed.
  public var missProbability: Double
  /// For each block, the least error of one component that would have been seen; for the whole, where there are no blocks.
  public var sensitivities: [(name: String?, range: Range<Int>, least: MeasuredError)]
  /// The seed of the directions.
  public var seed: UInt64
}
