import RealModule
import Scalars

/// What a search for a kink in the even parts has found.
@frozen
@usableFromInline
enum KinkPresence: Sendable {
  /// The even parts are those of a smooth function.
  case absent
  /// They keep a part in t down to the noise.
  case present
  /// They had such a part, but have it no more at smaller steps: f bends near x.
  case denied
}

extension DerivativeSearch {
  /// Looks for a kink that is small beside what is smooth in f.
  ///
  /// E/t = k + f″·t + f⁗·t³/12 + …, where k is the jump of the slope. The line through the two smallest steps and that
  /// through the next two have at t = 0 the same k if there is a kink, and values that differ by a factor of eight if all
  /// there is is f⁗. A k above the noise is followed down to the smallest step at which it could be seen.
  ///
  /// Cost: two evaluations for every 2^(69/13) between the steps where k is seen, none where it is not.
  @inlinable
  mutating func hiddenKink<E: Error>(_ f: (S) throws(E) -> S) throws(E) -> KinkPresence {
    guard side == 0, !isNoisy, pairs.count >= 3 else { return .absent }
    let three = Array(pairs.suffix(3))
    let (outer, middle, inner) = (three[0], three[1], three[2])
    let jump = intercept(middle, inner)
    let doubt = intercept(middle, inner, ofNoise: true)
    guard jump.magnitude > 20 * doubt else { return .absent }
    let other = intercept(outer, middle)
    guard (other - jump).magnitude <= jump.magnitude / 10 + doubt else { return .absent }
    // A bend near x looks like noise too: only the format's own noise may stop the look at smaller steps.
    let least = 200 * unit * inner.sensitivity / jump.magnitude
    var rank = inner.rank
    while true {
      rank += Self.descent
      guard let smaller = try pair(rank, f), smaller.step > least else { return .present }
      if (smaller.even / smaller.step - jump).magnitude > jump.magnitude / 5 { return .denied }
    }
  }

  /// Where the line through the E/t of two steps meets t = 0, or how far noise can move that.
  @inlinable
  func intercept(_ outer: DifferencePair<S>, _ inner: DifferencePair<S>, ofNoise: Bool = false) -> S {
    let gap = outer.step - inner.step
    guard ofNoise else {
      return (inner.even / inner.step * outer.step - outer.even / outer.step * inner.step) / gap
    }
    let grain = 4 * noiseFactor * unit
    return grain
      * (inner.sensitivity / inner.step * outer.step + outer.sensitivity / outer.step * inner.step) / gap
  }

  /// The slopes of the two sides of a kink, where the jump of the slope stands clear of noise, at the smallest such step.
  var sides: (left: S, right: S) {
    let seen = pairs.filter { $0.even.magnitude > 20 * unit * $0.sensitivity }
    guard let inner = seen.last else { return (.nan, .nan) }
    let half = inner.even / (2 * inner.step)
    return (inner.slope - half, inner.slope + half)
  }

  /// By how much the slope changes for each unit of x: what the widest pair shows.
  func bend(from slope: S) -> S {
    guard let widest = pairs.first else { return 0 }
    let change = S.maximum(widest.even.magnitude / widest.step, (widest.slope - slope).magnitude)
    return change / widest.step
  }

  /// Whether f changes by as much over the smallest step as over larger ones, so that it may vary over still smaller ones.
  @inlinable
  var isUnsettled: Bool {
    guard let smallest = pairs.last, smallest.change > 20 * unit * smallest.size else { return false }
    return pairs.allSatisfy { $0.change <= 16 * smallest.change }
  }
}
