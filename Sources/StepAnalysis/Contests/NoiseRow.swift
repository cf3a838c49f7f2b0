package import BlackBoxes
package import MultiPrecision
package import Scalars

/// The noise of a function around a point, as it is, as ECnoise estimates it, and as it is assumed where nobody asks.
package struct NoiseRow: Codable, Hashable, Sendable {
  /// The noise that was measured; nil where f is not finite, or has no reference.
  package let measured: MeasuredNoise?
  /// ECnoise's standard deviation; nil where it detected none.
  package let estimate: MeasuredError?
  package let outcome: NoiseOutcome
  /// The distance of the points at which the noise is measured: that of the points which ECnoise saw last, or of the
  /// format's numbers at x where that is more.
  package let spacing: MeasuredError
  package let evaluations: Int

  /// ECnoise's estimate over the measured deviation; nil where there is no estimate or no noise.
  package var ratio: MeasuredError? {
    guard let estimate, let deviation = measured?.deviation, !deviation.isZero else { return nil }
    return estimate / deviation
  }

  /// Compares, along one coordinate.
  ///
  /// The noise is measured at the distance that ECnoise came to, for noise depends on it: neighbouring numbers are
  /// rounded alike where f is flat. Where ECnoise looked closer than the format's numbers lie, what it saw were jumps
  /// between them, and the measurement takes those numbers. Of the points there are as many as fit into
  /// a sixteenth of max(1, |x|) on either side, from 7, which is what ECnoise sees, to 101.
  ///
  /// - Precondition: `coordinate` is an index of `point`.
  ///
  /// Cost: up to 101 evaluations in the format, as many with four times its precision, and ECnoise's.
  package static func measure<F: RealFunction, T: RealScalar>(
    _ function: F, at point: [T], coordinate: Int = 0
  ) -> NoiseRow {
    precondition(point.indices.contains(coordinate), "coordinate \(coordinate) is not one of \(point.count)")
    let x = point[coordinate]
    var moved = point
    let found = ECnoise()(
      { (t: T) -> T in
        moved[coordinate] = t
        return function(moved)
      }, at: x)
    let spacing = T.maximum(found.spacing, x.ulp)
    let reach = T.maximum(1, x.magnitude) / 16 / spacing
    let half = reach >= 50 ? 50 : reach >= 3 ? Int(Double(MeasuredError(reach))) : 3
    let isUsable = x.isFinite && spacing.isFinite && spacing > 0
    return NoiseRow(
      measured: isUsable
        ? .measure(function, at: point, coordinate: coordinate, spacing: spacing, count: 2 * half + 1) : nil,
      estimate: found.outcome == .detected ? MeasuredError(found.noise) : nil, outcome: found.outcome,
      spacing: MeasuredError(spacing), evaluations: found.evaluations)
  }
}
