import RealModule
import Scalars

extension SlopeSurvey {
  /// A difference over a step from x.
  private typealias Quotient = SampledLine<S>.Quotient<W>

  /// Whether the expected slope may be right although a reading contradicts it: f may hide it, or it is not as the reading says near x, or
  /// is as expected far from x.
  func isDoubtful<E: Error>(
    _ reading: SlopeReading<W>, _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> Bool {
    let residue = (reading.slope - expected[i]).magnitude
    guard residue.isFinite else { return false }
    // A wave of length 1 whose amplitude is less than f's last place shows in no value, and larger steps pass over it.
    if residue <= rounding(of: W(value).magnitude) { return true }
    let line = SampledLine<S>(axis: .coordinate(i), bounds: bounds)
    let side = reading.sides.map { $0.left.isNaN ? 1 : -1 } ?? 0
    let x = W(point[i]).magnitude
    func quotient(_ step: W) throws(E) -> Quotient? {
      try line.quotient(f, centre: W(value), step: step, side: side, from: &point)
    }
    if try isHidden(reading, expected[i], x, quotient) { return true }
    if try !isSeenNear(reading, expected[i], x, scales[i], quotient) { return true }
    return try isSeenFar(reading, expected[i], quotient)
  }

  /// Whether the expected slope explains what was taken for noise: f may vary so fast that the reading's steps do not see it.
  ///
  /// If f has the noise ν beyond the rounding of its values, and the slope differs by r from the one that was read, then it is within ν/r of
  /// x that this shows. Where differences over an eighth of that or less are as expected twice in a row, they are no noise; where the
  /// numbers end at once, nobody can tell.
  private func isHidden<E: Error>(
    _ reading: SlopeReading<W>, _ expected: W, _ x: W, _ quotient: (W) throws(E) -> Quotient?
  ) throws(E) -> Bool {
    let size = W(value).magnitude + (x + 8 * reading.step) * reading.slope.magnitude
    guard reading.level > 16 * rounding(of: size) else { return false }
    let residue = (reading.slope - expected).magnitude
    var (step, claimed) = (reading.level / residue / 8, 0)
    for tried in 0..<8 {
      guard let near = try quotient(step), near.step <= 2 * step else { return tried < 2 || claimed > 0 }
      claimed = near.shows(expected, within: residue / 4) ? claimed + 1 : 0
      if claimed == 2 { return true }
      step /= 2.7
    }
    return false
  }

  /// Whether differences near x are as the reading says, twice in a row, before they are as expected.
  ///
  /// Whichever of the two is right shows over the smallest steps at which the rounding of f's values leaves less than half of what they
  /// differ by. A function of which no more than three digits can be predicted may vary as fast as is expected, over what it was seen to
  /// vary by: steps have to be as small as that.
  private func isSeenNear<E: Error>(
    _ reading: SlopeReading<W>, _ expected: W, _ x: W, _ scale: W, _ quotient: (W) throws(E) -> Quotient?
  ) throws(E) -> Bool {
    let residue = (reading.slope - expected).magnitude
    var last = W.minimum(reading.step, W.maximum(1, scale) / 2)
    if reading.level * 1024 > reading.range { last = W.minimum(last, reading.range / residue) }
    var step: W = W.maximum(2 * rounding(of: W(value).magnitude) / residue, 8 * W(S.unitRoundoff) * x)
    guard step < last else { return false }
    let ratio = W.maximum(2.7, W.root(last / step, 10))
    var (claimed, found) = (0, 0)
    while step <= last, claimed < 2, found < 2 {
      guard let near = try quotient(step) else { break }
      claimed = near.shows(expected, within: residue / 4) ? claimed + 1 : 0
      found = near.shows(reading.slope, within: residue / 4) ? found + 1 : 0
      step *= ratio
    }
    return found == 2
  }

  /// Whether differences far from x are as expected, twice in a row.
  ///
  /// Where f is a staircase, by rounding inside it, it is the steps longer than the stairs that see the slope.
  private func isSeenFar<E: Error>(
    _ reading: SlopeReading<W>, _ expected: W, _ quotient: (W) throws(E) -> Quotient?
  ) throws(E) -> Bool {
    guard !expected.isZero else { return false }
    let room: W = W.minimum((reading.slope - expected).magnitude, expected.magnitude / 2) / 4
    var (step, claimed) = (16 * reading.step, 0)
    for _ in 0..<6 {
      guard let far = try quotient(step) else { break }
      claimed = far.shows(expected, within: room) ? claimed + 1 : 0
      if claimed == 2 { return true }
      step *= 2.7
    }
    return false
  }

  /// What rounding once makes of a value of this size.
  private func rounding(of size: W) -> W { W(S.unitRoundoff) * size + W(S.leastNonzeroMagnitude) }
}

extension SampledLine.Quotient where W: RealScalar {
  /// Whether φ moves, and with this slope.
  fileprivate func shows(_ slope: W, within room: W) -> Bool { !isFlat && (self.slope - slope).magnitude <= room }
}
