public import Scalars

/// What f does at one step: at x + t and x − t, or on one side alone.
@frozen
@usableFromInline
struct DifferencePair<S: RealScalar>: Sendable {
  /// The step is t₀·2^(−rank/13).
  @usableFromInline var rank: Int
  /// Half the distance of the two points, or the distance of the one from x.
  @usableFromInline var step: S
  /// The difference quotient.
  @usableFromInline var slope: S
  /// f(x + t) + f(x − t) − 2f(x); zero where there is but one side.
  @usableFromInline var even: S
  /// The largest change of f from x.
  @usableFromInline var change: S
  /// The largest |f|.
  @usableFromInline var size: S
  /// What an error of one unit, relative to f's values and to their arguments, changes them by: |f| + |x·f′|.
  @usableFromInline var sensitivity: S

  @inlinable
  init(
    rank: Int, step: S, slope: S, even: S, change: S, size: S, sensitivity: S
  ) {
    self.rank = rank
    self.step = step
    self.slope = slope
    self.even = even
    self.change = change
    self.size = size
    self.sensitivity = sensitivity
  }
}
