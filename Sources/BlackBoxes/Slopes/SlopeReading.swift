package import Scalars

/// What differences in the working format say of the slope of f along one line.
package struct SlopeReading<W: RealScalar>: Sendable {
  /// The slope; NaN when there is none to be had.
  package var slope: W = .nan
  /// A bound on its error, as far as f shows: ``truncation`` and ``noise``.
  package var error: W { truncation + noise }
  /// The part of the error that another step shows; infinite where no slope was had.
  package var truncation: W = .infinity
  /// What the noise of f's values makes of the slope.
  package var noise: W = 0
  /// The noise of f's values.
  package var level: W = 0
  /// By how much f was seen to vary.
  package var range: W = 0
  /// The finest step that the slope was computed from.
  package var step: W = .nan
  /// The differences that were taken at their steps, of each look the largest step first.
  package var differences: [[(step: W, slope: W)]] = []
  /// What the other of two looks, which share no sample, says of the slope: the slope, its error, and its finest step.
  package var other: (slope: W, error: W, step: W)?
  /// How much the slope changes over the scale of the line, by the curvature that was seen: what a zero slope is small
  /// against.
  package var variation: W = 0
  /// Whether f has one value at every point that was tried.
  package var isConstant = false
  /// The slopes of the two sides, at a kink, or at the edge of f's domain, where one of them is NaN.
  package var sides: (left: W, right: W)?
  /// Why there is no slope, or none to be trusted.
  package var obstacle: SlopeObstacle?

  /// A reading of nothing yet, or of what stands in the way.
  package init(obstacle: SlopeObstacle? = nil) { self.obstacle = obstacle }
}

/// What stands between differences and a slope.
package enum SlopeObstacle: Hashable, Sendable {
  /// Nobody waited for it.
  case interrupted
  /// No more evaluations were allowed.
  case budget
  /// f has a kink at the point: the slopes of its two sides differ.
  case kink
  /// f is a number on no side, at no step that was tried, or on one too near to its edge.
  case domainEdge
  /// f is infinite at the steps that were tried.
  case overflow
  /// The point and its neighbour are the same number.
  case stepLost
  /// The values of f do not hang together at any step, and change by less at the smallest.
  case noise
  /// They change by as much over the smallest steps as over the largest.
  case unsettled
}
