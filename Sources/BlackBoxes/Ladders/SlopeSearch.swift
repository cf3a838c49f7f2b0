import RealModule
import Scalars

/// The search for the slope of f along a line at a point, by a ``DifferenceLadder``.
struct SlopeSearch<S: RealScalar, W: RealScalar> {
  /// The line.
  let line: SampledLine<S>
  /// f at the point.
  let centre: S
  /// The size of the line's parameter t over which f is first expected to vary.
  let scale: W
  /// How far the parameter is from where it would be exactly known: |xᵢ| along a coordinate.
  let reach: W
  /// The noise in f that comes from rounding the points, where ``reach`` does not say it.
  let floor: W
  /// The slope that is expected.
  let expected: W
  /// The error that would decide.
  let resolution: W
  /// The seed of the moves by some ulps.
  let seed: UInt64

  /// The coarsest step, in units of the scale: about a seventh, or u^⅓ where that is more, in formats of few bits. It is no
  /// power of two: on a dyadic ladder a function whose period is one would look constant.
  static var start: W { W.maximum(DerivativeSearch<W>.firstStep, W(1).scaled(byPowerOfTwo: -S.precision / 3)) }

  /// The rungs of a ladder: down to steps of about u^⅘ of the scale, where only noise is left.
  static var rungs: Int { Swift.max(6, 4 * S.precision / 5) }

  /// Whether the line is a coordinate at 0, where points are exact however small the step, and no scale is known.
  private var isAtOrigin: Bool {
    if case .coordinate = line.axis { reach.isZero } else { false }
  }

  /// Looks for the slope of f; `point` is perturbed in place, and restored. What f throws is passed on.
  func callAsFunction<E: Error>(_ f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> SlopeReading<W> {
    var ladder = try self.ladder(f, at: &point)
    var reading = SlopeReading<W>()
    guard ladder.rungs.count >= 4, ladder.best != nil else {
      reading.obstacle = try obstacle(f, at: &point)
      reading.evaluations = ladder.evaluations + 2
      return reading
    }
    try refine(&ladder, f, at: &point)
    guard let best = ladder.best else { return reading }
    reading.slope = best.slope
    reading.truncation = best.truncation
    reading.noise = best.noise
    reading.level = best.level
    reading.step = ladder.rungs[best.range.upperBound].step
    reading.variation = variation(in: ladder, slope: best.slope)
    reading.spread = try spread(of: best, in: &ladder, f, at: &point)
    if ladder.hasKink {
      reading.obstacle = .kink
      reading.sides = (
        try slope(.left, in: &ladder, f, at: &point), try slope(.right, in: &ladder, f, at: &point)
      )
    } else if ladder.side != .both {
      reading.sides = ladder.side == .right ? (.nan, best.slope) : (best.slope, .nan)
    }
    reading.evaluations = ladder.evaluations
    return reading
  }

  /// The first ladder: on both sides where f is finite there, else on the one where it is.
  private func ladder<E: Error>(_ f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> DifferenceLadder<W> {
    let (both, isRoomy) = try ladder(.both, f, at: &point)
    if isRoomy { return both }
    // So near to an edge that no room is left for a ladder on both sides, one on one side has more.
    let (right, isRightRoomy) = try ladder(.right, f, at: &point)
    let (left, _) = isRightRoomy ? (right, true) : try ladder(.left, f, at: &point)
    var longest = both
    for other in [right, left] where other.rungs.count > longest.rungs.count { longest = other }
    if isRightRoomy { longest = right }
    longest.evaluations = both.evaluations + right.evaluations + (isRightRoomy ? 0 : left.evaluations)
    return longest
  }

  /// A ladder on a given side, from the coarsest step at which f is finite; roomy when that is not far down.
  private func ladder<E: Error>(
    _ side: DifferenceLadder<W>.Side, _ f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> (DifferenceLadder<W>, isRoomy: Bool) {
    func phi(_ t: W) throws(E) -> DifferenceLadder<W>.Sample? { try line.sample(f, at: t, from: &point) }
    var ladder = DifferenceLadder<W>(
      centre: W(centre), side: side, roundoff: W(S.unitRoundoff), reach: reach, floor: floor)
    var step: W = Self.start * scale
    var halvings = 0
    while halvings < S.precision, let rung = try ladder.rung(step, phi), !rung.slope.isFinite {
      step /= 2
      halvings += 1
    }
    try ladder.descend(from: step, count: isAtOrigin ? 3 * Self.rungs : Self.rungs, phi: phi)
    return (ladder, ladder.rungs.count >= 4 && 3 * halvings < S.precision)
  }

  /// The slope of one side alone; its evaluations are counted in `ladder`.
  private func slope<E: Error>(
    _ side: DifferenceLadder<W>.Side, in ladder: inout DifferenceLadder<W>, _ f: ([S]) throws(E) -> S,
    at point: inout [S]
  ) throws(E) -> W {
    let (one, _) = try self.ladder(side, f, at: &point)
    ladder.evaluations += one.evaluations
    return one.best?.slope ?? .nan
  }

  /// The change of the slope over the scale, by the curvature at the coarsest step of the first ladder, where it stands
  /// out of the noise most.
  private func variation(in ladder: DifferenceLadder<W>, slope: W) -> W {
    let rung = ladder.rungs[Swift.min(ladder.climbed, ladder.rungs.count - 1)]
    let bend = ladder.side == .both ? rung.bend.magnitude : 2 * (rung.slope - slope).magnitude
    return bend * (scale / rung.step)
  }

  /// Goes on above the first ladder where that leaves something open: for noise, for a flat f, and for an expectation that it
  /// contradicts; then looks for jumps.
  private func refine<E: Error>(
    _ ladder: inout DifferenceLadder<W>, _ f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) {
    func phi(_ t: W) throws(E) -> DifferenceLadder<W>.Sample? { try line.sample(f, at: t, from: &point) }
    guard let best = ladder.best else { return }
    // √u of the slope is what a central difference of a well-scaled f is sure to reach (u^⅔) with a margin for its scale.
    let target = W.maximum(resolution, W.sqrt(W(S.unitRoundoff)) * best.slope.magnitude)
    let isNoisy = best.noise >= best.truncation && 2 * best.error > target
    guard ladder.isFlat || isNoisy || !((expected - best.slope).magnitude <= 2 * best.error) else { return }
    // Up to ten rungs up, and none where the format has too few bits to tell an oscillation from a limit; for a tiny x up to
    // forty, as many as lead to 1.
    let most = Swift.max(0, Swift.min(10, (S.precision - 8) / 2))
    let upwards = isAtOrigin ? most : Swift.max(most, Swift.min(4 * most, -Int(scale.exponent)))
    try ladder.climb(upwards, phi: phi)
    try ladder.findQuantum(phi: phi)
  }

  /// By how much the slope of a window changes when every coordinate is moved by a few ulps, by some, and by many; of the
  /// two larger moves only what does not cancel between opposite ones, for it is not smooth.
  ///
  /// The moves are of 2² ulps, where roundings inside f change and f itself does not, twice of 2⁶ and twice of 2¹⁰, by which
  /// stairs of that many ulps are seen; but of no more than 2^(p/4) and 2^(p/2−2), below which a smooth f's curvature stays
  /// under its rounding: (2^(p/2−2)·u)² is u/16.
  private func spread<E: Error>(
    of window: DifferenceLadder<W>.Window, in ladder: inout DifferenceLadder<W>, _ f: ([S]) throws(E) -> S,
    at point: inout [S]
  ) throws(E) -> W {
    var directions = RandomDirections(seed: seed)
    var spread: W = 0
    let p = S.precision
    for size in [2, Swift.min(6, p / 4), Swift.min(6, p / 4), Swift.min(10, p / 2 - 2), Swift.min(10, p / 2 - 2)] {
      let weights: [S] = directions.next(count: point.count)
      let ulps = 2 * S.unitRoundoff.scaled(byPowerOfTwo: size)
      var changes: [W] = []
      for sign in [ulps, -ulps] {
        var moved = zip(point, weights).map { $0 + $0 * ($1 * sign) }
        guard line.contains(moved) else { continue }
        var value = W(centre)
        if ladder.side != .both {
          value = W(try f(moved))
          ladder.evaluations += 1
        }
        var other = DifferenceLadder<W>(
          centre: value, side: ladder.side, roundoff: ladder.roundoff, reach: reach, floor: floor)
        var slopes: [W] = []
        for k in window.range {
          let rung = try other.rung(ladder.rungs[k].step) { (t) throws(E) in try line.sample(f, at: t, from: &moved) }
          slopes.append(rung?.slope ?? .nan)
        }
        ladder.evaluations += other.evaluations
        changes.append(ladder.extrapolated(slopes) - window.slope)
      }
      let change: W =
        size == 2
        ? changes.reduce(0) { W.maximum($0, $1.magnitude) }
        : changes.count == 2 ? ((changes[0] + changes[1]) / 2).magnitude : 0
      if change.isFinite { spread = W.maximum(spread, change) }
    }
    return spread
  }

  /// Why no ladder can be built.
  private func obstacle<E: Error>(_ f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> SlopeObstacle {
    let step: W = Self.start * scale
    let samples = [
      try line.sample(f, at: step, from: &point) as DifferenceLadder<W>.Sample?,
      try line.sample(f, at: -step, from: &point),
    ]
    if samples.contains(where: { $0 == nil }) { return .stepLost }
    return samples.contains { $0?.value.isInfinite ?? false } ? .overflow : .domainEdge
  }
}
