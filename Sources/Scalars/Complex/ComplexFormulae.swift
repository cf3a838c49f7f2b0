public import ComplexModule
public import RealModule

// Goals, in order: each part is a product, a quotient or a sum of terms of one sign, or is summed exactly; zeros keep their
// signs, which say on which side of a cut the number lies; nothing overflows or underflows before the result does; the same
// code at dual numbers gives the derivative as accurately. That is why no value is taken for a constant where it is zero.
//
// All of them expect finite parts.

/// Complex functions made of real ones, in one format.
@frozen
@usableFromInline
enum ComplexFormulae<R: RealScalar> {
  @usableFromInline typealias C = Complex<R>

  /// f(iz)/i for an odd f whose parts are even and odd: with x + iy and y + ix, f's parts change places.
  @inlinable
  static func turned(_ z: C, _ f: (C) -> C) -> C {
    let (x, y) = f(C(z.imaginary, z.real)).rawStorage
    return C(y, x)
  }

  /// Whether z is so large that 1/z² is below the last bit of 1, in a derivative as well.
  @inlinable
  static func isLarge(_ z: C) -> Bool { z.magnitude.exponent > R.Exponent(R.precision) && !z.isZero }

  // MARK: Exponentials

  @inlinable
  static func exp(_ z: C) -> C {
    let (cosine, sine) = (R.cos(z.imaginary), R.sin(z.imaginary))
    let modulus = R.exp(z.real)
    if modulus.isNormal { return C(modulus * cosine, modulus * sine) }
    // The modulus alone is out of range: by halves.
    let half = R.exp(z.real / 2)
    return C(half * cosine * half, half * sine * half)
  }

  /// Re(eᶻ − 1) = (eˣ − 1)·cos y − 2 sin²(y/2). Where these two cancel, along the curve on which the part is 0, a format of the
  /// hardware takes eᶻ in twice the precision; a wider format has taken as many bits. The series for eᶻ loses the bits that y has
  /// before the point: where these are half of the precision or more, the two terms as they are know more than it.
  @inlinable
  static func expMinusOne(_ z: C) -> C {
    let excess = R.expMinusOne(z.real)
    guard excess.isFinite else { return exp(z) }
    let sine = R.sin(z.imaginary / 2)
    let fall = -2 * sine * sine
    var real = fall.addingProduct(excess, R.cos(z.imaginary))
    if R.precision <= 64, real.magnitude < -fall / 16, z.magnitude.exponent < R.Exponent(R.precision / 2) {
      let power = preciseExp(z).x
      real = (power.high - 1) + power.low
    }
    return C(real, R.exp(z.real) * R.sin(z.imaginary))
  }

  /// sinh x = s·f and cosh x = c·f, f being 1 unless they are out of range.
  @inlinable
  static func hyperbolic(_ x: R) -> (s: R, c: R, f: R) {
    let cosh = R.cosh(x)
    if cosh.isFinite { return (R.sinh(x), cosh, 1) }
    let half = R.exp(x.magnitude / 2)
    return (R(signOf: x, magnitudeOf: half / 2), half / 2, half)
  }

  @inlinable
  static func sinh(_ z: C) -> C {
    let (s, c, f) = hyperbolic(z.real)
    return C(s * R.cos(z.imaginary) * f, c * R.sin(z.imaginary) * f)
  }

  @inlinable
  static func cosh(_ z: C) -> C {
    let (s, c, f) = hyperbolic(z.real)
    return C(c * R.cos(z.imaginary) * f, s * R.sin(z.imaginary) * f)
  }

  /// (sinh x·cosh x + i sin y·cos y)/(sinh² x + cos² y); for larger x, with e = e⁻²ˣ and d = 1 + 2e·cos 2y + e², it is
  /// 1 − 2e·(cos 2y + e)/d + 2ie·sin 2y/d, in which nothing overflows and the slope of the real part does not cancel.
  @inlinable
  static func tanh(_ z: C) -> C {
    let (x, y) = (z.real, z.imaginary)
    let (sine, cosine) = (R.sin(y), R.cos(y))
    if x.magnitude < 1 {
      let sinh = R.sinh(x)
      let denominator = (cosine * cosine).addingProduct(sinh, sinh)
      return C(sinh * R.cosh(x) / denominator, sine * cosine / denominator)
    }
    let decay = R.exp(-2 * x.magnitude)
    let double = (cosine - sine) * (cosine + sine)
    let denominator = 1 + decay * (2 * double + decay)
    let real = 1 - 2 * decay * (double + decay) / denominator
    return C(R(signOf: x, magnitudeOf: real), 4 * decay * sine * cosine / denominator)
  }

  // MARK: Logarithms

  /// log |x + iy|. Near the unit circle it is log(1 + d)/2 with d = x² + y² − 1, which is summed exactly.
  @inlinable
  static func logModulus(_ x: R, _ y: R) -> R {
    let greater = R.maximum(x.magnitude, y.magnitude)
    if greater > 0.5, greater < 2 {
      let excess = TwoPart.sum(-1, TwoPart(product: greater, greater), squareOfLesser(x, y))
      if excess.magnitude <= 0.5 { return R.log(onePlus: excess) / 2 }
    }
    let modulus = R.hypot(x, y)
    if modulus.isNormal { return R.log(modulus) }
    // Out of range, or with few bits: by another power of two, which is exact.
    let shift = modulus.isFinite ? R.precision : -2
    let scaled = R.hypot(x.scaled(byPowerOfTwo: shift), y.scaled(byPowerOfTwo: shift))
    return R.log(scaled) - R(shift) * R.log(2)
  }

  @inlinable
  static func squareOfLesser(_ x: R, _ y: R) -> TwoPart<R> {
    let lesser = R.minimum(x.magnitude, y.magnitude)
    return TwoPart(product: lesser, lesser)
  }

  @inlinable
  static func log(_ z: C) -> C { C(logModulus(z.real, z.imaginary), R.atan2(y: z.imaginary, x: z.real)) }

  /// Near the circle |1 + z| = 1, Re log(1 + z) is log(1 + d)/2 with d = 2x + x² + y², summed exactly.
  @inlinable
  static func log(onePlus z: C) -> C {
    if z.isZero { return z }
    let (x, y) = (z.real, z.imaginary)
    let angle = R.atan2(y: y, x: 1 + x)
    if z.magnitude < 4 {
      let excess = TwoPart.sum(2 * x, TwoPart(product: x, x), TwoPart(product: y, y))
      if excess.magnitude <= 0.5 { return C(R.log(onePlus: excess) / 2, angle) }
    }
    return C(logModulus(1 + x, y), angle)
  }

  /// The greater part is √((|z| + |x|)/2), the lesser |y| over twice that.
  @inlinable
  static func sqrt(_ z: C) -> C {
    var (x, y) = (z.real, z.imaginary)
    if z.isZero { return C(R.sqrt(x.magnitude), y) }
    var shift = 0
    let size = z.magnitude
    if size > R.greatestFiniteMagnitude / 4 { shift = -4 }
    if size < R.leastNormalMagnitude.scaled(byPowerOfTwo: 2 * R.precision) { shift = 4 * R.precision }
    if shift != 0 { (x, y) = (x.scaled(byPowerOfTwo: shift), y.scaled(byPowerOfTwo: shift)) }
    var greater = R.sqrt((R.hypot(x, y) + x.magnitude) / 2)
    var lesser = y.magnitude / (2 * greater)
    if shift != 0 {
      (greater, lesser) = (greater.scaled(byPowerOfTwo: -shift / 2), lesser.scaled(byPowerOfTwo: -shift / 2))
    }
    return x < 0 ? C(lesser, R(signOf: y, magnitudeOf: greater)) : C(greater, R(signOf: y, magnitudeOf: lesser))
  }
}
