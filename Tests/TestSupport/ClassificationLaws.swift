import RealModule
public import Scalars

/// Every number belongs to one class, and all the questions about classes agree on which.
public func expectClassificationLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    let kinds = [x.isNaN, x.isInfinite, x.isZero, x.isNormal, x.isSubnormal]
    expectLaw(kinds.filter { $0 }.count == 1, "\(S.self): \(x) belongs to one class")
    expectLaw(x.isFinite == !(x.isNaN || x.isInfinite), "\(S.self): \(x) is finite, infinite or NaN")
    expectLaw(x.isCanonical && !x.isSignalingNaN, "\(S.self): \(x) is canonical and quiet")
    let negative = x.sign == .minus
    let expected: FloatingPointClassification =
      switch true {
      case x.isNaN: .quietNaN
      case x.isInfinite: negative ? .negativeInfinity : .positiveInfinity
      case x.isZero: negative ? .negativeZero : .positiveZero
      case x.isSubnormal: negative ? .negativeSubnormal : .positiveSubnormal
      default: negative ? .negativeNormal : .positiveNormal
      }
    expectLaw(x.floatingPointClass == expected, "\(S.self): the class of \(x) is \(x.floatingPointClass)")
    if !x.isNaN {
      expectLaw(x.isZero == (x == 0), "\(S.self): \(x) is zero when it equals 0")
      expectLaw(x.isInfinite == (x.magnitude == .infinity), "\(S.self): \(x) is infinite when it equals ±∞")
      expectLaw(x.isNormal == (x.magnitude >= .leastNormalMagnitude && x.isFinite), "\(S.self): \(x) is normal")
      expectLaw(x.isSubnormal == (x != 0 && x.magnitude < .leastNormalMagnitude), "\(S.self): \(x) is subnormal")
    }
  }
  expectConstants(S.self)
}

private func expectConstants<S: RealScalar>(_: S.Type) {
  let (least, normal, greatest) = (S.leastNonzeroMagnitude, S.leastNormalMagnitude, S.greatestFiniteMagnitude)
  expectLaw(S.radix == 2, "\(S.self): the radix is 2")
  expectIdentical(S.nan, .nan, "NaN")
  expectLaw(S.nan.isNaN && S.signalingNaN.isNaN, "\(S.self): NaNs are NaN")
  expectLaw(0 < least && least <= normal && normal < greatest, "\(S.self): the range in order")
  if S.hasInfinity {
    expectLaw(S.infinity.isInfinite && S.infinity.sign == .plus, "\(S.self): ∞ is infinite")
    expectLaw(greatest < .infinity, "\(S.self): ∞ is beyond the greatest number")
    expectIdentical(greatest.significand, 2 - S.ulpOfOne, "the significand of the greatest number")
  } else {
    expectLaw(S.infinity.isNaN, "\(S.self): what would be infinite is NaN")
    expectIdentical(greatest.significand, 2 - S.ulpOfOne - S.ulpOfOne, "one ulp less, whose place NaN has")
  }
  expectIdentical(least / 2, 0, "half the least number, a tie")
  expectIdentical(-least / 2, -S.zero, "half the least negative number, a tie")
  expectIdentical(least * S(3) / 4, least, "three quarters of the least number")
  expectIdentical(greatest * 2, .infinity, "twice the greatest number")
  expectIdentical(-greatest * 2, -.infinity, "twice the least number")
  // The greatest number's last bit is 1, and the tie is rounded away from it; but where NaN takes the place of the next.
  expectIdentical(
    greatest + greatest.ulp / 2, S.hasInfinity ? .infinity : greatest, "the tie after the greatest number")
  expectIdentical(greatest + (greatest.ulp / 2).nextUp, .infinity, "just above that tie")
  expectIdentical(greatest + (greatest.ulp / 2).nextDown, greatest, "just below that tie")
  expectIdentical(S.ulpOfOne, S(1).nextUp - 1, "the ulp of 1")
  expectIdentical(S.unitRoundoff, 1 - S(1).nextDown, "the unit roundoff")
  expectLaw(normal.significand == 1, "\(S.self): the least normal number is a power of 2")
  // π to nearest or, as the standard library has it, towards zero: below one ulp away.
  expectLaw(S.sin(S.pi).magnitude < S.pi.ulp && S.cos(S.pi) == -1, "\(S.self): sin π and cos π")
}
