import RealModule
import Scalars

/// What f is like at a point, from one ladder along a random direction, and the findings that it makes cheap.
///
/// A direction moves every coordinate: a kink, a jump or noise that any of them has shows along it. Where it shows none,
/// one central difference per coordinate, at the step that is best along the direction, confirms a claim: that truncation and
/// a fault should cancel, to √u of the gradient, is not to be expected. Every claim that is not confirmed gets a ladder.
struct SlopeSurvey<S: RealScalar, W: RealScalar>: Sendable {
  /// How many values of f were taken.
  private(set) var evaluations = 0
  /// The noise of f's values; nil where it is that of rounding them once.
  private(set) var noise: S?

  private let value: S
  private let claim: JudgedClaim<S, W>
  private let tolerance: S?
  private let bounds: [ClosedRange<S>]?
  private let seed: UInt64
  /// The largest |xᵢ|, or 1 where all are zero.
  private let largest: W
  /// The scale of each coordinate: |xᵢ|, or the largest where that is zero.
  private let scales: [W]
  /// The step of one difference, in units of the scale, and the noise there; nil where one difference is not enough.
  private var shortcut: (step: W, level: W)?

  init<E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], value: S, claim: JudgedClaim<S, W>, check: EvidenceCheck<S>
  ) throws(E) {
    self.value = value
    self.claim = claim
    tolerance = check.tolerance
    bounds = check.bounds
    seed = check.seed
    let size = x.reduce(0) { S.maximum($0, $1.magnitude) }
    let largest = size.isZero ? 1 : W(size)
    self.largest = largest
    scales = x.map { $0.isZero ? largest : W($0.magnitude) }
    guard x.count > 1 else { return }

    var directions = RandomDirections(seed: seed)
    let direction: [S] = directions.next(scales: scales.map { S($0) })
    let weights = direction.map { W($0) }
    // Each point of the line is rounded, in every coordinate: errors of random sign.
    let squares = zip(x, claim.values).reduce(W(0)) { $0 + (W($1.0) * $1.1) * (W($1.0) * $1.1) }
    let rounding = W(S.unitRoundoff) * W.sqrt(squares)
    let slope = zip(weights, claim.values).reduce(W(0)) { $0 + $1.0 * $1.1 }
    let search = SlopeSearch<S, W>(
      line: Line(axis: .direction(direction), bounds: bounds), centre: value, scale: 1, reach: 0,
      floor: W(S.leastNonzeroMagnitude) + (rounding.isFinite ? rounding : 0), claim: slope,
      resolution: W.sqrt(W(S.unitRoundoff)) * claim.size, seed: seed)
    var point = x
    let (finding, plain) = try search.survey(f, at: &point)
    evaluations = finding.evaluations
    if finding.level > 0 { noise = S(finding.level) }
    if finding.obstacle == nil, finding.sides == nil { shortcut = plain }
  }

  /// What differences say of component i.
  func finding<E: Error>(_ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]) throws(E) -> SlopeFinding<W> {
    let line = Line<S>(axis: .coordinate(i), bounds: bounds)
    let resolution = tolerance.map { W($0) * claim.values[i].magnitude } ?? W.sqrt(W(S.unitRoundoff)) * claim.size
    if let confirmed = try confirmed(i, line, resolution, of: f, at: &point) { return confirmed }
    let search = SlopeSearch<S, W>(
      line: line, centre: value, scale: scales[i], reach: W(point[i]).magnitude, floor: W(S.leastNonzeroMagnitude),
      claim: claim.values[i],
      resolution: resolution, seed: seed &+ UInt64(i))
    return try search(f, at: &point)
  }

  /// The finding of one central difference, where it confirms the claim to half of the resolution.
  ///
  /// Its step is the one that was best along the direction, in units of the coordinate's scale, or, if that is more, the
  /// one at which noise is a fifth of the resolution, up to a quarter of the largest coordinate. Truncation
  /// needs no estimate: the difference and the claim have nothing in common but the derivative.
  private func confirmed<E: Error>(
    _ i: Int, _ line: Line<S>, _ resolution: W, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeFinding<W>? {
    guard let shortcut, resolution > 0 else { return nil }
    let (x, least) = (W(point[i]).magnitude, W(S.leastNonzeroMagnitude))
    let level = shortcut.level + W(S.unitRoundoff) * x * claim.values[i].magnitude + least
    let quiet: W = W.minimum(5 * level / resolution, largest / 4)
    var ladder = DifferenceLadder<W>(
      centre: W(value), side: .both, roundoff: W(S.unitRoundoff), reach: x, floor: least)
    let step = W.maximum(shortcut.step * scales[i], quiet)
    guard let rung = try ladder.rung(step, { (t) throws(E) in try line.sample(f, at: t, from: &point) }) else {
      return nil
    }
    var finding = SlopeFinding<W>()
    finding.slope = rung.slope
    finding.truncation = 2 * (rung.slope - claim.values[i]).magnitude
    finding.noise = 2 * level / rung.step
    finding.step = rung.step
    finding.evaluations = ladder.evaluations
    return finding.error <= resolution ? finding : nil
  }
}

extension SlopeSearch {
  /// The finding, and the step and noise of the best difference that is not extrapolated; nil where f jumps.
  fileprivate func survey<E: Error>(
    _ f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> (SlopeFinding<W>, plain: (step: W, level: W)?) {
    let (finding, ladder) = try examined(f, at: &point, isSurvey: true)
    guard let best = ladder.best, ladder.quantum.isZero, !ladder.isFlat else { return (finding, nil) }
    var plain: DifferenceLadder<W>.Window?
    for window in ladder.windows where window.range.count == 1 {
      guard (window.slope - best.slope).magnitude <= 3 * (window.error + best.error) else { continue }
      if window.error < plain?.error ?? .infinity { plain = window }
    }
    return (finding, plain.map { (ladder.rungs[$0.range.upperBound].step, $0.level) })
  }
}
