import FiniteDifferences
import RealModule
import Scalars

extension SlopeSurvey {
  /// Another look at component i, which shares no sample with the first: its steps are others, none the same, nor twice another, and
  /// every coordinate is moved by some ulps.
  ///
  /// What f rounds inside, and rounds alike at all points of a line, it rounds in another way on a line beside it.
  ///
  /// - Parameter count: how many looks there were; each has other steps and other ulps.
  func anotherLook<E: Error>(
    _ i: Int, after count: Int, isAtEdge: Bool, of f: ([S]) throws(E) -> S, at point: [S]
  ) throws(E) -> SlopeReading<W> {
    var directions = RandomDirections(seed: seed &+ UInt64(i) &+ UInt64(count - 1) &* 0x9e37_79b9)
    let weights: [S] = directions.next(count: point.count)
    var moved = zip(point, weights).map { $0 + $0 * ($1 * (8 * S.unitRoundoff)) }
    let isInside = SampledLine<S>(axis: .coordinate(i), bounds: bounds).contains(moved)
    var centre = isInside && !isAtEdge ? try f(moved) : .nan
    if !centre.isFinite { (moved, centre) = (point, value) }
    return try look(i, where: centre, scale: W.pow(0.713, count) * scales[i], of: f, at: &moved)
  }

  /// A look at component i, by the automatic derivative, its first step in proportion to `scale`; f is `value` at the point.
  func look<E: Error>(
    _ i: Int, where value: S, scale: W? = nil, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeReading<W> {
    let centre = point[i]
    func phi(_ x: S) throws(E) -> S {
      guard bounds?[i].contains(x) ?? true else { return .nan }
      point[i] = x
      defer { point[i] = centre }
      return try f(point)
    }
    var reading = try look(around: centre, where: value, scale: scale, unit: scales[i], at: phi)
    guard reading.isConstant else { return reading }
    // A small x is no measure of where f varies; and in few bits everything is flat.
    let reach = DerivativeSearch<W>.firstStep * W.maximum(1, scales[i])
    reading.isConstant = S.precision >= 24
    for end in [centre + S(reach), centre - S(reach)] where try phi(end) != value { reading.isConstant = false }
    guard reading.isConstant else { return reading }
    // What f may change by over the step; it is no evidence against a claim that would not show, and 0 is no scale of f. Of a claim
    // that there is no slope it is evidence in 53 bits, but not in 24, where 10⁹ + sin x is a constant.
    let steepness = W(value).magnitude / reach
    reading.slope = 0
    reading.step = reach
    reading.variation = S.precision >= 53 ? steepness : 0
    reading.truncation = 0
    reading.noise = 2 * W(S.unitRoundoff) * steepness
    if value.isZero || expected[i].magnitude <= W.sqrt(W(S.unitRoundoff)) * steepness {
      reading.noise = W.maximum(reading.noise, expected[i].magnitude)
    }
    return reading
  }

  /// The automatic derivative at `centre` of a function of one variable whose value there is f's; an obstacle where it has none.
  ///
  /// `unit` is the length over which its variation is asked for.
  func look<E: Error>(
    around centre: S, where value: S, scale: W? = nil, unit: W = 1, at phi: (S) throws(E) -> S
  ) throws(E) -> SlopeReading<W> {
    // Values of the size of 1, by a power of two, so that no square of them leaves the range of the format.
    let least = S.leastNormalMagnitude.exponent + S.Exponent(S.precision)
    let exponent = value.isZero || value.exponent < least ? 0 : value.exponent
    func scaled(_ y: S) -> S { S(sign: .plus, exponent: -exponent, significand: y) }
    var isInfinite = false
    var search = DerivativeSearch<S>(
      at: centre, limit: BlackBoxDerivative.evaluationLimit(for: S.self), scale: scale.map { S($0) })
    let estimate = try search.run { (t: S) throws(E) in
      if t == centre { return scaled(value) }
      let y = try phi(t)
      isInfinite = isInfinite || y.isInfinite
      return scaled(y)
    }
    func restored(_ y: S) -> W { W(y).scaled(byPowerOfTwo: Int(exponent)) }
    var reading = SlopeReading<W>()
    reading.slope = restored(estimate.value)
    reading.differences = [search.pairs.map { (W($0.step), restored($0.slope)) }]
    switch estimate.outcome {
    case .estimated: break
    case .constant: reading.isConstant = true
    case .leftEdge: reading.sides = (reading.slope, .nan)
    case .rightEdge: reading.sides = (.nan, reading.slope)
    case .kink:
      reading.obstacle = .kink
      let sides = search.sides
      reading.sides = (restored(sides.left), restored(sides.right))
    case .noise: reading.obstacle = search.side != 0 ? .domainEdge : search.isUnsettled ? .unsettled : .noise
    case .notFinite: reading.obstacle = isInfinite ? .overflow : .domainEdge
    case .stepLost: reading.obstacle = .stepLost
    }
    guard estimate.outcome.isEstimate else { return reading }
    reading.truncation = restored(estimate.truncation)
    reading.noise = restored(estimate.roundoff) + W(S.unitRoundoff) * reading.slope.magnitude
    reading.step = W(estimate.step)
    reading.variation = restored(search.bend(from: estimate.value)) * unit
    reading.range = restored(search.pairs.reduce(0) { S.maximum($0, $1.change) })
    // The stated roundoff is three times what the values' noise makes of the slope at worst.
    reading.level = reading.noise * reading.step / 3
    return reading
  }

  /// The reading of one central difference, which is enough where it confirms the expected slope to half of the resolution.
  ///
  /// Its step is u^⅓ of the length over which f varies along the direction, eight of its steps, in units of the coordinate's scale, or,
  /// if that is more, the one at which noise is a fifth of the resolution, up to a quarter of the largest coordinate. Truncation
  /// needs no estimate: the difference and the expectation have nothing in common but the derivative.
  func difference<E: Error>(
    _ i: Int, of f: ([S]) throws(E) -> S, at point: inout [S]
  ) throws(E) -> SlopeReading<W>? {
    let resolution = resolution(i)
    guard let shortcut, resolution > 0 else { return nil }
    let line = SampledLine<S>(axis: .coordinate(i), bounds: bounds)
    let (x, least) = (W(point[i]).magnitude, W(S.leastNonzeroMagnitude))
    let level = shortcut.level + W(S.unitRoundoff) * x * expected[i].magnitude + least
    let quiet: W = W.minimum(5 * level / resolution, largest / 4)
    let plain = 8 * W.pow(W(S.unitRoundoff), 1 / 3 as W) * shortcut.step * scales[i]
    let found = try line.quotient(f, centre: W(value), step: W.maximum(plain, quiet), from: &point)
    guard let found, found.slope.isFinite else { return nil }
    var reading = SlopeReading<W>()
    reading.slope = found.slope
    reading.truncation = 2 * (found.slope - expected[i]).magnitude
    reading.noise = level / found.step
    reading.step = found.step
    return reading
  }
}
