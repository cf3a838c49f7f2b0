import RealModule
import Scalars

extension SlopeSurvey {
  /// Whether the expected slope may be right although a reading contradicts it.
  ///
  /// - *Hidden.* f may vary so fast that the reading's steps do not see it, and its noise be f itself. If f has the noise ν beyond the
  ///   rounding of its values, and the slope differs by r from the one that was read, then it is within ν/r of x that this shows. Where
  ///   differences over an eighth of that or less are as expected twice in a row, they are no noise; where the numbers end at once,
  ///   nobody can tell.
  /// - *Near.* Whichever of the two is right shows in differences over the smallest steps at which the rounding of f's values leaves
  ///   less than half of what they differ by. Two in a row have to be as the reading says.
  /// - *Far.* Where f is a staircase, by rounding inside it, it is the steps longer than the stairs that see the slope. Two in a row
  ///   that are as expected make it doubtful.
  func isDoubtful<E: Error>(
    _ reading: SlopeReading<W>, _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> Bool {
    let line = SampledLine<S>(axis: .coordinate(i), bounds: bounds)
    let (slope, expected) = (reading.slope, expected[i])
    let residue = (slope - expected).magnitude
    guard residue.isFinite else { return false }
    let side = reading.sides.map { $0.left.isNaN ? 1 : -1 } ?? 0
    let (x, u, least) = (W(point[i]).magnitude, W(S.unitRoundoff), W(S.leastNonzeroMagnitude))
    let size = W(value).magnitude + (x + 8 * reading.step) * slope.magnitude
    func quotient(_ step: W) throws(E) -> SampledLine<S>.Quotient<W>? {
      try line.quotient(f, centre: W(value), step: step, side: side, from: &point)
    }
    func agrees(_ found: SampledLine<S>.Quotient<W>, _ slope: W, _ room: W) -> Bool {
      !found.isFlat && (found.slope - slope).magnitude <= room
    }
    if reading.level > 16 * (u * size + least) {
      var (step, claimed) = (reading.level / residue / 8, 0)
      for tried in 0..<8 {
        guard let near = try quotient(step), near.step <= 2 * step else {
          if tried < 2 || claimed > 0 { return true }
          break
        }
        claimed = agrees(near, expected, residue / 4) ? claimed + 1 : 0
        if claimed == 2 { return true }
        step /= 2.7
      }
    }
    var last = W.minimum(reading.step, W.maximum(1, scales[i]) / 2)
    // A function of which no more than a few digits can be predicted may vary as fast as is expected, over what it was seen to vary by.
    if reading.level * 1024 > reading.range { last = W.minimum(last, reading.range / residue) }
    var step: W = W.maximum(2 * (u * W(value).magnitude + least) / residue, 8 * u * x)
    guard step < last else { return true }
    let ratio = W.maximum(2.7, W.root(last / step, 10))
    var (claimed, found) = (0, 0)
    while step <= last, found < 2 {
      guard let near = try quotient(step) else { break }
      claimed = agrees(near, expected, residue / 4) ? claimed + 1 : 0
      found = agrees(near, slope, residue / 4) ? found + 1 : 0
      if claimed == 2 { return true }
      step *= ratio
    }
    if found < 2 { return true }
    guard !expected.isZero else { return false }
    (step, claimed) = (16 * reading.step, 0)
    for _ in 0..<6 {
      guard let far = try quotient(step) else { break }
      claimed = agrees(far, expected, W.minimum(residue, expected.magnitude / 2) / 4) ? claimed + 1 : 0
      if claimed == 2 { return true }
      step *= 2.7
    }
    return false
  }
}
