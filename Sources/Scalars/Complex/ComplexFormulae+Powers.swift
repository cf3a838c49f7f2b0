public import ComplexModule
public import RealModule

// Powers, in twice the precision: an exponent multiplies the error of the logarithm, and where a part cancels, what is left of
// the other half is its digits.
extension ComplexFormulae {
  /// A complex number of twice the precision.
  @usableFromInline typealias Pair = (x: TwoPart<R>, y: TwoPart<R>)

  @inlinable
  static func product(_ a: Pair, _ b: Pair) -> Pair { (a.x * b.x + -(a.y * b.y), a.x * b.y + a.y * b.x) }

  @inlinable
  static func reciprocal(_ z: C) -> C {
    let modulus = R.hypot(z.real, z.imaginary)
    return C(z.real / modulus / modulus, -z.imaginary / modulus / modulus)
  }

  /// zⁿ by repeated squaring; z⁻ⁿ is 1/zⁿ.
  @inlinable
  static func power(_ z: C, _ n: Int) -> C {
    if n == 0 { return 1 }
    var result: Pair?
    var square: Pair = (TwoPart(z.real), TwoPart(z.imaginary))
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result.map { product($0, square) } ?? square }
      rest >>= 1
      if rest > 0 { square = product(square, square) }
    }
    let power = result.map { C($0.x.high, $0.y.high) } ?? 1
    return n > 0 ? power : power.isFinite ? reciprocal(power) : .zero
  }

  /// exp(w·log z), and zⁿ where w is an integer and does not vary.
  @inlinable
  static func power(_ z: C, _ w: C) -> C {
    if w.imaginary.isIdenticallyZero, let n = Int(exactly: w.real), (w.real - R(n)).isIdenticallyZero {
      return power(z, n)
    }
    if z.isZero { return w.real > 0 ? .zero : .infinity }
    let exponent = product((TwoPart(w.real), TwoPart(w.imaginary)), preciseLog(z))
    let power = exp(C(exponent.x.high, exponent.y.high))
    guard power.isFinite else { return power }
    let rest = expMinusOne(C(exponent.x.low, exponent.y.low))
    return C(
      power.real + (power.real * rest.real - power.imaginary * rest.imaginary),
      power.imaginary + (power.imaginary * rest.real + power.real * rest.imaginary))
  }

  /// log z to twice the precision, in the formats of the hardware; a wider format has taken as many bits as a power needs.
  ///
  /// One step of Newton's method: log z = l + (z − eˡ)/z to second order, with eˡ in twice the precision.
  @inlinable
  static func preciseLog(_ z: C) -> Pair {
    let log = log(z)
    guard R.precision <= 64, !log.isZero else { return (TwoPart(log.real), TwoPart(log.imaginary)) }
    let power = preciseExp(log)
    let x = ((z.real - power.x.high) - power.x.low, (z.imaginary - power.y.high) - power.y.low)
    let modulus = R.hypot(z.real, z.imaginary)
    let (a, b) = (z.real / modulus, z.imaginary / modulus)
    let correction = C((x.0 * a + x.1 * b) / modulus, (x.1 * a - x.0 * b) / modulus)
    guard correction.isFinite else { return (TwoPart(log.real), TwoPart(log.imaginary)) }
    // A modulus of exactly 1 has the logarithm 0.
    return (
      log.real == 0 ? TwoPart(log.real) : TwoPart(sum: log.real, correction.real),
      TwoPart(sum: log.imaginary, correction.imaginary)
    )
  }

  /// eᶻ to twice the precision, but for as many bits as |z| has before the point: Taylor's series at z/2ˢ, below 2⁻⁸, squared
  /// s times.
  @inlinable
  static func preciseExp(_ z: C) -> Pair {
    let squarings = Swift.max(0, Int(z.magnitude.exponent) + 9)
    let x = TwoPart(z.real.scaled(byPowerOfTwo: -squarings))
    let y = TwoPart(z.imaginary.scaled(byPowerOfTwo: -squarings))
    // The n-th term is at most 2⁻⁷ⁿ/n!, less than 2⁻⁸ⁿ from the fifth on.
    var power: Pair = (TwoPart(1), TwoPart(0))
    for n in stride(from: R.precision / 4 + 1, through: 1, by: -1) {
      let term = product(power, (x, y))
      power = (TwoPart(1) + term.x / n, term.y / n)
    }
    for _ in 0..<squarings { power = product(power, power) }
    return power
  }

  /// The principal root: exp(log z / n), and √z for n = 2.
  @inlinable
  static func root(_ z: C, _ n: Int) -> C {
    switch n {
    case 0: return .infinity
    case 1: return z
    case 2: return sqrt(z)
    case -1: return reciprocal(z)
    case -2: return reciprocal(sqrt(z))
    default:
      if z.isZero { return n > 0 ? .zero : .infinity }
      let log = log(z)
      return exp(C(log.real / R(n), log.imaginary / R(n)))
    }
  }
}
