import RealModule
public import Scalars

/// The laws of `AdditiveArithmetic`, `Numeric`, `SignedNumeric` and `AlgebraicField`, as far as they hold when results are
/// rounded: for all numbers, ∞ and NaN among them.
public func expectArithmeticLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for a in values {
    expectLaws(of: a)
    for b in values { expectLaws(of: a, b) }
  }
  expectIntegerLaws(S.self)
}

private func expectLaws<S: RealScalar>(of a: S) {
  let zero = S.zero
  expectLaw(zero.sign == .plus && zero == 0, "\(S.self): zero is +0")
  expectIdentical(a + (-zero), a, "\(a) + (−0)")
  expectLaw(a.isNaN || a + zero == a, "\(S.self): \(a) + 0 = \(a)")
  expectIdentical(a * 1, a, "\(a) · 1")
  expectIdentical(a / 1, a, "\(a) / 1")
  expectIdentical(a * 2, a + a, "\(a) · 2 as a + a")
  expectIdentical(+a, a, "+(\(a))")
  expectIdentical(-(-a), a, "−(−(\(a)))")
  expectIdentical(a * -1, -a, "\(a) · (−1)")
  var negated = a
  negated.negate()
  expectIdentical(negated, -a, "\(a) negated in place")
  expectLaw(a.isNaN || (-a).sign != a.sign, "\(S.self): −(\(a)) has the other sign")
  expectLaw(a.isNaN || a.magnitude.sign == .plus, "\(S.self): |\(a)| has sign +")
  expectIdentical(a.magnitude, a.sign == .minus ? -a : a, "|\(a)|")
  expectIdentical(abs(a), a.magnitude, "abs(\(a))")
  expectIdentical(a - a, a.isFinite ? 0 : .nan, "\(a) − itself")
  if a.isFinite, !a.isZero {
    expectIdentical(a / a, 1, "\(a) / itself")
    expectIdentical(a * 0, a.sign == .plus ? 0 : -zero, "\(a) · 0")
    expectIdentical(a / 0, a.sign == .plus ? .infinity : -.infinity, "\(a) / 0")
    expectIdentical(a / .infinity, !S.hasInfinity ? .nan : a.sign == .plus ? 0 : -zero, "\(a) / ∞")
  }
  if a.isInfinite || a.isZero {
    expectIdentical(a * (1 / a), .nan, "\(a) · its reciprocal")
    expectIdentical(a / a, .nan, "\(a) / itself")
  }
  expectLaw(
    a.reciprocal.map { identical($0, 1 / a) } ?? !(1 / a).isNormal, "\(S.self): the reciprocal of \(a) is 1 / a")
}

private func expectLaws<S: RealScalar>(of a: S, _ b: S) {
  expectIdentical(a + b, b + a, "\(a) + \(b) as b + a")
  expectIdentical(a * b, b * a, "\(a) · \(b) as b · a")
  expectIdentical(a - b, a + (-b), "\(a) − \(b) as a + (−b)")
  expectLaw(a - b == -(b - a) || (a - b).isNaN, "\(S.self): \(a) − \(b) = −(b − a)")
  expectIdentical(-a * b, -(a * b), "−(\(a)) · \(b)")
  expectIdentical(-a / b, -(a / b), "−(\(a)) / \(b)")
  expectIdentical(a / -b, -(a / b), "\(a) / −(\(b))")
  let hasSubnormals = S.leastNonzeroMagnitude < S.leastNormalMagnitude
  var (sum, difference, product, quotient) = (a, a, a, a)
  sum += b
  difference -= b
  product *= b
  quotient /= b
  expectIdentical(sum, a + b, "\(a) += \(b)")
  expectIdentical(difference, a - b, "\(a) -= \(b)")
  expectIdentical(product, a * b, "\(a) *= \(b)")
  expectIdentical(quotient, a / b, "\(a) /= \(b)")
  expectIdentical(S._relaxedAdd(a, b), a + b, "\(a) + \(b), relaxed")
  expectIdentical(S._relaxedMul(a, b), a * b, "\(a) · \(b), relaxed")
  if !a.isNaN, !b.isNaN {
    expectLaw(a <= b ? a + 3 <= b + 3 : a + 3 >= b + 3, "\(S.self): rounding keeps the order of \(a) + 3 and \(b) + 3")
    if hasSubnormals, a.isFinite, b.isFinite {
      expectLaw((a - b).isZero == (a == b), "\(S.self): \(a) − \(b) is zero only for equal numbers")
    }
    let isNegative = a.sign != b.sign
    expectLaw((a * b).isNaN || ((a * b).sign == .minus) == isNegative, "\(S.self): the sign of \(a) · \(b)")
    expectLaw((a / b).isNaN || ((a / b).sign == .minus) == isNegative, "\(S.self): the sign of \(a) / \(b)")
  }
}

private func expectIntegerLaws<S: RealScalar>(_: S.Type) {
  // All integers up to 2ᵖ are numbers of the format.
  let limit = S.precision < 9 ? 1 << S.precision : 300
  for n in -limit...limit {
    let number = S(n)
    expectLaw(Int(exactly: number) == n, "\(S.self): \(n) is exact")
    expectIdentical(S(exactly: n) ?? .nan, number, "\(n) exactly")
    if n < limit { expectIdentical(S(n + 1), number + 1, "\(n) + 1") }
    expectLaw(number.sign == (n < 0 ? .minus : .plus), "\(S.self): the sign of \(n)")
  }
}
