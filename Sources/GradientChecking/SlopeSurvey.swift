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
  /// The scale of each coordinate.
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
    let largest = x.reduce(0) { S.maximum($0, $1.magnitude) }
    scales = x.map { $0.isZero ? largest.isZero ? 1 : W(largest) : W($0.magnitude) }
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
    let x = W(point[i])
    let line = Line<S>(axis: .coordinate(i), bounds: bounds)
    let resolution = tolerance.map { W($0) * claim.values[i].magnitude } ?? W.sqrt(W(S.unitRoundoff)) * claim.size
    let least = W(S.leastNonzeroMagnitude)
    if let shortcut {
      var ladder = DifferenceLadder<W>(
        centre: W(value), side: .both, roundoff: W(S.unitRoundoff), reach: x.magnitude, floor: least)
      let rung = try ladder.rung(shortcut.step * scales[i]) { (t) throws(E) in try line.sample(f, at: t, from: &point) }
      if let rung {
        let level = shortcut.level + W(S.unitRoundoff) * (rung.size + (x * claim.values[i]).magnitude) + least
        let discrepancy = (rung.slope - claim.values[i]).magnitude
        if discrepancy + level / rung.step <= resolution / 4 {
          var finding = SlopeFinding<W>()
          finding.slope = rung.slope
          // The claim is confirmed: what differs from it is truncation.
          finding.truncation = 2 * discrepancy
          finding.noise = 2 * level / rung.step
          finding.step = rung.step
          finding.evaluations = ladder.evaluations
          return finding
        }
      }
    }
    let search = SlopeSearch<S, W>(
      line: line, centre: value, scale: scales[i], reach: x.magnitude, floor: least, claim: claim.values[i],
      resolution: resolution, seed: seed &+ UInt64(i))
    return try search(f, at: &point)
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
