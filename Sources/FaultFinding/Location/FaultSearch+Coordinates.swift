import BlackBoxes
import RealModule
import Scalars

extension FaultSearch {
  /// What is said of one coordinate by differences along it.
  enum Leaf {
    /// It is wrong.
    case fault
    /// It is right, to within the bound of the difference.
    case innocent
    /// It has a kink, and the claim is between the slopes of its sides.
    case kink
  }

  /// Checks one coordinate by itself, and remembers the answer; a coordinate that is no innocent is in no later probe.
  ///
  /// The bound is that of an ordinary check: six deviations of the noise that the coordinate itself shows, if it is more
  /// than that of the whole, the whole difference between the orders, and the claim's own rounding. The step is changed
  /// where one of them is too large, and a discrepancy has to be seen at the smallest step too at which the noise allows it.
  mutating func check<E: Error>(_ f: ([S]) throws(E) -> S, _ i: Int) throws(EvaluationStop<E>) -> Leaf {
    if faults[i] != nil { return .fault }
    if kinks[i] != nil { return .kink }
    if innocents.contains(i) || weights[i].isZero { return .innocent }
    // At a step whose truncation hardly falls (by less than 5) from order to order, a longer one is no better.
    var size = decay > 0.2 ? step : Self.step(step, for: 1, of: x.count)
    var isKink = false
    var found: (error: S, bound: S, step: S)?
    for _ in 0..<5 {
      let reading = try read(f, i..<i + 1, step: size, pairs: 2)
      guard reading.isFinite else {
        size /= 8
        continue
      }
      let roundoff = Self.safety * S.maximum(noise, reading.noise) * 0.95 / size + rounding(reading.size)
      let bound = roundoff + reading.truncation
      let d = reading.difference.magnitude
      if d <= bound {
        // Only a fault that a better step would show is worth more evaluations.
        guard d > Self.safety * noise / size, reading.truncation > roundoff || reading.noise > noise else { break }
        size /= 8
        continue
      }
      let (left, right) = reading.sides
      isKink = (left - right).magnitude > bound && S.minimum(left, right) <= bound && S.maximum(left, right) >= -bound
      let error = reading.difference / weights[i]
      let step = size * weights[i].magnitude
      found = (error, bound / weights[i].magnitude, step)
      if isKink, try isKinked(f, i, reading) { break }
      isKink = false
      guard try confirms(f, i, reading) else {
        size /= 8
        continue
      }
      faults[i] = found
      return .fault
    }
    if isKink {
      kinks[i] = found
      return .kink
    }
    innocents.insert(i)
    return .innocent
  }

  /// Whether d is the same at a smaller step: the smallest at which the rounding of f's values lets it be seen or, where nothing can be
  /// told there, at which f's noise does. Kinks, truncation and waves that look like an error at a longer step do not there.
  ///
  /// Noise that only this coordinate shows counts up to 64 times, for it may be truncation, and 1024 steps' distance is enough to tell
  /// that: it would have fallen to a millionth.
  private mutating func confirms<E: Error>(
    _ f: ([S]) throws(E) -> S, _ i: Int, _ first: ProbeReading<S>
  ) throws(EvaluationStop<E>) -> Bool {
    if let isSeen = try isSeenNear(f, i..<i + 1, first) { return isSeen }
    let least = Self.least(for: first.difference, S.maximum(noise, S.minimum(first.noise, 64 * noise)))
    let size = S.maximum(S.minimum(least, first.step / 2), first.step / 1024)
    let reading = try read(f, i..<i + 1, step: size, pairs: 1)
    guard reading.isFinite else { return false }
    return (reading.difference - first.difference).magnitude <= first.difference.magnitude / 2
  }

  /// Whether the sides' slopes differ as much at a smaller step: of a smooth function the difference falls with the step, to
  /// an eighth here; one half is between that and a kink's whole, and four bounds are twice the noise of both sides' slopes.
  private mutating func isKinked<E: Error>(
    _ f: ([S]) throws(E) -> S, _ i: Int, _ first: ProbeReading<S>
  ) throws(EvaluationStop<E>) -> Bool {
    let reading = try read(f, i..<i + 1, step: first.step / 8, pairs: 2)
    guard reading.isFinite else { return false }
    let (gap, firstGap) = (reading.sides.left - reading.sides.right, first.sides.left - first.sides.right)
    return gap.magnitude > 4 * Self.safety * noise / reading.step && gap.magnitude > firstGap.magnitude / 2
  }

  /// The place of the only fault of a range, if it is the only one: confirmed, and so in ``faults``.
  ///
  /// A probe with weights vᵢcᵢ, where cᵢ runs from ½ to 3⁄2 through the range, has the ratio cᵢ to that with weights vᵢ. What
  /// its bound leaves of the range is probed again, with a code of its own and the longer step of a shorter range.
  mutating func decode<E: Error>(
    _ f: ([S]) throws(E) -> S, _ whole: Range<Int>, _ plain: Probe, _ first: Probe
  ) throws(EvaluationStop<E>) -> Int? {
    var (range, coded) = (whole, first)
    while true {
      let ratio = coded.difference / plain.difference
      let doubt = (coded.bound + ratio.magnitude * plain.bound) / plain.difference.magnitude
      guard doubt < 0.25, ratio > 0.5 - doubt, ratio < 1.5 + doubt else { return nil }
      let count = Double(range.count)
      let place = Double(range.lowerBound) + (Double(ratio) - 0.5) * count
      // The bounds are some six deviations: half of them is room enough.
      let radius = Double(doubt) * count / 2
      let from = Swift.max(range.lowerBound, Int((place - radius).rounded(.down)))
      let to = Swift.min(range.upperBound, Int((place + radius).rounded(.up)))
      guard from < to, to - from < range.count else { return nil }
      range = from..<to
      if range.count <= 2 { break }
      coded = try probe(f, range, isCoded: true)
    }
    // What is explained already is no explanation of the rest.
    for i in range where !weights[i].isZero {
      if try check(f, i) != .innocent { return i }
    }
    return nil
  }
}
