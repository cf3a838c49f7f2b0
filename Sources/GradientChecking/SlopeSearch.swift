import RealModule
import Scalars

/// What differences in the working format say of the slope of f along one line.
struct SlopeFinding<W: RealScalar>: Sendable {
  /// The slope; NaN when there is none to be had.
  var slope: W = .nan
  /// A bound on its error, as far as f shows: ``truncation``, ``noise`` and ``spread``.
  var error: W { truncation + noise + spread }
  var truncation: W = .infinity
  /// What the noise of f's values makes of the slope.
  var noise: W = 0
  /// By how much the slope changes, beyond a smooth change, when every coordinate is moved by some ulps: the rounding of
  /// the others, and of what f computes from them, biases a difference smoothly.
  var spread: W = 0
  /// The noise of f's values.
  var level: W = 0
  /// The finest step that the slope was computed from.
  var step: W = .nan
  /// How much the slope changes over the scale of the line, by the curvature that was seen: what a zero slope is small
  /// against.
  var variation: W = 0
  /// The slopes of the two sides, at a kink, or at the edge of f's domain, where one of them is NaN.
  var sides: (left: W, right: W)?
  /// Why there is no slope, or none to be trusted.
  var obstacle: UndecidedReason?
  /// How many values of f were taken.
  var evaluations = 0
}

/// The search for the slope of f along a line at a point, by a ``DifferenceLadder``.
struct SlopeSearch<S: RealScalar, W: RealScalar> {
  /// The line.
  let line: Line<S>
  /// f at the point.
  let centre: S
  /// The size of the line's parameter t over which f is first expected to vary.
  let scale: W
  /// How far the parameter is from where it would be exactly known: |xᵢ| along a coordinate.
  let reach: W
  /// The noise in f that comes from rounding the points, where ``reach`` does not say it.
  let floor: W
  /// The claimed slope.
  let claim: W
  /// The error that would decide.
  let resolution: W
  /// The seed of the moves by some ulps.
  let seed: UInt64

  /// The coarsest step, in units of the scale: about a seventh, or u^⅓ where that is more, in formats of few bits. It is no
  /// power of two: on a dyadic ladder a function whose period is one would look constant.
  static var start: W { W.maximum(0.137, W(1).scaled(byPowerOfTwo: -S.precision / 3)) }

  /// The rungs of a ladder: down to steps of about u^⅘ of the scale, where only noise is left.
  static var rungs: Int { Swift.max(6, 4 * S.precision / 5) }

  /// Looks for the slope of f; `point` is perturbed in place, and restored. What f throws is passed on.
  func callAsFunction<E: Error>(_ f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> SlopeFinding<W> {
    try examined(f, at: &point).finding
  }

  /// The finding, and the ladder that it was read from.
  ///
  /// - Parameter isSurvey: whether jumps are looked for where nothing is suspicious, too.
  func examined<E: Error>(
    _ f: ([S]) throws(E) -> S, at point: inout [S], isSurvey: Bool = false
  ) throws(E) -> (finding: SlopeFinding<W>, ladder: DifferenceLadder<W>) {
    var ladder = try self.ladder(f, at: &point)
    var finding = SlopeFinding<W>()
    guard ladder.rungs.count >= 4, ladder.best != nil else {
      finding.obstacle = try obstacle(f, at: &point)
      finding.evaluations = ladder.evaluations + 2
      return (finding, ladder)
    }
    try refine(&ladder, f, at: &point, isSurvey: isSurvey)
    guard let best = ladder.best else { return (finding, ladder) }
    finding.slope = best.slope
    finding.truncation = best.truncation
    finding.noise = best.noise
    finding.level = best.level
    finding.step = ladder.rungs[best.range.upperBound].step
    let coarsest = ladder.rungs[best.range.lowerBound]
    finding.variation = coarsest.bend.magnitude * W.minimum(1, scale / coarsest.step)
    finding.spread = try spread(of: best, in: &ladder, f, at: &point)
    if ladder.hasKink {
      finding.obstacle = .kink
      finding.sides = ladder.sideSlopes
    } else if ladder.side != .both {
      finding.sides = ladder.side == .right ? (.nan, best.slope) : (best.slope, .nan)
    }
    finding.evaluations = ladder.evaluations
    return (finding, ladder)
  }

  /// The first ladder: on both sides where f is finite there, else on the one where it is.
  private func ladder<E: Error>(
    _ f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> DifferenceLadder<W> {
    var spent = 0
    var fallback: DifferenceLadder<W>?
    for side in [DifferenceLadder<W>.Side.both, .right, .left] {
      var ladder = DifferenceLadder<W>(
        centre: W(centre), side: side, roundoff: W(S.unitRoundoff), reach: reach, floor: floor)
      var step: W = Self.start * scale
      var shrunk = 0
      while shrunk < S.precision, let rung = try ladder.rung(step, { (t) throws(E) in try line.sample(f, at: t, from: &point) }),
        !rung.slope.isFinite
      {
        step /= 2
        shrunk += 1
      }
      try ladder.descend(from: step, count: Self.rungs) { (t) throws(E) in try line.sample(f, at: t, from: &point) }
      ladder.evaluations += spent
      spent = ladder.evaluations
      // So near to an edge that no room is left for a ladder on both sides, one on one side has more.
      let isRoomy = ladder.rungs.count >= 4 && 3 * shrunk < S.precision
      if isRoomy { return ladder }
      if ladder.rungs.count > fallback?.rungs.count ?? -1 { fallback = ladder }
    }
    var last = fallback ?? DifferenceLadder(centre: W(centre), side: .both, roundoff: 0, reach: 0, floor: 0)
    last.evaluations = spent
    return last
  }

  /// Goes on where the first ladder leaves something open: below it where x = 0 and f varies on a smaller scale, above it
  /// for noise, for a flat f, and for a claim that it contradicts; then looks for jumps.
  private func refine<E: Error>(
    _ ladder: inout DifferenceLadder<W>, _ f: ([S]) throws(E) -> S, at point: inout [S], isSurvey: Bool
  ) throws(E) {
    func phi(_ t: W) throws(E) -> DifferenceLadder<W>.Sample? { try line.sample(f, at: t, from: &point) }
    if reach.isZero, let best = ladder.best, best.truncation > best.noise, best.error > resolution,
      let last = ladder.rungs.last
    {
      try ladder.descend(from: last.step / 2, count: 2 * Self.rungs, phi: phi)
    }
    guard let best = ladder.best else { return }
    let target = W.maximum(resolution, W.sqrt(W(S.unitRoundoff)) * best.slope.magnitude)
    let isNoisy = best.noise >= best.truncation && 2 * best.error > target
    guard isSurvey || ladder.isFlat || isNoisy || !((claim - best.slope).magnitude <= 2 * best.error) else { return }
    // Ten rungs up; for a tiny x as many as lead to 1.
    let upwards = reach.isZero ? 10 : Swift.min(40, Swift.max(10, -Int(scale.exponent)))
    try ladder.climb(upwards, phi: phi)
    try ladder.findQuantum(phi: phi)
  }

  /// By how much the slope of a window changes when every coordinate is moved by a few ulps, by some, and by many; of the
  /// two larger moves only what does not cancel between opposite ones, for it is not smooth.
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
  private func obstacle<E: Error>(_ f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> UndecidedReason {
    let step: W = Self.start * scale
    let samples = [
      try line.sample(f, at: step, from: &point) as DifferenceLadder<W>.Sample?,
      try line.sample(f, at: -step, from: &point),
    ]
    if samples.contains(where: { $0 == nil }) { return .stepLost }
    return samples.contains { $0?.value.isInfinite ?? false } ? .overflow : .domainEdge
  }
}
