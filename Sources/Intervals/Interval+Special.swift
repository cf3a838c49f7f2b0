import MultiPrecision
public import Scalars

// Special functions between bounds: by their monotony where they have one, else by the value in the middle and a bound of the
// slope. What is not known of a function here is said to be any number.
extension Interval {
  /// The values of a special function; any number where nothing better is known.
  ///
  /// - Bessel's: |Jₙ′| ≤ 1 (DLMF 10.14.1, 10.6.1); |Yₙ| ≤ √(Jₙ² + Yₙ²), which falls (G. N. Watson, *Theory of Bessel functions*,
  ///   1944, § 13.74).
  /// - Airy's: |Ai| < 0.54, and |Ai′| < 0.6·√(1 + |x|), for with y = Ai(−t) the quotient (y′² + t·y²)/t falls.
  /// - ψ is concave for x > 0: ψ′ lies between the difference quotients to the two sides.
  /// - B, log B and Γ(a, ·) fall, Ei rises for x > 0 and falls below, Re Li₂ rises up to 2, the agm rises, ζ falls for x > 1 and
  ///   for −2.7 < x < 1.
  public static func special(_ function: SpecialFunction, _ x: [Self]) -> Self {
    if x.contains(where: \.isEmpty) { return .empty }
    let z = x[0]
    switch function {
    case .digamma: return digamma(z)
    case .zeta:
      return z.lower > 1 || z.lower > -2.7 && z.upper < 1 ? monotone(function, x, rises: false) : atPoint(function, x)
    case .besselJ: return nearMiddle(function, z, slope: 1)
    case .besselY(let n): return z.lower > 0 ? nearMiddle(function, z, slope: secondKindSlope(n, z.lower)) : .anything
    case .airy: return nearMiddle(function, z, slope: airySlopeBound(z.magnitude))
    case .airySlope: return airySlope(z)
    case .exponentialIntegral:
      return z.containsZero ? .anything : monotone(function, x, rises: z.lower > 0)
    case .dilogarithm:
      if z.upper <= 2 || z.lower >= 2 { return monotone(function, x, rises: z.upper <= 2) }
      return atPoint(function, x)
    case .inverseErf:
      guard z.lower > -1, z.upper < 1 else { return .anything }
      return between(inverseErf(at: z.lower), inverseErf(at: z.upper), z.decoration)
    case .sinc: return sinc(z)
    case .beta, .logBeta:
      guard x.allSatisfy({ $0.lower > 0 }) else { return .anything }
      return function == .beta ? monotone(function, x, rises: false) : logBeta(z, x[1])
    case .incompleteGamma: return z.isPoint && x[1].lower > 0 ? monotone(function, x, rises: false) : .anything
    case .agm: return x.allSatisfy { $0.lower >= 0 } ? monotone(function, x, rises: true) : .anything
    case .derivative(.digamma, [1]): return trigamma(z)
    case .derivative(.dilogarithm, [1]): return dilogarithmSlope(z)
    case .derivative(.sinc, [1]): return sincSlope(z)
    case .derivative: return .anything
    }
  }

  // MARK: Values at points

  /// A value of a function that MPFR has, at exact numbers.
  private static func value(_ function: SpecialFunction, _ x: [Bound]) -> Self {
    let (lower, upper) = Bound.bounds { Bound.special(function, x, rounding: $0) }
    return lower.isFinite && upper.isFinite ? Self(lower, upper, .common) : .anything
  }

  private static func least(_ x: [Self]) -> Decoration { x.map(\.decoration).min() ?? .common }

  private static func atPoint(_ function: SpecialFunction, _ x: [Self]) -> Self {
    guard x.allSatisfy(\.isPoint) else { return .anything }
    return value(function, x.map(\.lower)).decorated(least(x))
  }

  /// From the lower bound of the one to the upper bound of the other.
  private static func between(_ a: Self, _ b: Self, _ decoration: Decoration) -> Self {
    a.decoration == .possiblyUndefined || b.decoration == .possiblyUndefined
      ? .anything : Self(Bound.minimum(a.lower, b.lower), Bound.maximum(a.upper, b.upper), decoration)
  }

  /// The values of a function that rises, or falls, with each of its arguments.
  private static func monotone(_ function: SpecialFunction, _ x: [Self], rises: Bool) -> Self {
    if x.allSatisfy(\.isPoint) { return atPoint(function, x) }
    guard x.allSatisfy(\.isBounded) else { return .anything }
    return between(value(function, x.map(\.lower)), value(function, x.map(\.upper)), least(x))
  }

  /// The value in the middle, and as far from it as the slope may lead.
  private static func nearMiddle(_ function: SpecialFunction, _ x: Self, slope: Bound) -> Self {
    if x.isPoint { return atPoint(function, [x]) }
    guard x.isBounded, slope.isFinite else { return .anything }
    return spread(value(function, [x.midpoint]), x, slope)
  }

  private static func spread(_ middle: Self, _ x: Self, _ slope: Bound) -> Self {
    guard middle.decoration > .possiblyUndefined else { return .anything }
    let reach = Self(point: x.radius) * Self(point: slope)
    return (middle + Self(-reach.upper, reach.upper, .common)).decorated(x.decoration)
  }

  // MARK: One by one

  /// A bound of |Yₙ′| from x on.
  private static func secondKindSlope(_ n: Int, _ x: Bound) -> Bound {
    func modulus(_ n: Int) -> Self { abs(value(.besselJ(n), [x])) + abs(value(.besselY(n), [x])) }
    return n == 0 ? modulus(1).upper : Swift.max(modulus(n - 1).upper, modulus(n + 1).upper)
  }

  private static func airySlopeBound(_ magnitude: Bound) -> Bound {
    (3 * sqrt(1 + Self(point: magnitude)) / 5).upper
  }

  /// Ai′ by a central difference, whose error is h²/6 of a bound of Ai‴ = Ai + x·Ai′.
  private static func airySlope(_ x: Self) -> Self {
    guard x.isBounded, x.magnitude < 2000 else { return .anything }
    let bits = 2 * Bound.precision + 64
    guard bits <= NamedFormat.precisions.upperBound else { return .anything }
    let middle = wide(bits, AirySlope(x: x.midpoint, exponent: Bound.precision / 2 + 40))
    // |Ai″| = |x·Ai|.
    return x.isPoint
      ? middle.decorated(x.decoration) : spread(middle, x, x.magnitude)
  }

  /// ψ′, which falls for x > 0.
  private static func trigamma(_ x: Self) -> Self {
    guard x.lower > 0, x.isBounded else { return .anything }
    let bits = 2 * Bound.precision + 64
    guard bits <= NamedFormat.precisions.upperBound else { return .anything }
    func value(_ z: Bound) -> Self { wide(bits, Trigamma(x: z, exponent: Bound.precision + 16)) }
    let upper = value(x.lower)
    return x.isPoint ? upper.decorated(x.decoration) : between(value(x.upper), upper, x.decoration)
  }

  private static func logBeta(_ x: Self, _ y: Self) -> Self {
    func value(_ a: Bound, _ b: Bound) -> Self {
      let (a, b) = (Self(point: a), Self(point: b))
      return logGamma(a) + logGamma(b) - logGamma(a + b)
    }
    guard x.isBounded, y.isBounded else { return .anything }
    let upper = value(x.lower, y.lower)
    let decoration = least([x, y])
    return x.isPoint && y.isPoint ? upper.decorated(decoration) : between(value(x.upper, y.upper), upper, decoration)
  }

  /// erf⁻¹ at a number: what is nearly it, with neighbours at which erf is proved to lie on either side.
  private static func inverseErf(at x: Bound) -> Self {
    if x.isZero { return Self(.zero, .zero, .common) }
    let size = x.magnitude
    let guess: Bound = MPFRValues.value(.inverseErf, at: [size])
    guard guess.isFinite, guess > 0 else { return .anything }
    let rest = Self(point: 1) - Self(point: size)
    func isBelow(_ y: Bound) -> Bool { erfc(Self(point: y)).lower >= rest.upper || erf(Self(point: y)).upper <= size }
    func isAbove(_ y: Bound) -> Bool { erfc(Self(point: y)).upper <= rest.lower || erf(Self(point: y)).lower >= size }
    var step = guess.ulp
    for _ in 0..<Bound.precision {
      let (lower, upper) = (guess - step, guess + step)
      if isBelow(lower), isAbove(upper) {
        return x < 0 ? Self(-upper, -lower, .common) : Self(lower, upper, .common)
      }
      step *= 2
    }
    return .anything
  }

  /// Between 1 − x²/6 and 1 where x holds 0.
  private static func sinc(_ x: Self) -> Self {
    guard x.containsZero else { return sin(x) / x }
    let fall = pow(Self(point: x.magnitude), 2) / 6
    return x.isBounded ? Self((1 - fall).lower, 1, x.decoration) : .anything
  }

  /// Within |x|³/30 of −x/3 where x holds 0.
  private static func sincSlope(_ x: Self) -> Self {
    guard x.containsZero else { return (cos(x) - sin(x) / x) / x }
    guard x.isBounded else { return .anything }
    let error = (pow(Self(point: x.magnitude), 3) / 30).upper
    return -x / 3 + Self(-error, error, x.decoration)
  }

  /// −log(1 − x)/x, which rises for x < 1 and is 1 at 0.
  private static func dilogarithmSlope(_ x: Self) -> Self {
    if x.lower > 1 { return -log(x - 1) / x }
    guard x.upper < 1, x.isBounded else { return .anything }
    func value(_ z: Bound) -> Self { z.isZero ? 1 : -log(onePlus: -Self(point: z)) / Self(point: z) }
    return x.isPoint ? value(x.lower).decorated(x.decoration) : between(value(x.lower), value(x.upper), x.decoration)
  }

  /// What some work at more bits encloses, rounded outwards.
  private static func wide<V: IntervalVisitor>(_ bits: Int, _ visitor: V) -> Self
  where V.Output == (any RealScalar, any RealScalar)? {
    guard let (lower, upper) = withIntervals(bits: bits, visitor) else { return .anything }
    func rounded(_ number: any RealScalar, _ direction: RoundingDirection) -> Bound {
      Bound(number, rounding: direction)
    }
    return Self(rounded(lower, .down), rounded(upper, .up), .common)
  }
}

/// Bounds of Ai′ at a number.
private struct AirySlope<S: RealScalar>: IntervalVisitor {
  let x: S
  let exponent: Int

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> (any RealScalar, any RealScalar)? {
    let x = Interval<Format>(x)
    let step = Interval<Format>(point: MPFloat<Format>(1).scaled(byPowerOfTwo: -exponent))
    let difference = Interval.special(.airy, [x + step]) - Interval.special(.airy, [x - step])
    // |Ai‴| ≤ |Ai| + |x|·|Ai′| < 1 + (1 + |x|)², h included.
    let third = 1 + Interval.pow(1 + Interval.abs(x), 2)
    let error = Interval.pow(step, 2) / 6 * third
    let slope = difference / (2 * step)
    let found = Interval(lower: (slope - error).lower, upper: (slope + error).upper)
    return slope.isBounded ? (found.lower, found.upper) : nil
  }
}

/// Bounds of ψ′ at a positive number.
private struct Trigamma<S: RealScalar>: IntervalVisitor {
  let x: S
  let exponent: Int

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> (any RealScalar, any RealScalar)? {
    let x = Interval<Format>(x)
    let step = Interval<Format>(point: MPFloat<Format>(self.x).scaled(byPowerOfTwo: -exponent))
    let middle = Interval.digamma(x)
    let below = (middle - Interval.digamma(x - step)) / step
    let above = (Interval.digamma(x + step) - middle) / step
    return above.isBounded && below.isBounded ? (above.lower, below.upper) : nil
  }
}
