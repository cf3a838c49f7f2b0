import Scalars

/// What f does at one step: at x + t and x − t, or on one side alone.
struct DifferencePair<S: RealScalar>: Sendable {
  /// The step is t₀·2^(−rank/13).
  var rank: Int
  /// Half the distance of the two points, or the distance of the one from x.
  var step: S
  /// The difference quotient.
  var slope: S
  /// f(x + t) + f(x − t) − 2f(x); zero where there is but one side.
  var even: S
  /// The largest change of f from x.
  var change: S
  /// The largest |f|.
  var size: S
  /// What an error of one unit, relative to f's values and to their arguments, changes them by: |f| + |x·f′|.
  var sensitivity: S
}
