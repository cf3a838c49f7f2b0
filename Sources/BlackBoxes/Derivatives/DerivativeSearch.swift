public import FiniteDifferences
public import RealModule
public import Scalars

/// The search of ``BlackBoxDerivative`` at one point: the pairs of values that it has, and what it made of them.
@frozen
@usableFromInline
struct DerivativeSearch<S: RealScalar>: Sendable {
  /// How many ranks make an octave. A prime: 2^(k/13) is irrational for each k between.
  @inlinable
  static var octave: Int { 13 }
  /// The first step, in units of |x|: about a seventh, and no power of two, on which a function whose period is one looks constant.
  @inlinable
  static var firstStep: S { 0.137 }
  /// From the first step to the second: 2^(48/13), about 13.
  @inlinable
  static var firstGap: Int { 48 }
  /// From a step to the next smaller one where f does not hang together: 2^(69/13), about 40.
  @inlinable
  static var descent: Int { 69 }
  /// From the smallest step of the answer to the step that checks it: 2^(35/13), about 6.5.
  @inlinable
  static var checkGap: Int { 35 }

  @usableFromInline let x: S
  @usableFromInline var limit: Int
  @usableFromInline let unit = S.unitRoundoff
  /// t₀.
  @usableFromInline let largest: S
  @usableFromInline var center = S.nan
  @usableFromInline var evaluations = 0
  /// All pairs, the largest step first.
  @usableFromInline var pairs: [DifferencePair<S>] = []
  /// How many times the format's own the noise of f is.
  @usableFromInline var noiseFactor: S = 1
  /// Whether f's noise was measured because nothing hung together.
  @usableFromInline var isNoisy = false
  /// Steps of this rank and of smaller ones leave the domain of f.
  @usableFromInline var wall: Int?
  /// The side on which f was not finite the last time, −1 or 1: it is asked first the next time.
  @usableFromInline var suspect = 1
  /// The only side on which f is finite, −1 or 1; 0 for both.
  @usableFromInline var side = 0
  /// Where f is smooth only between its jumps: the rank from which on it is.
  @usableFromInline var plateau: Int?
  /// The largest step that may speak for x: beyond it f has been seen to be another.
  @usableFromInline var ceiling = S.infinity
  /// The length over which f varies, as it was found the last time.
  @usableFromInline var length = S.infinity
  /// What an error of one unit changes values by that are themselves differences; 0 where they are f's own.
  @usableFromInline var background: S = 0
  /// The q of ``power``, where a slope of 0 was found by it.
  @usableFromInline var vanishingPower: S?
  /// Whether it was asked if what is taken for noise is a smooth part of f.
  @usableFromInline var isNoiseAsked = false

  /// - Parameters:
  ///   - limit: how often f may be evaluated.
  ///   - scale: the first step is 0.137 of this, or of |x|, or of 1 where that is zero.
  @inlinable
  init(at x: S, limit: Int, scale: S? = nil) {
    self.x = x
    self.limit = limit
    largest = Self.firstStep * (scale ?? (x.isZero ? 1 : x.magnitude))
  }

  /// The power of t in which the error of a difference expands.
  @inlinable
  var order: Int { side == 0 ? 2 : 1 }

  /// How many pairs may still be evaluated.
  @inlinable
  var remaining: Int { (limit - evaluations) / order }

  /// The error of a pair's slope by the noise of f.
  @inlinable
  func noise(of pair: DifferencePair<S>) -> S { noiseFactor * unit * pair.sensitivity / pair.step }

  /// The pair of a rank; nil where f is not finite, the step is lost, or f was called often enough.
  @inlinable
  mutating func pair<E: Error>(_ rank: Int, _ f: (S) throws(E) -> S) throws(E) -> DifferencePair<S>? {
    if let known = pairs.first(where: { $0.rank == rank }) { return known }
    if let wall, rank <= wall { return nil }
    guard remaining >= 1 else { return nil }
    // Both points are x ± t exactly where t is a multiple of x's last place and x moves away from zero on one side.
    let wanted = largest * S.exp2(-S(rank) / S(Self.octave))
    let step = x < 0 ? x - (x - wanted) : (x + wanted) - x
    let (right, left) = (x + step, x - step)
    guard right.isFinite, left.isFinite else {
      (wall, suspect) = (rank, right.isFinite ? -1 : 1)
      return nil
    }
    guard right > x, left < x else { return nil }
    let found = side == 0 ? try both(rank, left, right, f) : try one(rank, side > 0 ? right : left, f)
    guard let found, found.slope.isFinite, found.even.isFinite else {
      wall = Swift.max(rank, wall ?? rank)
      return nil
    }
    pairs.insert(found, at: pairs.firstIndex { $0.rank > rank } ?? pairs.count)
    return found
  }

  @inlinable
  mutating func both<E: Error>(
    _ rank: Int, _ left: S, _ right: S, _ f: (S) throws(E) -> S
  ) throws(E) -> DifferencePair<S>? {
    let isLeftFirst = suspect < 0
    evaluations += 1
    let first = try f(isLeftFirst ? left : right)
    guard first.isFinite else { return nil }
    evaluations += 1
    let second = try f(isLeftFirst ? right : left)
    guard second.isFinite else {
      suspect = -suspect
      return nil
    }
    let (lower, upper) = isLeftFirst ? (first, second) : (second, first)
    let width = right - left
    let slope = (upper - lower) / width
    let (rise, fall) = (upper - center, lower - center)
    let size = S.maximum(center.magnitude, S.maximum(lower.magnitude, upper.magnitude))
    return DifferencePair(
      rank: rank, step: width / 2, slope: slope, even: rise + fall, change: S.maximum(rise.magnitude, fall.magnitude),
      size: size, sensitivity: sensitivity(size, slope))
  }

  @inlinable
  mutating func one<E: Error>(_ rank: Int, _ point: S, _ f: (S) throws(E) -> S) throws(E) -> DifferencePair<S>? {
    evaluations += 1
    let value = try f(point)
    guard value.isFinite else { return nil }
    let slope = (value - center) / (point - x)
    let size = 2 * S.maximum(value.magnitude, center.magnitude)
    return DifferencePair(
      rank: rank, step: (point - x).magnitude, slope: slope, even: 0, change: (value - center).magnitude, size: size,
      sensitivity: sensitivity(size, slope))
  }

  /// What f's values and arguments let it change by, in units; values below the normal numbers are rounded like those.
  ///
  /// Noise that was measured is that of the values, whatever it came from.
  @inlinable
  func sensitivity(_ size: S, _ slope: S) -> S {
    size + background + (isNoisy ? 0 : (x * slope).magnitude) + 2 * S.leastNormalMagnitude
  }

  /// The largest step at which f is finite, each a thirty-second of the one before, down to 2⁻⁵⁰ of the first.
  @inlinable
  mutating func firstPair<E: Error>(_ f: (S) throws(E) -> S) throws(E) -> DifferencePair<S>? {
    for power in 0...10 {
      let rank = 5 * Self.octave * power
      if let found = try pair(rank, f) { return found }
      if wall != rank { return nil }
    }
    return nil
  }

  /// The derivative.
  @inlinable
  mutating func run<E: Error>(_ f: (S) throws(E) -> S) throws(E) -> BlackBoxEstimate<S> {
    guard x.isFinite else { return failure(.notFinite) }
    evaluations += 1
    center = try f(x)
    guard center.isFinite else { return failure(.notFinite) }
    var found = try firstPair(f)
    if found == nil, wall != nil {
      side = -suspect
      wall = nil
      found = try firstPair(f)
    }
    guard let first = found else { return failure(wall == nil ? .stepLost : .notFinite) }
    guard let second = try pair(first.rank + Self.firstGap, f) else { return failure(.stepLost) }
    var scale = try findScale(first, second, f)
    // A check may deny the scale, twice at most: then the search goes on from the smallest steps.
    for _ in 0..<2 {
      if scale != nil, isKink { return failure(.kink) }
      guard let known = scale else { break }
      if let answer = try extrapolate(known, f) { return answer }
      noiseFactor = 1
      if ceiling.isFinite {
        scale = try findScale(first, second, f)
        continue
      }
      let smallest = pairs.suffix(2)
      guard smallest.count == 2, let upper = smallest.first, let lower = smallest.last else { break }
      scale = try findScale(upper, lower, f, isDescending: true)
    }
    if isKink || isKinkInFewSteps { return failure(.kink) }
    if let power, power > 0.3 {
      vanishingPower = power
      return vanishing
    }
    if let power, power < -0.2, power > -0.8, side == 0 { return failure(.kink) }
    measureNoise()
    guard let known = try findScale(first, second, f) else { return failure(.noise) }
    return try extrapolate(known, f) ?? failure(.noise)
  }

  /// The q of |f(x ± t) − f(x)|/t = c·t^q, where this is so over three steps at least, the smallest at which f's change stands clear of
  /// noise: the slope is 0 for q > 0, and infinite for q < 0.
  @inlinable
  var power: S? {
    let seen = pairs.filter { $0.change > 20 * unit * $0.sensitivity }.suffix(3)
    guard seen.count == 3 else { return nil }
    let powers = zip(seen, seen.dropFirst()).map { outer, inner in
      S.log(outer.change / inner.change) / S.log(outer.step / inner.step) - 1
    }
    return (powers[0] - powers[1]).magnitude < 0.05 ? powers[1] : nil
  }

  /// A slope of 0, to the least by which f changes over a step.
  @inlinable
  var vanishing: BlackBoxEstimate<S> {
    let bounds = pairs.map { ($0, ($0.change + 20 * unit * $0.sensitivity) / $0.step) }
    guard let (pair, bound) = bounds.min(by: { $0.1 < $1.1 }) else { return failure(.noise) }
    return BlackBoxEstimate(
      value: 0, truncation: bound, roundoff: 0, step: pair.step, evaluations: evaluations,
      outcome: side == 0 ? .estimated : side > 0 ? .rightEdge : .leftEdge)
  }

  /// Takes the change of f at the smallest steps for its noise.
  @inlinable
  mutating func measureNoise() {
    let jumping = plateau.map { rank in pairs.filter { $0.rank < rank } } ?? pairs
    let level = jumping.suffix(3).reduce(0 as S) { S.maximum($0, $1.size.isZero ? 0 : $1.change / $1.size) }
    setNoise(S.maximum(1, level / unit), isMeasured: true)
  }

  /// Takes f to be so many times as noisy as rounding makes it.
  @inlinable
  mutating func setNoise(_ factor: S, isMeasured: Bool) {
    noiseFactor = factor
    guard isMeasured != isNoisy else { return }
    isNoisy = isMeasured
    for i in pairs.indices { pairs[i].sensitivity = sensitivity(pairs[i].size, pairs[i].slope) }
  }

  /// No derivative, for a reason.
  @inlinable
  func failure(_ outcome: BlackBoxOutcome) -> BlackBoxEstimate<S> {
    BlackBoxEstimate(
      value: .nan, truncation: .infinity, roundoff: .infinity, step: .nan, evaluations: evaluations, outcome: outcome)
  }
}
