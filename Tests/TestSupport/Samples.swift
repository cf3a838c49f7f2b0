public import Scalars

/// Numbers that laws are tried on.
public enum Samples {
  /// Every sort of number a format has, at the edges of each, with both signs; ∞ and NaN too.
  public static func special<S: RealScalar>(_: S.Type = S.self) -> [S] {
    let one: S = 1
    let half = one / 2
    let topIntegral = power(S.precision - 1, S.self)
    let positive: [S] = [
      0, S.leastNonzeroMagnitude, S.leastNonzeroMagnitude.nextUp, S.leastNonzeroMagnitude * 3,
      S.leastNormalMagnitude.nextDown, S.leastNormalMagnitude, S.leastNormalMagnitude.nextUp,
      S.ulpOfOne, S.unitRoundoff, half.nextDown, half, half.nextUp, one.nextDown, one, one.nextUp, one + half, 2,
      2 + half, 3, 3 + half, 10, one / 10, one / 3,
      topIntegral - half, topIntegral, topIntegral + 1, topIntegral * 2 - 1, topIntegral * 2,
      S.greatestFiniteMagnitude / 2, S.greatestFiniteMagnitude.nextDown, S.greatestFiniteMagnitude, .infinity,
    ]
    return positive + positive.map { -$0 } + [.nan]
  }

  /// Finite numbers of moderate size with random significands: within 2^±20, and such that the product of any two, its
  /// rounding error and the quotient's residual are numbers of the format.
  public static func moderate<S: RealScalar>(_ count: Int, seed: UInt64, _: S.Type = S.self) -> [S] {
    let lowest = (Int(S.leastNonzeroMagnitude.exponent) + 2 * (S.precision - 1)) / 2
    let highest = Int(S.greatestFiniteMagnitude.exponent) / 2 - 1
    return random(count, seed: seed, exponents: Swift.max(-20, lowest)...Swift.min(20, highest))
  }

  /// Finite numbers with random significands, some short and some full, and random exponents of the given range.
  public static func random<S: RealScalar>(
    _ count: Int, seed: UInt64, exponents: ClosedRange<Int>, _: S.Type = S.self
  ) -> [S] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let kept = Int.random(in: 1...S.precision, using: &generator)
      var limbs = (0..<((S.precision + 63) / 64)).map { _ in UInt.random(in: .min ... .max, using: &generator) }
      for i in limbs.indices {
        let above = (limbs.count - 1 - i) * 64
        if kept <= above { limbs[i] = 0 } else if kept < above + 64 { limbs[i] &= ~(.max >> (kept - above)) }
      }
      limbs[limbs.count - 1] |= 1 << 63
      let sign: FloatingPointSign = Bool.random(using: &generator) ? .plus : .minus
      let parts = BinaryParts(kind: .finite, sign: sign, exponent: .random(in: exponents, using: &generator))
      return S(rounding: parts, limbs: limbs.span)
    }
  }

  /// 2ⁿ, for an n that the format has.
  public static func power<S: RealScalar>(_ n: Int, _: S.Type = S.self) -> S {
    S(sign: .plus, exponent: S.Exponent(n), significand: 1)
  }
}
