import RealModule
import Scalars

extension FaultSearch {
  /// All coordinates.
  var all: Range<Int> { 0..<x.count }

  /// A probe of six values of all coordinates, at `step` or the first smaller one at which f is finite.
  ///
  /// Where it is not, coordinates near the edge of f's domain may be moved too far: each then moves by its own size. Where f
  /// has the same value at most points, the step is shorter than those of a staircase that f's noise is: it is made longer.
  mutating func survey<E: Error>(_ f: ([S]) throws(E) -> S) throws(ProbeStop<E>) -> ProbeReading<S> {
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
    let roundoff = ProbeLoops.isKeptByBinary32(reading.values) ? S(Float.ulpOfOne / 2) : 0
    let size = reading.values.reduce(0) { S.maximum($0, $1.magnitude) }
    leastNoise = S.maximum(roundoff, S.unitRoundoff) * size / 2
    if !reading.isFlat || reading.size.isZero {
      noise = S.minimum(noise, S.maximum(reading.noise, leastNoise))
    }
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
  mutating func calibrate<E: Error>(_ f: ([S]) throws(E) -> S) throws(ProbeStop<E>) -> ProbeReading<S> {
    let first = try survey(f)
    guard first.isFinite else { return first }
    let isClean = first.difference.magnitude <= bound(first)
    if isClean { weigh() }
    var readings = [first, try read(f, all, step: first.step / 8, pairs: 3)]
    learn(readings[1])
    // A fault of a thousandth of the claim's root mean square is to be seen.
    let wide = first.size / S(x.count).squareRoot() / 1000
    var (shorter, longer) = (first.step / 64, first.step * 8)
    while readings.count < 6, readings.map(bound).reduce(.infinity, S.minimum) > wide {
      let bounds = readings.map(bound)
      let best = bounds.indices.min { bounds[$0] < bounds[$1] } ?? 0
      if readings[best].step < 8.1 * shorter, shorter > S.ulpOfOne {
        readings.append(try read(f, all, step: shorter, pairs: 3))
        shorter /= 8
      } else if readings[best].step > longer / 8.1, longer <= 0.25 {
        readings.append(try read(f, all, step: longer, pairs: 3))
        longer *= 8
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

  /// Whether a root's d needs an explanation: at several steps it is more than its bound, and the same.
  ///
  /// Truncation, kinks and noise change with the step, and an error of the gradient does not.
  mutating func confirms<E: Error>(_ f: ([S]) throws(E) -> S) throws(ProbeStop<E>) -> Bool {
    var found: [S] = []
    for size in [step, step / 4, step * 2] {
      let reading = try read(f, all, step: size, pairs: 3)
      let own = Self.safety * S.maximum(noise, reading.noise) * 1.08 / size + reading.truncation + rounding(reading.size)
      guard reading.isFinite, reading.difference.magnitude > own else { return false }
      found.append(reading.difference)
    }
    let (least, most) = (found.reduce(.infinity, S.minimum), found.reduce(-.infinity, S.maximum))
    return most - least <= S.minimum(least.magnitude, most.magnitude) / 4
  }
}
