public import Scalars

/// The laws of sign, exponent and significand, and of the initialisers that put them together again.
public func expectDecompositionLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    expectLaw(x.isNaN || x.significand.sign == .plus, "\(S.self): the significand of \(x) has sign +")
    if x.isFinite, !x.isZero {
      expectLaw(x.significand >= 1 && x.significand < 2, "\(S.self): the significand of \(x) is \(x.significand)")
      let again = S(sign: x.sign, exponent: x.exponent, significand: x.significand)
      expectIdentical(again, x, "\(x) taken apart and put together")
    } else {
      expectIdentical(x.significand, x.magnitude, "the significand of \(x)")
      expectLaw(x.exponent == S.Exponent(x.isZero ? Int.min : Int.max), "\(S.self): the exponent of \(x)")
      for exponent in [Int.min, -1, 0, 1, Int.max] {
        let scaled = S(sign: .plus, exponent: S.Exponent(exponent), significand: x)
        expectIdentical(scaled, x, "\(x) · 2^\(exponent)")
      }
    }
    expectIdentical(S(sign: .plus, exponent: 0, significand: x), x, "+(\(x))·2⁰")
    expectIdentical(S(sign: .minus, exponent: 0, significand: x), -x, "−(\(x))·2⁰")
    for y in values where !x.isNaN && !y.isNaN {
      let (a, b) = x.magnitude < y.magnitude ? (x, y) : (y, x)
      expectLaw(a.exponent <= b.exponent, "\(S.self): exponents of \(a) and \(b) are in the order of their magnitudes")
      let signed = S(signOf: x, magnitudeOf: y)
      expectIdentical(signed, x.sign == .minus ? -y.magnitude : y.magnitude, "|\(y)| with the sign of \(x)")
    }
  }
  expectScaling(S.self)
}

private func expectScaling<S: RealScalar>(_: S.Type) {
  let (least, greatest) = (S.leastNonzeroMagnitude, S.greatestFiniteMagnitude)
  let one: S = 1
  func scaled(_ significand: S, _ exponent: Int) -> S {
    S(sign: .plus, exponent: S.Exponent(exponent), significand: significand)
  }
  var power = one
  for n in 0...Swift.min(70, Int(greatest.exponent)) {
    expectIdentical(scaled(1, n), power, "2^\(n)")
    expectIdentical(scaled(-one, n), -power, "−2^\(n)")
    if -n >= Int(least.exponent) { expectIdentical(scaled(1, -n), 1 / power, "2^−\(n)") }
    power *= 2
  }
  for significand in [one, one + one / 2, 2 - S.ulpOfOne] {
    expectIdentical(scaled(significand, .max), .infinity, "\(significand) · 2^Int.max")
    expectIdentical(scaled(significand, .min), 0, "\(significand) · 2^Int.min")
    expectIdentical(scaled(-significand, .max), -.infinity, "−\(significand) · 2^Int.max")
    expectIdentical(scaled(-significand, .min), -S.zero, "−\(significand) · 2^Int.min")
    expectIdentical(scaled(significand, Int(greatest.exponent) + 1), .infinity, "\(significand), one binade too high")
    expectIdentical(scaled(significand, Int(least.exponent) - 2), 0, "\(significand), two binades too low")
  }
  expectIdentical(scaled(greatest.significand, Int(greatest.exponent)), greatest, "the greatest number")
  expectIdentical(scaled(1, Int(least.exponent)), least, "the least positive number")
  expectIdentical(scaled(1, Int(least.exponent) - 1), 0, "half the least positive number, a tie")
  expectIdentical(scaled(one.nextUp, Int(least.exponent) - 1), least, "just above half the least positive number")
}
