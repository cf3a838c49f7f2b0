public import Scalars

/// The laws of `nextUp`, `nextDown` and `ulp`.
public func expectNeighbourLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  let (least, greatest) = (S.leastNonzeroMagnitude, S.greatestFiniteMagnitude)
  let zero: S = 0
  expectIdentical(zero.nextUp, least, "the number after 0")
  expectIdentical((-zero).nextUp, least, "the number after −0")
  expectIdentical(zero.nextDown, -least, "the number before 0")
  expectIdentical(least.nextDown, 0, "the number before the least positive one")
  expectIdentical((-least).nextUp, -zero, "the number after the greatest negative one")
  expectIdentical(greatest.nextUp, .infinity, "the number after the greatest")
  expectIdentical((-S.infinity).nextUp, S.hasInfinity ? -greatest : .nan, "the number after −∞")
  expectIdentical(S.infinity.nextUp, .infinity, "the number after ∞")
  expectIdentical(S.nan.nextUp, .nan, "the number after NaN")
  expectIdentical(S.nan.ulp, .nan, "the ulp of NaN")
  expectIdentical(S.infinity.ulp, .nan, "the ulp of ∞")
  expectIdentical(zero.ulp, least, "the ulp of 0")
  expectIdentical(S(1).ulp, S.ulpOfOne, "the ulp of 1")
  expectIdentical(greatest.ulp, greatest - greatest.nextDown, "the ulp of the greatest number")

  for x in values where !x.isNaN {
    expectIdentical(x.nextDown, -(-x).nextUp, "the number before \(x)")
    guard x.isFinite else { continue }
    let (below, above) = (x.nextDown, x.nextUp)
    expectLaw(below.isNaN || (below < x && below.nextUp == x), "\(S.self): down and up from \(x)")
    expectLaw(above.isNaN || (x < above && above.nextDown == x), "\(S.self): up and down from \(x)")
    expectLaw(!below.isNaN || (!S.hasInfinity && x == -greatest), "\(S.self): there is a number below \(x)")
    expectIdentical((-x).ulp, x.ulp, "the ulp of −(\(x))")
    // 2^(e−p+1), where the format goes down that far.
    let exponent = x.isZero ? Int.min / 2 : Int(x.exponent)
    let last = Swift.max(exponent - S.precision + 1, Int(least.exponent))
    expectIdentical(x.ulp, Samples.power(last), "the ulp of \(x)")
    if !x.isZero, exponent - S.precision + 1 >= Int(least.exponent), x.magnitude < greatest {
      expectIdentical(x.magnitude.nextUp - x.magnitude, x.ulp, "the distance from \(x.magnitude) to the next")
    }
  }
}
