import FiniteDifferences
import RealModule
package import Scalars

/// What f is like at a point, from the automatic derivative along a random direction, and the readings that it makes cheap.
///
/// A direction moves every coordinate: a kink, a jump or noise that any of them has shows along it, and so do noise and scale. With
/// these, one central difference per coordinate is enough to confirm what is expected: that truncation and a fault should cancel, to
/// √u of the gradient, is not likely. What is not confirmed gets the automatic derivative, and a second time at other points; and
/// what two looks contradict is asked once more where it could be right (``isDoubtful(_:_:of:at:)``).
///
/// Measured on 8000 random formulae of one to four variables (`gradcheck study verdicts --opaque --count 4000`, seeds 201 and 202): 2
/// right gradients are called wrong in binary64, 12 in binary32, none in binary16 and in bfloat16, of which 1130 claims are decided.
/// Neither way decided are 4.0 % of the claims in binary64 and 12.0 % in binary32. A check takes a median of 22 evaluations in binary64.
package struct SlopeSurvey<S: RealScalar, W: RealScalar>: Sendable {
  /// The noise of f's values; nil where it is that of rounding them once.
  package private(set) var noise: S?

  let value: S
  let expected: [W]
  /// The largest of them.
  let size: W
  let tolerance: S?
  let bounds: [ClosedRange<S>]?
  let seed: UInt64
  /// The largest |xᵢ|, or 1 where all are zero.
  let largest: W
  /// The scale of each coordinate: |xᵢ|, or the largest where that is zero.
  let scales: [W]
  /// The step of one difference, in units of the scale, and the noise there; nil where one difference is not enough.
  private(set) var shortcut: (step: W, level: W)?

  /// The survey of f at x, where its value is `value`.
  ///
  /// - Parameters:
  ///   - expected: the slope that is expected along each coordinate.
  ///   - size: the largest of them that is finite, in magnitude: a slope is to be known to √u of it.
  ///   - tolerance: to what part of itself a slope is to be known instead, where that is asked.
  ///   - bounds: where each coordinate may be moved to.
  package init<E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], value: S, expecting expected: [W], size: W, tolerance: S?,
    bounds: [ClosedRange<S>]?, seed: UInt64
  ) throws(E) {
    self.value = value
    self.expected = expected
    self.size = size
    self.tolerance = tolerance
    self.bounds = bounds
    self.seed = seed
    let most = x.reduce(0) { S.maximum($0, $1.magnitude) }
    let largest = most.isZero ? 1 : W(most)
    self.largest = largest
    scales = x.map { $0.isZero ? largest : W($0.magnitude) }
    guard x.count > 1 else { return }

    // Each point of the line is rounded, in every coordinate: errors of random sign.
    let squares = zip(x, expected).reduce(W(0)) { $0 + (W($1.0) * $1.1) * (W($1.0) * $1.1) }
    let rounding = W(S.unitRoundoff) * W.sqrt(squares)
    var directions = RandomDirections(seed: seed)
    let direction: [S] = directions.next(scales: scales.map { S($0) })
    let line = SampledLine<S>(axis: .direction(direction), bounds: bounds)
    let first = try look(around: 0, where: value) { (t) throws(E) in
      let moved = zip(x, direction).map { $0 + t * $1 }
      return line.contains(moved) ? try f(moved) : .nan
    }
    if first.level > 0 { noise = S(first.level) }
    let terms = zip(direction, expected).map { W($0) * $1 }
    let whole = terms.reduce(W(0)) { $0 + $1.magnitude }
    let isFine = first.error + rounding / first.step <= W.sqrt(W(S.unitRoundoff)) * whole
    if isFine, first.sides == nil {
      shortcut = (first.step, first.level + rounding)
    }
  }

  /// A first glance at component i, one difference, with its error in units of the resolution: up to 1 it is enough, for it confirms
  /// what is expected. nil where the direction told of no step for it.
  package func glance<E: Error>(
    _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> (reading: SlopeReading<W>, excess: W)? {
    guard let reading = try difference(i, of: f, at: &point) else { return nil }
    return (reading, reading.error / resolution(i))
  }

  /// What differences say of component i.
  ///
  /// The automatic derivative is enough to confirm what is expected: it does not know of it. What it does not confirm is looked at
  /// again, by steps of which none was taken before. Where the two looks do not agree, the error is as large as what they do not agree
  /// on; and before a claim is contradicted, it is asked where it could be right (``isDoubtful``).
  package func reading<E: Error>(
    _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeReading<W> {
    var first = try look(i, where: value, of: f, at: &point)
    let isEnough = first.sides == nil && first.error <= resolution(i) && first.confirms(expected[i])
    if isEnough { first.truncation = W.maximum(first.truncation, (first.slope - expected[i]).magnitude) }
    if first.isConstant || isEnough || first.obstacle == .kink { return first }
    let isAtEdge = first.sides != nil
    let second = try anotherLook(i, after: 1, isAtEdge: isAtEdge, of: f, at: point)
    var reading = combined(first, second, expecting: expected[i])
    if S.precision < 24, reading.obstacle == nil, !reading.confirms(expected[i]) {
      let third = try anotherLook(i, after: 2, isAtEdge: isAtEdge, of: f, at: point)
      reading = combined(reading, third, expecting: expected[i])
    }
    guard reading.obstacle == nil else { return reading }
    if !reading.confirms(expected[i]), try isDoubtful(reading, i, of: f, at: &point) { reading.admit(expected[i]) }
    // Noise of a thousandth of what f varies by has no slope, and neither has what oscillates between the steps.
    if size.isZero, reading.level * 1024 > reading.variation * scales[i] { reading.variation = 0 }
    return reading
  }

  /// The error of a slope that is small enough: √u of the largest that is expected, or the tolerance.
  func resolution(_ i: Int) -> W {
    tolerance.map { W($0) * expected[i].magnitude } ?? W.sqrt(W(S.unitRoundoff)) * size
  }
}
