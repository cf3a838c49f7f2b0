public import Scalars

extension RealScalar {
  /// The number of this type nearest to `exact` (ties to even): rounded once, whatever the size of its parts.
  ///
  /// n/d is written as m·2⁻ᵏ with an integer m = ⌊n·2ᵏ/d⌋ of at least p + 2 bits, to which a lowest bit is appended that
  /// says whether anything was left over; m rounds as n/d does, since p bits and a half are decided above that bit.
  /// Beyond the largest number of the type it is an infinity, below the smallest a zero of the same sign.
  ///
  /// Cost: a long division and a few allocations.
  public init(rounded exact: Rational) {
    guard exact.numerator != 0 else {
      self = 0
      return
    }
    let numerator = exact.numerator.magnitude
    let denominator = exact.denominator.magnitude
    let wanted = Self.precision + 2
    let shift = Swift.max(0, wanted - (numerator.bitCount - denominator.bitCount))
    let (whole, rest) = (numerator << shift).quotientAndRemainder(dividingBy: denominator)
    let digits = (whole << 1) + (rest == 0 ? 0 : 1)
    let width = digits.bitCount
    let padding = (UInt.bitWidth - width % UInt.bitWidth) % UInt.bitWidth
    let parts = BinaryParts(
      kind: .finite, sign: exact.numerator < 0 ? .minus : .plus, exponent: width - 1 - (shift + 1))
    let limbs = (digits << padding).limbs
    self.init(rounding: parts, limbs: limbs.span)
  }
}
