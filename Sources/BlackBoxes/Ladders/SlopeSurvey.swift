import RealModule
package import Scalars

/// What f is like at a point, from one ladder along a random direction, and the readings that it makes cheap.
///
/// A direction moves every coordinate: a kink, a jump or noise that any of them has shows along it. Where it shows none,
/// one central difference per coordinate, at the step that is best along the direction, confirms a slope that is expected:
/// that truncation and a fault should cancel, to √u of the gradient, is not likely. What is not confirmed gets a ladder.
package struct SlopeSurvey<S: RealScalar, W: RealScalar>: Sendable {
  /// How many values of f were taken.
  package private(set) var evaluations = 0
  /// The noise of f's values; nil where it is that of rounding them once.
  package private(set) var noise: S?

  private let value: S
  private let expected: [W]
  /// The largest of them.
  private let size: W
  private let tolerance: S?
  private let bounds: [ClosedRange<S>]?
  private let seed: UInt64
  /// The largest |xᵢ|, or 1 where all are zero.
  private let largest: W
  /// The scale of each coordinate: |xᵢ|, or the largest where that is zero.
  private let scales: [W]
  /// The step of one difference, in units of the scale, and the noise there; nil where one difference is not enough.
  private var shortcut: (step: W, level: W)?

  /// The survey of f at x, where its value is `value`.
  ///
  /// - Parameters:
  ///   - expected: the slope that is expected along each coordinate.
  ///   - size: the largest of them that is finite, in magnitude: a slope is to be known to √u of it.
  ///   - tolerance: to what part of itself a slope is to be known instead, where that is asked.
  ///   - bounds: where each coordinate may be moved to.
  package init<E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], value: S, expecting expected: [W], size: W, tolerance: S?,
    bounds: [ClosedRange<S>]?, seed: UInt64
  ) throws(E) {
    self.value = value
    self.expected = expected
    self.size = size
    self.tolerance = tolerance
    self.bounds = bounds
    self.seed = seed
    let most = x.reduce(0) { S.maximum($0, $1.magnitude) }
    let largest = most.isZero ? 1 : W(most)
    self.largest = largest
    scales = x.map { $0.isZero ? largest : W($0.magnitude) }
    guard x.count > 1 else { return }

    var directions = RandomDirections(seed: seed)
    let direction: [S] = directions.next(scales: scales.map { S($0) })
    let weights = direction.map { W($0) }
    // Each point of the line is rounded, in every coordinate: errors of random sign.
    let squares = zip(x, expected).reduce(W(0)) { $0 + (W($1.0) * $1.1) * (W($1.0) * $1.1) }
    let rounding = W(S.unitRoundoff) * W.sqrt(squares)
    let slope = zip(weights, expected).reduce(W(0)) { $0 + $1.0 * $1.1 }
    let search = SlopeSearch<S, W>(
      line: SampledLine(axis: .direction(direction), bounds: bounds), centre: value, scale: 1, reach: 0,
      floor: W(S.leastNonzeroMagnitude) + (rounding.isFinite ? rounding : 0), expected: slope,
      resolution: W.sqrt(W(S.unitRoundoff)) * size, seed: seed)
    var point = x
    let (reading, plain) = try search.survey(f, at: &point)
    evaluations = reading.evaluations
    if reading.level > 0 { noise = S(reading.level) }
    if reading.obstacle == nil, reading.sides == nil { shortcut = plain }
  }

  /// What differences say of component i.
  package func reading<E: Error>(
    _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeReading<W> {
    let line = SampledLine<S>(axis: .coordinate(i), bounds: bounds)
    let resolution = tolerance.map { W($0) * expected[i].magnitude } ?? W.sqrt(W(S.unitRoundoff)) * size
    if let confirmed = try confirmed(i, line, resolution, of: f, at: &point) { return confirmed }
    let search = SlopeSearch<S, W>(
      line: line, centre: value, scale: scales[i], reach: W(point[i]).magnitude, floor: W(S.leastNonzeroMagnitude),
      expected: expected[i],
      resolution: resolution, seed: seed &+ UInt64(i))
    return try search(f, at: &point)
  }

  /// The reading of one central difference, where it confirms the expected slope to half of the resolution.
  ///
  /// Its step is the one that was best along the direction, in units of the coordinate's scale, or, if that is more, the
  /// one at which noise is a fifth of the resolution, up to a quarter of the largest coordinate. Truncation
  /// needs no estimate: the difference and the expectation have nothing in common but the derivative.
  private func confirmed<E: Error>(
    _ i: Int, _ line: SampledLine<S>, _ resolution: W, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeReading<W>? {
    guard let shortcut, resolution > 0 else { return nil }
    let (x, least) = (W(point[i]).magnitude, W(S.leastNonzeroMagnitude))
    let level = shortcut.level + W(S.unitRoundoff) * x * expected[i].magnitude + least
    let quiet: W = W.minimum(5 * level / resolution, largest / 4)
    var ladder = DifferenceLadder<W>(
      centre: W(value), side: .both, roundoff: W(S.unitRoundoff), reach: x, floor: least)
    let step = W.maximum(shortcut.step * scales[i], quiet)
    guard let rung = try ladder.rung(step, { (t) throws(E) in try line.sample(f, at: t, from: &point) }) else {
      return nil
    }
    var reading = SlopeReading<W>()
    reading.slope = rung.slope
    reading.truncation = 2 * (rung.slope - expected[i]).magnitude
    reading.noise = 2 * level / rung.step
    reading.step = rung.step
    reading.evaluations = ladder.evaluations
    return reading.error <= resolution ? reading : nil
  }
}

extension SlopeSearch {
  /// The reading, and the step and noise of the best difference that is not extrapolated; nil where f jumps.
  fileprivate func survey<E: Error>(
    _ f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> (SlopeReading<W>, plain: (step: W, level: W)?) {
    let (reading, ladder) = try examined(f, at: &point, isSurvey: true)
    guard let best = ladder.best, ladder.quantum.isZero, !ladder.isFlat else { return (reading, nil) }
    var plain: DifferenceLadder<W>.Window?
    for window in ladder.windows where window.range.count == 1 {
      guard (window.slope - best.slope).magnitude <= 3 * (window.error + best.error) else { continue }
      if window.error < plain?.error ?? .infinity { plain = window }
    }
    return (reading, plain.map { (ladder.rungs[$0.range.upperBound].step, $0.level) })
  }
}
