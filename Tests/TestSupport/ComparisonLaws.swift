public import Scalars

/// The laws of `Equatable`, `Comparable` and `Hashable`, of the total order, and of the four minima and maxima.
public func expectComparisonLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for a in values {
    expectLaw((a == a) == !a.isNaN && (a != a) == a.isNaN, "\(S.self): only NaN differs from itself, not \(a)")
    expectLaw(a.isTotallyOrdered(belowOrEqualTo: a), "\(S.self): \(a) is in the total order")
    for b in values {
      expectOrder(a, b)
      expectTotalOrder(a, b, values)
      expectExtrema(a, b)
    }
  }
}

private func expectOrder<S: RealScalar>(_ a: S, _ b: S) {
  let comparable = !a.isNaN && !b.isNaN
  let holding = [a < b, a == b, a > b].filter { $0 }.count
  expectLaw(holding == (comparable ? 1 : 0), "\(S.self): one of <, =, > holds for \(a) and \(b), none for NaN")
  expectLaw((a <= b) == (a < b || a == b), "\(S.self): \(a) ≤ \(b)")
  expectLaw((a >= b) == (a > b || a == b), "\(S.self): \(a) ≥ \(b)")
  expectLaw((a < b) == (b > a) && (a <= b) == (b >= a), "\(S.self): \(a) < \(b) as \(b) > \(a)")
  expectLaw((a < b) == (-b < -a), "\(S.self): negation turns the order of \(a) and \(b)")
  expectLaw((a == b) == (b == a) && (a != b) == !(a == b), "\(S.self): \(a) = \(b) as \(b) = \(a)")
  expectLaw(a.isEqual(to: b) == (a == b), "\(S.self): \(a) is equal to \(b)")
  expectLaw(a.isLess(than: b) == (a < b), "\(S.self): \(a) is less than \(b)")
  expectLaw(a.isLessThanOrEqualTo(b) == (a <= b), "\(S.self): \(a) is less than or equal to \(b)")
  expectLaw(a != b || a.hashValue == b.hashValue, "\(S.self): equal numbers \(a) and \(b) hash alike")
  expectLaw(
    !(a - b < 0) || a < b, "\(S.self): \(a) − \(b) < 0")
}

private func expectTotalOrder<S: RealScalar>(_ a: S, _ b: S, _ values: [S]) {
  let (below, above) = (a.isTotallyOrdered(belowOrEqualTo: b), b.isTotallyOrdered(belowOrEqualTo: a))
  expectLaw(below || above, "\(S.self): the total order has \(a) and \(b)")
  expectLaw((below && above) == identical(a, b), "\(S.self): only the same number is on both sides: \(a), \(b)")
  if a < b { expectLaw(below, "\(S.self): the total order agrees that \(a) < \(b)") }
  if a.isZero, b.isZero { expectLaw(below == (a.sign == .minus || b.sign == .plus), "\(S.self): −0 is before +0") }
  if b.isNaN { expectLaw(below, "\(S.self): NaN comes last, after \(a)") }
}

private func expectExtrema<S: RealScalar>(_ a: S, _ b: S) {
  let (least, greatest) = (S.minimum(a, b), S.maximum(a, b))
  let (nearest, farthest) = (S.minimumMagnitude(a, b), S.maximumMagnitude(a, b))
  guard !a.isNaN, !b.isNaN else {
    // The number wins over NaN.
    let number = a.isNaN ? b : a
    for value in [least, greatest, nearest, farthest] { expectIdentical(value, number, "an extremum of \(a) and \(b)") }
    return
  }
  expectLaw(least <= a && least <= b && (least == a || least == b), "\(S.self): the minimum of \(a) and \(b)")
  expectLaw(
    greatest >= a && greatest >= b && (greatest == a || greatest == b), "\(S.self): the maximum of \(a) and \(b)")
  expectLaw(
    nearest.magnitude == S.minimum(a.magnitude, b.magnitude) && (nearest == a || nearest == b),
    "\(S.self): the minimum magnitude of \(a) and \(b)")
  expectLaw(
    farthest.magnitude == S.maximum(a.magnitude, b.magnitude) && (farthest == a || farthest == b),
    "\(S.self): the maximum magnitude of \(a) and \(b)")
  expectIdentical(Swift.min(a, b), b < a ? b : a, "min of \(a) and \(b)")
  expectIdentical(Swift.max(a, b), b >= a ? b : a, "max of \(a) and \(b)")
}
