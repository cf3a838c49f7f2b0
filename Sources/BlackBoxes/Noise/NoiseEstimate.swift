public import Scalars

/// What ``ECnoise`` found out about the noise of a function.
public struct NoiseEstimate<S: RealScalar>: Hashable, Sendable {
  /// The standard deviation of the noise; 0 where none was detected.
  public var noise: S = 0
  /// The order k of the differences that it comes from; nil where none was detected.
  public var order: Int?
  /// The distance of neighbouring points.
  public var spacing: S
  /// The values at the points, in ascending order of the points.
  public var values: [S]
  /// The table of differences: its k-th row, counted from 1, holds those of order k.
  public var differences: [[S]] = []
  /// σ_k for k = 1, 2, …
  public var levels: [S] = []
  /// Whether the noise was detected, or what is wrong with the spacing.
  public var outcome: NoiseOutcome = .spacingTooLarge
  /// How many times f was evaluated; the number of values where they were given.
  public var evaluations: Int

  init(spacing: S, values: [S]) {
    self.spacing = spacing
    self.values = values
    evaluations = values.count
  }
}

/// What became of a search for noise.
@frozen
public enum NoiseOutcome: String, CaseIterable, Codable, Hashable, Sendable {
  /// Three levels agree: there is noise, and this is its size.
  case detected
  /// Half of the neighbouring values are equal; a hundredfold spacing is worth a try.
  case spacingTooSmall
  /// The values differ in the first digit, or their differences are f's own; a hundredth of the spacing is worth a try.
  case spacingTooLarge
  /// f is not finite at a point.
  case notFinite
}
