public import ComplexModule
public import RealModule

// Inverse circular and hyperbolic functions after Kahan. With a = √(1 − z) and b = √(1 + z), whose imaginary parts have opposite
// signs, the parts of ā·b and a·b below are sums of terms of one sign.
extension ComplexFormulae {
  /// log |2z| of a large z.
  @inlinable
  static func logDouble(_ z: C) -> R { logModulus(z.real, z.imaginary) + R.log(2) }

  @inlinable
  static func asin(_ z: C) -> C {
    let (x, y) = (z.real, z.imaginary)
    if isLarge(z) { return C(R.atan2(y: x, x: y.magnitude), R(signOf: y, magnitudeOf: logDouble(z))) }
    let (a, b) = (sqrt(C(1 - x, -y)), sqrt(C(1 + x, y)))
    return C(
      R.atan2(y: x, x: a.real * b.real - a.imaginary * b.imaginary),
      R.asinh(a.real * b.imaginary - a.imaginary * b.real))
  }

  @inlinable
  static func acos(_ z: C) -> C {
    let (x, y) = (z.real, z.imaginary)
    if isLarge(z) { return C(R.atan2(y: y.magnitude, x: x), R(signOf: -y, magnitudeOf: logDouble(z))) }
    let (a, b) = (sqrt(C(1 - x, -y)), sqrt(C(1 + x, y)))
    return C(
      2 * R.atan2(y: a.real, x: b.real),
      R.asinh(a.imaginary * b.real - a.real * b.imaginary))
  }

  @inlinable
  static func acosh(_ z: C) -> C {
    let (x, y) = (z.real, z.imaginary)
    if isLarge(z) { return C(logDouble(z), R.atan2(y: y, x: x)) }
    let (a, b) = (sqrt(C(x - 1, y)), sqrt(C(x + 1, y)))
    return C(
      R.asinh(a.real * b.real + a.imaginary * b.imaginary),
      2 * R.atan2(y: a.imaginary, x: b.real))
  }

  /// With d = (1 − x)² + y²: log(1 + 4x/d)/4 for x ≥ 0, and half the angle of 2y over (1 − x)(1 + x) − y².
  @inlinable
  static func atanh(_ z: C) -> C {
    let (x, y) = (z.real.magnitude, z.imaginary)
    if isLarge(z) {
      let modulus = R.hypot(x, y)
      return C(z.real / modulus / modulus, R(signOf: y, magnitudeOf: R.pi / 2 - y.magnitude / modulus / modulus))
    }
    let distance = (y * y).addingProduct(1 - x, 1 - x)
    // Beside the pole the square of the distance may be out of range; there 1 + z is 2.
    let real = distance.isNormal ? R.log(onePlus: 4 * x / distance) / 4 : (R.log(2) - logModulus(1 - x, y)) / 2
    let height = (-y * y).addingProduct(1 - x, 1 + x)
    return C(R(signOf: z.real, magnitudeOf: real), R.atan2(y: 2 * y, x: height) / 2)
  }
}
