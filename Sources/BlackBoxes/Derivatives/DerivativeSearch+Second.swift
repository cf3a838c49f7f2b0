public import FiniteDifferences
import RealModule
public import Scalars

extension DerivativeSearch {
  /// The second derivative, from the pairs that the search of the first has, and some more.
  ///
  /// (f₊ + f₋ − 2f₀)/t² is f″ + f⁗·t²/12 + …, and is extrapolated as the slopes are; at the edge of f's domain that is done with
  /// 2·(s(2t) − s(t))/t = f″ + f‴·t + …, s the slopes of the one side. Its noise is four values' over t², so that the best steps are
  /// larger, by an octave or two. Where the slopes approach f′ in proportion to t, f″ jumps at x, and there is none. Where f vanishes as
  /// another power of t than the second, f″ is 0 or infinite.
  @inlinable
  mutating func second<E: Error>(_ f: (S) throws(E) -> S) throws(E) -> BlackBoxEstimate<S> {
    let first = try run(f)
    guard first.outcome.isEstimate else { return first }
    if isSlopeKinked { return failure(.kink) }
    if let vanishingPower, (vanishingPower - 1).magnitude > 0.1 {
      return vanishingPower > 1 ? vanishingSecond : failure(.noise)
    }
    limit += 6 * order
    var top = try topOfLadder(f)
    guard var seen = curvatures(from: top) else { return failure(.noise) }
    var window = seen.window(length)
    for _ in 0..<4 {
      let before = pairs.count
      if window.truncation > window.noise {
        _ = try pair(seen.ranks[window.range.upperBound - 1] + Self.octave, f)
      } else if window.noise > 4 * window.truncation, seen.steps[0] < S.minimum((0.3 as S) * length, ceiling / 2),
        let larger = try pair(top - Self.octave, f)
      {
        top = larger.rank
      }
      guard pairs.count > before, let longer = curvatures(from: top) else { break }
      let better = longer.window(length)
      let isBetter = better.total <= (0.8 as S) * window.total
      (seen, window) = (longer, better)
      if !isBetter { break }
    }
    return answer(seen, window)
  }

  /// A second derivative of 0, to the least second difference that f's change over a step allows.
  @inlinable
  var vanishingSecond: BlackBoxEstimate<S> {
    var estimate = vanishing
    let bounds = pairs.map { 2 * ($0.change + 20 * unit * $0.sensitivity) / ($0.step * $0.step) }
    estimate.truncation = bounds.min() ?? .infinity
    return estimate
  }

  /// The rank of the largest of the steps in the ratio two that follow upon each other: of the run of pairs that has most of them. Where
  /// none do, as where nothing was seen to bend, it is the largest step that was tried, and two below it are.
  @inlinable
  mutating func topOfLadder<E: Error>(_ f: (S) throws(E) -> S) throws(E) -> Int {
    let usable = pairs.filter { $0.step < ceiling }
    var best = (top: usable.first?.rank ?? 0, count: 1)
    for bottom in usable {
      var (top, count) = (bottom.rank, 1)
      while usable.contains(where: { $0.rank == top - Self.octave }) {
        top -= Self.octave
        count += 1
      }
      if count > best.count { best = (top, count) }
    }
    if best.count == 1 {
      for k in 1...2 { _ = try pair(best.top + k * Self.octave, f) }
    }
    return best.top
  }

  /// The second differences of the steps in the ratio two from a rank on; nil where there are none.
  @inlinable
  func curvatures(from top: Int) -> SecondDifferences<S>? {
    let ladder = ladder(from: top)
    let grain = noiseFactor * unit
    var found = SecondDifferences<S>(order: order)
    if side == 0 {
      for pair in ladder {
        let square = pair.step * pair.step
        found.append(pair.rank, pair.step, pair.even / square, noise: 4 * grain * pair.sensitivity / square)
      }
    } else {
      for (outer, inner) in zip(ladder, ladder.dropFirst()) {
        let gap = outer.step - inner.step
        found.append(
          inner.rank, inner.step, 2 * (outer.slope - inner.slope) / gap,
          noise: 2 * (noise(of: outer) + noise(of: inner)) / gap)
      }
    }
    guard !found.steps.isEmpty else { return nil }
    if side == 0 {
      for pair in pairs where (pair.rank - top) % Self.octave != 0 {
        let square = pair.step * pair.step
        found.witnesses.append(
          (step: pair.step, value: pair.even / square, noise: 4 * grain * pair.sensitivity / square))
      }
    }
    return found
  }

  /// Whether the slopes approach their limit in proportion to the step, and not to its square: at x the second derivative jumps.
  ///
  /// The differences of the slopes at the three smallest steps at which they stand clear of noise are then as those of the steps, to a
  /// twentieth, and at the three before to a fifth.
  @inlinable
  var isSlopeKinked: Bool {
    guard side == 0, !isNoisy, pairs.count >= 3 else { return false }
    let grain = 20 * noiseFactor * unit
    var misses: [S] = []
    for k in 0..<pairs.count - 2 {
      let (outer, middle, inner) = (pairs[k], pairs[k + 1], pairs[k + 2])
      let (large, small) = (outer.slope - middle.slope, middle.slope - inner.slope)
      let least = grain * (inner.sensitivity / inner.step + middle.sensitivity / middle.step)
      guard small.magnitude > least else { continue }
      let linear: S = (outer.step - middle.step) / (middle.step - inner.step)
      misses.append((large / small / linear - 1).magnitude)
    }
    guard let last = misses.last else { return false }
    return last < 0.05 && misses.suffix(2).allSatisfy { $0 < 0.2 }
  }

  /// What is said of the window.
  @inlinable
  func answer(_ seen: SecondDifferences<S>, _ window: ExtrapolationWindow<S>) -> BlackBoxEstimate<S> {
    let nearby = S.maximum(1, x.magnitude)
    let isFar = seen.steps[window.range].allSatisfy { $0 > nearby }
    let truncation = S.maximum(5 * window.truncation, isFar ? unit * center.magnitude / (nearby * nearby) : 0)
    let roundoff = 3 * window.noiseBound + 2 * unit * window.value.magnitude + S.leastNonzeroMagnitude
    let error = truncation + roundoff
    guard error.isFinite, window.value.isFinite else { return failure(.noise) }
    let isSeen = window.value.magnitude > 3 * window.noiseBound
    if error >= window.value.magnitude, isNoisy || isSeen { return failure(.noise) }
    let isConstant = pairs.allSatisfy { $0.change.isZero }
    let outcome: BlackBoxOutcome =
      isConstant ? .constant : side == 0 ? .estimated : side > 0 ? .rightEdge : .leftEdge
    return BlackBoxEstimate(
      value: window.value, truncation: truncation, roundoff: roundoff, step: seen.steps[window.range.upperBound - 1],
      evaluations: evaluations, outcome: outcome)
  }
}

/// Second differences over steps in the ratio two, the largest first, and others beside them.
@frozen
@usableFromInline
struct SecondDifferences<S: RealScalar>: Sendable {
  @usableFromInline let order: Int
  @usableFromInline var ranks: [Int] = []
  @usableFromInline var steps: [S] = []
  @usableFromInline var values: [S] = []
  @usableFromInline var noises: [S] = []
  /// Differences that are in no run: what they miss its prediction by is noise that was not known.
  @usableFromInline var witnesses: [(step: S, value: S, noise: S)] = []

  @inlinable
  init(order: Int) { self.order = order }

  @inlinable
  mutating func append(_ rank: Int, _ step: S, _ value: S, noise: S) {
    ranks.append(rank)
    steps.append(step)
    values.append(value)
    noises.append(noise)
  }

  /// The run of least truncation + noise, the noise being as large as the witnesses say.
  @inlinable
  func window(_ length: S) -> ExtrapolationWindow<S> {
    let plain = ExtrapolationTable(slopes: values, steps: steps, noises: noises, order: order)
    let window = plain.best(length: length)
    var factor: S = 1
    for witness in witnesses where witness.step < steps[window.range.lowerBound] {
      let (value, noise) = plain.prediction(window.range, at: witness.step)
      let expected = noise + witness.noise
      if expected > 0 { factor = S.maximum(factor, (value - witness.value).magnitude / expected) }
    }
    guard factor > 1 else { return window }
    return ExtrapolationTable(slopes: values, steps: steps, noises: noises.map { $0 * factor }, order: order)
      .best(length: length)
  }
}
