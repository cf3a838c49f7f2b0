public import FiniteDifferences
public import RealModule
public import Scalars

extension DerivativeSearch {
  /// How many times rounding the noise of f has to be to be asked for at smaller steps: an eighth of less is not told from four roundings.
  @inlinable
  static var suspicion: S { 32 }

  /// The answer on a smaller scale, where what was taken for noise is a smooth part of f that varies faster than the steps of the window,
  /// and f is as quiet there as rounding lets it be; else nil, and all is as it was.
  @inlinable
  mutating func finerAnswer<E: Error>(
    _ window: ExtrapolationWindow<S>, _ ladder: [DifferencePair<S>], _ f: (S) throws(E) -> S
  ) throws(E) -> BlackBoxEstimate<S>? {
    guard !isNoiseAsked, noiseFactor > Self.suspicion, let inner = try denial(window, ladder, f) else { return nil }
    isNoiseAsked = true
    let coarse = (noiseFactor, isNoisy, ceiling)
    ceiling = pairs.last { $0.rank < inner.rank }.map(\.step) ?? .infinity
    setNoise(1, isMeasured: false)
    if let outer = try pair(inner.rank - Self.firstGap / 2, f), let scale = try findScale(outer, inner, f),
      let answer = try extrapolate(scale, f), answer.outcome.isEstimate, noiseFactor <= Self.suspicion,
      answer.truncation + answer.roundoff < (answer.value - window.value).magnitude
    {
      return answer
    }
    ceiling = coarse.2
    setNoise(coarse.0, isMeasured: coarse.1)
    return nil
  }

  /// A step that denies that f has the noise by which steps miss the slope of a window.
  ///
  /// Noise of size ν makes a difference over any step t miss the slope by some ν/t; a smooth part of amplitude ν and length λ does so for
  /// t > λ only, and makes all smaller ones miss it by the same ν/λ. A step denies the noise if it misses the slope by less than an eighth
  /// of ν/t, but by more than rounding explains. It is the smallest that was taken or, if that does not, the one at which rounding alone
  /// makes the noise of the answer, t/(ν/u), and then a fortieth of that, and of that.
  ///
  /// Cost: two evaluations to eight.
  @inlinable
  mutating func denial<E: Error>(
    _ window: ExtrapolationWindow<S>, _ ladder: [DifferencePair<S>], _ f: (S) throws(E) -> S
  ) throws(E) -> DifferencePair<S>? {
    let (top, inner) = (ladder[0].rank, ladder[window.range.upperBound - 1])
    func miss(_ pair: DifferencePair<S>) -> S { (pair.slope - window.value).magnitude * pair.step }
    func denies(_ pair: DifferencePair<S>) -> Bool {
      let (miss, rounding) = (miss(pair), unit * pair.sensitivity)
      return !pair.change.isZero && miss < noiseFactor * rounding / 8 && miss > 4 * rounding
        && miss > 2 * window.total * pair.step
    }
    var found = pairs.last.flatMap { $0.step < inner.step && denies($0) ? $0 : nil }
    let finest = S.maximum(inner.step / noiseFactor, 64 * unit * x.magnitude)
    var rank = inner.rank + Int(Double(S.log2(inner.step / finest)) * Double(Self.octave))
    for _ in 0..<4 where found == nil {
      if (rank - top) % Self.octave == 0 { rank += 1 }
      guard let smaller = try pair(rank, f), miss(smaller) > 4 * unit * smaller.sensitivity else { break }
      if denies(smaller) { found = smaller }
      rank += Self.descent
    }
    guard let found, try isBent(found, window.value, inner, top, f) else { return nil }
    return found
  }

  /// Whether f bends over the fourth part of the length over which the noise would be a smooth part of f.
  ///
  /// A staircase, as rounding inside f makes it, is straight within a stair, to a thousandth, and jumps by all of the noise at its edge.
  @inlinable
  mutating func isBent<E: Error>(
    _ fine: DifferencePair<S>, _ slope: S, _ coarse: DifferencePair<S>, _ top: Int, _ f: (S) throws(E) -> S
  ) throws(E) -> Bool {
    let rounding = unit * fine.sensitivity
    let length = noiseFactor * rounding / (fine.slope - slope).magnitude
    var rank = fine.rank - Int(Double(S.log2(length / (4 * fine.step))) * Double(Self.octave))
    // An edge may be near by chance, and the amplitude larger than the noise that was seen: a second time at a fourth.
    for _ in 0..<2 {
      if (rank - top) % Self.octave == 0 { rank += 1 }
      guard let wider = try pair(rank, f) else { return false }
      let ratio = wider.step / coarse.step
      let even = (wider.even - coarse.even * (ratio * ratio)).magnitude
      let odd = (wider.slope - fine.slope).magnitude * wider.step - rounding * wider.step / fine.step
      let bend = S.maximum(even, odd)
      if bend < noiseFactor * rounding { return bend > S.maximum(8, noiseFactor / 1000) * rounding }
      rank += 2 * Self.octave
    }
    return false
  }

  /// Whether f(x) is no value of the smooth function that the ladder's other values are of: their mean keeps its distance from it while
  /// the step falls by four, as where f is saturated at both sides of x.
  @inlinable
  mutating func isCentreApart(_ window: ExtrapolationWindow<S>, _ ladder: [DifferencePair<S>]) -> Bool {
    let three = ladder.dropFirst(window.range.lowerBound).prefix(3)
    guard !isNoisy, side == 0, three.count == 3, let outer = three.first, let inner = three.last,
      outer.even.magnitude > 20 * unit * outer.sensitivity
    else { return false }
    func isAlike(_ pair: DifferencePair<S>) -> Bool {
      (pair.even - outer.even).magnitude <= outer.even.magnitude / 10
    }
    guard three.allSatisfy(isAlike) else { return false }
    ceiling = pairs.first { $0.step < inner.step && !isAlike($0) }?.step ?? .infinity
    return true
  }
}
