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
  /// where one of them is too large, and a discrepancy near the bound has to be seen at half of the step too.
  mutating func check<E: Error>(_ f: ([S]) throws(E) -> S, _ i: Int) throws(ProbeStop<E>) -> Leaf {
    if faults[i] != nil { return .fault }
    if kinks[i] != nil { return .kink }
    if innocents.contains(i) || weights[i].isZero { return .innocent }
    var size = Self.step(step, for: 1, of: x.count)
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
      if isKink || d < 4 * bound, try !confirms(f, i, reading, at: size / (isKink ? 8 : 2), isKink: &isKink) {
        size /= 8
        if isKink { break }
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

  /// Whether d is the same at another step, and no kink's.
  private mutating func confirms<E: Error>(
    _ f: ([S]) throws(E) -> S, _ i: Int, _ first: ProbeReading<S>, at size: S, isKink: inout Bool
  ) throws(ProbeStop<E>) -> Bool {
    let reading = try read(f, i..<i + 1, step: size, pairs: 2)
    guard reading.isFinite else { return false }
    let roundoff = Self.safety * S.maximum(noise, reading.noise) * 0.95 / size + rounding(reading.size)
    let bound = roundoff + reading.truncation
    let (left, right) = reading.sides
    // Of a smooth function the sides' slopes differ by less and less; of a kink by as much at every step.
    let (gap, firstGap) = ((left - right).magnitude, (first.sides.left - first.sides.right).magnitude)
    isKink = isKink && gap > 2 * bound && gap > firstGap / 2
    return !isKink && reading.difference.magnitude > bound
      && (reading.difference - first.difference).magnitude <= reading.difference.magnitude / 2
  }

  /// The place of the only fault of a range, if it is the only one: confirmed, and so in ``faults``.
  ///
  /// A probe with weights vᵢcᵢ, where cᵢ runs from ½ to 3⁄2 through the range, has the ratio cᵢ to that with weights vᵢ. What
  /// its bound leaves of the range is probed again, with a code of its own and the longer step of a shorter range.
  mutating func decode<E: Error>(
    _ f: ([S]) throws(E) -> S, _ whole: Range<Int>, _ difference: S, _ bound: S
  ) throws(ProbeStop<E>) -> Int? {
    var range = whole
    while range.count > 2 {
      let coded = try probe(f, range, isCoded: true)
      let ratio = coded.difference / difference
      let doubt = (coded.bound + ratio.magnitude * bound) / difference.magnitude
      guard doubt < 0.25, ratio > 0.5 - doubt, ratio < 1.5 + doubt else { return nil }
      let count = Double(range.count)
      let place = Double(range.lowerBound) + (Double(ratio) - 0.5) * count
      // The bounds are some six deviations: half of them is room enough.
      let radius = Double(doubt) * count / 2
      let from = Swift.max(range.lowerBound, Int((place - radius).rounded(.down)))
      let to = Swift.min(range.upperBound, Int((place + radius).rounded(.up)))
      guard from < to, to - from < range.count else { return nil }
      range = from..<to
    }
    for i in range where try check(f, i) != .innocent { return i }
    return nil
  }
}
