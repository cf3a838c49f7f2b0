import RealModule
public import Scalars

/// The laws of both remainders and of the square root's exact cases.
public func expectRemainderLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    for y in values { expectLaws(of: x, y) }
  }
  for x in -24...24 {
    for y in -7...7 where y != 0 && S(exactly: x) != nil {
      let truncating = S(x).truncatingRemainder(dividingBy: S(y))
      expectLaw(truncating == S(x % y), "\(S.self): \(x) mod \(y) is \(truncating)")
      // n = x / y to the nearest integer, ties to even, in integers.
      let n = Int((Double(x) / Double(y)).rounded(.toNearestOrEven))
      let nearest = S(x).remainder(dividingBy: S(y))
      expectLaw(nearest == S(x - n * y), "\(S.self): the remainder of \(x) by \(y) is \(nearest)")
    }
  }
}

private func expectLaws<S: RealScalar>(of x: S, _ y: S) {
  let truncating = x.truncatingRemainder(dividingBy: y)
  let nearest = x.remainder(dividingBy: y)
  guard x.isFinite, !y.isNaN, !y.isZero else {
    expectIdentical(truncating, .nan, "\(x) mod \(y)")
    expectIdentical(nearest, .nan, "the remainder of \(x) by \(y)")
    return
  }
  guard y.isFinite, !x.isZero else {
    expectIdentical(truncating, x, "\(x) mod \(y)")
    expectIdentical(nearest, x, "the remainder of \(x) by \(y)")
    return
  }
  // A remainder is a multiple of the lesser of the two last places; without subnormals that may underflow.
  guard hasLastPlace(x), hasLastPlace(y) else { return }
  expectLaw(
    truncating.magnitude < y.magnitude && truncating.sign == x.sign, "\(S.self): \(x) mod \(y) is \(truncating)")
  if x.magnitude < y.magnitude { expectIdentical(truncating, x, "\(x) mod \(y)") }
  expectLaw(!nearest.isZero || nearest.sign == x.sign, "\(S.self): a zero remainder of \(x) by \(y) has the sign of x")
  // Both remainders are x − y·n; the one of least magnitude is the truncating one, or that less |y|, with the sign of x.
  // At a tie the quotient's parity decides, which the table of integers tests.
  let other = truncating.magnitude - y.magnitude
  let (least, isTie) = (
    other.magnitude < truncating.magnitude ? other : truncating.magnitude, -other == truncating.magnitude
  )
  let expected = x.sign == .minus ? -least : least
  expectLaw(
    isTie ? nearest.magnitude == truncating.magnitude : nearest == expected,
    "\(S.self): the remainder of \(x) by \(y) is \(nearest), expected \(expected)")
}

/// Whether 2^(e−p+1), the weight of the last place of x, is a number of the format, or x is so near zero that numbers
/// are evenly spaced.
private func hasLastPlace<S: RealScalar>(_ x: S) -> Bool {
  S.leastNonzeroMagnitude < S.leastNormalMagnitude
    || Int(x.exponent) - S.precision + 1 >= Int(S.leastNonzeroMagnitude.exponent)
}

/// Square roots of squares, of zeros and of what has none.
public func expectSquareRootLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    let root = x.squareRoot()
    var inPlace = x
    inPlace.formSquareRoot()
    expectIdentical(inPlace, root, "√\(x) in place")
    expectIdentical(S.sqrt(x), root, "sqrt(\(x))")
    if x.isZero || x == .infinity { expectIdentical(root, x, "√\(x)") }
    if x < 0 || x.isNaN { expectIdentical(root, .nan, "√\(x)") }
    for y in values where 0 <= x && x <= y {
      expectLaw(root <= y.squareRoot(), "\(S.self): √\(x) ≤ √\(y)")
    }
  }
  for n in 0...200 {
    guard let square = S(exactly: n * n) else { continue }
    expectIdentical(square.squareRoot(), S(n), "√\(n * n)")
  }
}
