import BlackBoxes
import RealModule
import Scalars

extension FaultSearch {
  /// All coordinates.
  var all: Range<Int> { 0..<x.count }

  /// A probe of six values of all coordinates, at `step` or the first smaller one at which f is finite.
  ///
  /// Where it is not, coordinates near the edge of f's domain may be moved too far: each then moves by its own size. Where f
  /// has the same value at most points, the step is shorter than those of a staircase that f's noise is: it is made longer.
  mutating func survey<E: Error>(_ f: ([S]) throws(E) -> S) throws(EvaluationStop<E>) -> ProbeReading<S> {
    var longest: S = 0.25
    while true {
      let reading = try read(f, all, step: step, pairs: 3)
      if !reading.isFinite {
        guard step > S.ulpOfOne else { return reading }
        longest = step / 2
        if scales.allSatisfy(\.isRelative) {
          step /= 8
        } else {
          for i in scales.indices { scales[i].isRelative = true }
          weigh()
        }
      } else if reading.isFlat, !reading.size.isZero, step * 8 < longest {
        step *= 8
      } else {
        learn(reading)
        return reading
      }
    }
  }

  /// Takes the noise and the truncation that a reading shows for what they are known to be at most.
  mutating func learn(_ reading: ProbeReading<S>) {
    guard reading.isFinite else { return }
    let isCoarse = Set(reading.values).count > 3 && ProbeLoops.isKeptByBinary32(reading.values)
    let roundoff = isCoarse ? S(Float.ulpOfOne / 2) : 0
    let size = reading.values.reduce(0) { S.maximum($0, $1.magnitude) }
    leastNoise = S.maximum(roundoff, S.unitRoundoff) * size / 2
    noise = S.minimum(noise, S.maximum(reading.noise, leastNoise))
  }

  /// Takes `reading`'s step for that of further probes.
  mutating func settle(on reading: ProbeReading<S>) {
    step = reading.step
    let ratio = reading.truncation / reading.lowerTruncation
    decay = ratio.isFinite ? S.minimum(1, S.maximum(4 * ratio, S(1).scaled(byPowerOfTwo: -10))) : 1
  }

  /// Two probes of all coordinates at steps of 8 to 1: what one takes for noise and is truncation, the other shows; and
  /// more of them as long as the bounds are wide and another step makes them narrower.
  ///
  /// The second has weights of its own when the first is clean; then two clean ones are the confirmation of a right
  /// gradient. Gives the last reading with the weights that are there when it is done.
  mutating func calibrate<E: Error>(_ f: ([S]) throws(E) -> S) throws(EvaluationStop<E>) -> ProbeReading<S> {
    let first = try survey(f)
    guard first.isFinite else { return first }
    let isClean = first.difference.magnitude <= bound(first)
    if isClean { weigh() }
    var readings = [first, try read(f, all, step: first.step / 8, pairs: 3)]
    learn(readings[1])
    isAtKink = try hasKink(f, first, readings[1])
    // A fault of a thousandth of the claim's root mean square is to be seen.
    let wide = first.size / S(x.count).squareRoot() / 1000
    if S.precision > 64 || readings.map(bound).reduce(.infinity, S.minimum) > wide {
      // The noise alone is seen at the square root of the precision, below which staircases begin.
      let bits = ProbeLoops.isKeptByBinary32(first.values) ? Swift.min(S.precision, 24) : S.precision
      learn(try read(f, all, step: S(1).scaled(byPowerOfTwo: -bits / 2), pairs: 3))
    }
    var (shortest, longest) = (readings[1], first)
    while readings.count < 8, readings.map(bound).reduce(.infinity, S.minimum) > wide {
      // Steps longer than f's own variation give any truncation: shorter ones come first.
      if shortest.truncation > roundoff(shortest), shortest.step > S.ulpOfOne {
        shortest = try read(f, all, step: shortest.step / 8, pairs: 3)
        readings.append(shortest)
      } else if longest.truncation < roundoff(longest), longest.step < 0.125 {
        longest = try read(f, all, step: longest.step * 4, pairs: 3)
        readings.append(longest)
      } else {
        break
      }
      if let last = readings.last { learn(last) }
    }
    let bounds = readings.map(bound)
    let best = bounds.indices.min { bounds[$0] < bounds[$1] } ?? 0
    settle(on: readings[best])
    if isClean, first.difference.magnitude <= bounds[0] { cleanBounds.append(bounds[0]) }
    if best == 0, isClean {
      // The weights are others than the best reading's: what it says of the fault they do not know.
      let isStillClean = first.difference.magnitude <= bounds[0]
      return isStillClean ? readings[1] : try read(f, all, step: step, pairs: 3)
    }
    return readings[best]
  }

  /// Whether f has a kink at x, or next to it: ahead of x its slope is another than behind, by the same at three steps.
  ///
  /// A symmetric difference does not see it. What smooth functions bend falls with the fifth power of the step, and what
  /// noise does grows as the step falls; only where the two steps show one and the same beyond the noise are six more
  /// values needed, with the weights of the second.
  private mutating func hasKink<E: Error>(
    _ f: ([S]) throws(E) -> S, _ first: ProbeReading<S>, _ second: ProbeReading<S>
  ) throws(EvaluationStop<E>) -> Bool {
    func isSeen(_ reading: ProbeReading<S>) -> Bool {
      // The bend is known to √924/6 = 5.1 deviations over the step.
      reading.isFinite
        && reading.bend.magnitude * reading.step > 10 * 5.1 * S.maximum(reading.oddNoise, leastNoise)
    }
    // The weights of the two differ by up to a factor of three.
    let ratio = first.bend / second.bend
    guard isSeen(first), isSeen(second), ratio > 0.25, ratio < 4 else { return false }
    let third = try read(f, all, step: second.step / 8, pairs: 3)
    return isSeen(third) && (third.bend - second.bend).magnitude < second.bend.magnitude / 4
  }

  /// What the noise adds to the bound of a reading.
  private func roundoff(_ reading: ProbeReading<S>) -> S { Self.safety * noise * 1.08 / reading.step }

  /// The smallest step at which a noise lets d be seen: six deviations are a quarter of it, so that half of it is twice what noise can do.
  static func least(for d: S, _ noise: S) -> S { 4 * safety * noise / d.magnitude }

  /// Whether a range's d is the same near x, at the smallest step at which the rounding of f's values lets it be seen, or noise of up to a
  /// thousand times that, what is more being perhaps waves of f; false where the claim is right there, twice in a row, or where f goes
  /// through all that it was seen to vary by between one number and the next; nil where nothing is to be seen, as f is flat or noisier.
  mutating func isSeenNear<E: Error>(
    _ f: ([S]) throws(E) -> S, _ range: Range<Int>, _ first: ProbeReading<S>
  ) throws(EvaluationStop<E>) -> Bool? {
    let (d, spacing) = (first.difference.magnitude, 16 * S.unitRoundoff)
    let least = Self.least(for: d, S.minimum(noise, 1024 * leastNoise))
    let variation = first.values.reduce(0) { S.maximum($0, ($1 - value).magnitude) }
    if least < spacing, spacing * d > variation, 1024 * first.noise > variation { return false }
    for size in [S.maximum(least, spacing), 3 * S.maximum(least, spacing)] where size < first.step / 2 {
      let near = try read(f, range, step: size, pairs: 1)
      guard near.isFinite, near.values.contains(where: { $0 != value }) else { return nil }
      if (near.difference - first.difference).magnitude <= d / 4 { return true }
      guard near.difference.magnitude <= d / 8 else { return nil }
    }
    return least < first.step / 2 ? false : nil
  }

  /// Whether a root's d needs an explanation: at several steps it is more than its bound, and the same.
  ///
  /// Truncation, kinks and noise change with the step, and an error of the gradient does not. Where it is noise that was
  /// taken for an error, its deviation is known better afterwards.
  mutating func confirms<E: Error>(_ f: ([S]) throws(E) -> S) throws(EvaluationStop<E>) -> Bool {
    var (found, deviations, isBeyond): ([S], [S], Bool) = ([], [], true)
    var last: ProbeReading<S>?
    for size in [step * 2, step, step / 4] {
      let reading = try read(f, all, step: size, pairs: 3)
      guard reading.isFinite else { return false }
      last = reading
      let own =
        Self.safety * S.maximum(noise, reading.noise) * 1.08 / size + reading.truncation + rounding(reading.size)
      isBeyond = isBeyond && reading.difference.magnitude > own
      found.append(reading.difference)
      deviations.append(reading.noise)
    }
    let (least, most) = (found.reduce(.infinity, S.minimum), found.reduce(-.infinity, S.maximum))
    if isBeyond, most - least <= S.minimum(least.magnitude, most.magnitude) / 4 {
      guard let last else { return true }
      return try isSeenNear(f, all, last) ?? true
    }
    noise = S.maximum(noise, deviations.sorted()[1])
    return false
  }

  /// A root's reading at the smallest step at which f's noise lets its d be seen.
  ///
  /// Kinks and truncation that look like a fault at a longer step do not there. Smooth functions need no such proof: their
  /// higher orders agree far better than the lower ones.
  mutating func sharpened<E: Error>(
    _ f: ([S]) throws(E) -> S, _ first: ProbeReading<S>
  ) throws(EvaluationStop<E>) -> ProbeReading<S> {
    var reading = first
    while decay > 0.2, reading.difference.magnitude > bound(reading) {
      let least = 8 * Self.safety * noise / reading.difference.magnitude
      guard least < step / 4 else { break }
      let sharp = try read(f, all, step: S.maximum(least, step / 64), pairs: 3)
      guard sharp.isFinite else { break }
      let isSame = (sharp.difference - reading.difference).magnitude < reading.difference.magnitude / 4
      learn(sharp)
      step = sharp.step
      reading = sharp
      if isSame { break }
    }
    return reading
  }
}
