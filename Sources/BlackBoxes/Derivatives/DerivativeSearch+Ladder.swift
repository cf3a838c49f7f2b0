public import FiniteDifferences
public import RealModule
public import Scalars

extension DerivativeSearch {
  /// The answer on a scale; nil where a check denies the scale.
  @inlinable
  mutating func extrapolate<E: Error>(
    _ scale: VariationScale<S>, _ f: (S) throws(E) -> S
  ) throws(E) -> BlackBoxEstimate<S>? {
    length = scale.length
    var top = try buildLadder(scale, f)
    var ladder = ladder(from: top)
    guard !ladder.isEmpty else { return failure(.noise) }
    var window = table(ladder).best(length: scale.length)
    let isChecked = pairs.contains { pair in
      pair.step < ladder[window.range.lowerBound].step && (pair.rank - top) % Self.octave != 0
    }
    if !isChecked { _ = try pair(ladder[window.range.upperBound - 1].rank + Self.checkGap, f) }
    window = calibrate(window, ladder, scale.length)
    let known = S.maximum(window.value.magnitude, scale.variation / scale.outer.step)
    if !isNoisy, noiseFactor > 1000, remaining > 2, window.truncation + window.noiseBound > known / 500 {
      return try finerAnswer(window, ladder, f)
    }
    for _ in 0..<2 {
      guard let added = try extend(&top, ladder, window, scale.length, f), added else { break }
      ladder = self.ladder(from: top)
      let longer = calibrate(table(ladder).best(length: scale.length), ladder, scale.length)
      let isBetter = longer.total <= (0.8 as S) * window.total
      window = longer
      if !isBetter { break }
    }
    if isCentreApart(window, ladder) { return nil }
    if let finer = try finerAnswer(window, ladder, f) { return finer }
    switch try hiddenKink(f) {
    case .absent: return answer(window, ladder)
    case .present: return failure(.kink)
    case .denied: return nil
    }
  }

  /// Evaluates the steps around the best one, and says from which rank on steps are small enough.
  @inlinable
  mutating func buildLadder<E: Error>(_ scale: VariationScale<S>, _ f: (S) throws(E) -> S) throws(E) -> Int {
    let outer = scale.outer
    guard scale.length.isFinite else { return outer.rank }
    let whole = scale.variation * scale.length / outer.step
    let noise = whole > 0 ? noiseFactor * unit * scale.inner.sensitivity / whole : unit
    let (smallest, count) = Self.plan(noise: S.maximum(noise, unit / 4), order: order)
    let target = S.minimum(
      S.minimum(smallest * scale.length, scale.reach), ceiling * S.exp2(-S(count - 1)))
    var bottom = outer.rank - Self.octave * octaves(target / outer.step)
    if let wall { while bottom - (count - 1) * Self.octave <= wall { bottom += Self.octave } }
    var top = bottom
    for k in 0..<count {
      guard try pair(bottom - k * Self.octave, f) != nil else { break }
      top = bottom - k * Self.octave
    }
    return outer.rank < top && outer.step < (0.3 as S) * scale.length ? outer.rank : top
  }

  /// The smallest step, relative to the length of f, and the number of steps, for a relative noise: see ``BlackBoxDerivative``.
  @inlinable
  static func plan(noise: S, order: Int) -> (step: S, count: Int) {
    var plan = (step: S.root(8 * noise, order + 1), count: 1)
    for count in 2..<40 {
      let halvings = order * count * (count - 1) / 2
      let step = S.root(8 * noise, order * count + 1) * S.exp2(-S(halvings) / S(order * count + 1))
      if count > 2, step * S.exp2(S(count - 1)) > (0.15 as S) { break }
      plan = (step, count)
    }
    return plan
  }

  /// The pairs in the ratio of powers of two from a rank on.
  @inlinable
  func ladder(from top: Int) -> [DifferencePair<S>] {
    pairs.filter { $0.rank >= top && ($0.rank - top) % Self.octave == 0 }
  }

  @inlinable
  func table(_ ladder: [DifferencePair<S>]) -> ExtrapolationTable<S> {
    ExtrapolationTable(ladder, noises: ladder.map { noise(of: $0) }, order: order)
  }

  /// Rescales the noise by how much the steps outside of the window miss what it predicts, and chooses again.
  @inlinable
  mutating func calibrate(
    _ start: ExtrapolationWindow<S>, _ ladder: [DifferencePair<S>], _ length: S
  ) -> ExtrapolationWindow<S> {
    var window = start
    for _ in 0..<3 {
      let plain = ExtrapolationTable(ladder, noises: ladder.map { unit * $0.sensitivity / $0.step }, order: order)
      var factor: S = isNoisy ? noiseFactor : 1
      let (outer, inner) = (ladder[window.range.lowerBound], ladder[window.range.upperBound - 1])
      for pair in pairs {
        let isOffLadder = (pair.rank - outer.rank) % Self.octave != 0
        guard pair.step < inner.step || (isOffLadder && pair.step < outer.step) else { continue }
        let (slope, noise) = plain.prediction(window.range, at: pair.step)
        let expected = noise + unit * sensitivity(pair.size, slope) / pair.step
        if expected > 0 { factor = S.maximum(factor, (slope - pair.slope).magnitude / expected) }
      }
      noiseFactor = factor
      let next = table(ladder).best(length: length)
      let isSame = next.range == window.range
      window = next
      if isSame { break }
    }
    return window
  }

  /// Adds a smaller step where truncation is the larger part of the error, a larger one where noise is; nil or false
  /// where there is nothing to add.
  @inlinable
  mutating func extend<E: Error>(
    _ top: inout Int, _ ladder: [DifferencePair<S>], _ window: ExtrapolationWindow<S>, _ length: S,
    _ f: (S) throws(E) -> S
  ) throws(E) -> Bool? {
    let before = pairs.count
    if window.truncation > window.noise {
      return try pair(ladder[window.range.upperBound - 1].rank + Self.octave, f).map { _ in pairs.count > before }
    }
    guard window.noise > 4 * window.truncation, ladder[0].step < S.minimum((0.3 as S) * length, ceiling / 2) else {
      return false
    }
    guard let larger = try pair(ladder[0].rank - Self.octave, f) else { return false }
    top = Swift.min(top, larger.rank)
    return true
  }

  /// What is said of the window.
  @inlinable
  func answer(_ window: ExtrapolationWindow<S>, _ ladder: [DifferencePair<S>]) -> BlackBoxEstimate<S> {
    // What f hides below its last digit within |x|, or 1, no larger step can see.
    let nearby = S.maximum(1, x.magnitude)
    let isFar = ladder[window.range].allSatisfy { $0.step > nearby || $0.change.isZero }
    let truncation = S.maximum(5 * window.truncation, isFar ? unit * center.magnitude / nearby : 0)
    let roundoff = 3 * window.noiseBound + unit * window.value.magnitude + S.leastNonzeroMagnitude
    guard (truncation + roundoff).isFinite else { return failure(.noise) }
    // Where nothing hung together, not even the size of the error is known unless the value stands out of it.
    if isNoisy, truncation + roundoff >= window.value.magnitude { return failure(.noise) }
    // What f changes by over the smallest steps as over all others is no trend unless it is known to a digit.
    if isUnsettled, truncation + roundoff >= window.value.magnitude / 10 { return failure(.noise) }
    let isConstant = pairs.allSatisfy { $0.change.isZero }
    let outcome: BlackBoxOutcome =
      isConstant ? .constant : side == 0 ? .estimated : side > 0 ? .rightEdge : .leftEdge
    return BlackBoxEstimate(
      value: window.value, truncation: truncation, roundoff: roundoff, step: ladder[window.range.upperBound - 1].step,
      evaluations: evaluations, outcome: outcome)
  }
}
