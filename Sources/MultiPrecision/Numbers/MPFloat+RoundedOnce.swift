public import CMPFR
public import Scalars

// Sums, inner products and quotients of integers that are rounded once: their exact values, however much cancels.
extension MPFloat {
  /// The exact sum of the terms, rounded once: the number of the format nearest to it, or next to it in a direction.
  ///
  /// Where `sum` rounds after each addition and is off by up to n·u·Σ|tᵢ|, this is off by half an ulp, whatever cancels.
  ///
  /// - No terms: +0. Zeros, NaN and infinities as additions give them: infinities of both signs NaN, opposite numbers +0.
  /// - Cost: a few times that of `sum`, and two allocations. MPFR's `mpfr_sum` (V. Lefèvre, *Correctly rounded
  ///   arbitrary-precision floating-point summation*, IEEE Transactions on Computers 66, 2017).
  public static func sumRoundedOnce(_ terms: Span<Self>, rounding direction: RoundingDirection = .nearest) -> Self {
    withNumbers(terms) { numbers in
      directed(direction) { cmpfr_sum_once($0, $1, bits, numbers, terms.count, $2) }
    }
  }

  /// The exact inner product Σ aᵢ·bᵢ, rounded once: the number of the format nearest to it, or next to it in a direction.
  ///
  /// - No elements: +0. NaN and infinities are those of the operations.
  /// - A product that leaves MPFR's own range, exponents of ±2³⁰, counts as what it becomes there.
  /// - Cost: that of exact products, of twice the precision, and of their sum; allocations. MPFR's `mpfr_dot`.
  /// - Precondition: `a` and `b` have as many elements.
  public static func dotRoundedOnce(
    _ a: Span<Self>, _ b: Span<Self>, rounding direction: RoundingDirection = .nearest
  ) -> Self {
    precondition(a.count == b.count, "the factors of an inner product have \(a.count) and \(b.count) elements")
    return withNumbers(a) { left in
      withNumbers(b) { right in directed(direction) { cmpfr_dot_once($0, $1, bits, left, right, a.count, $2) } }
    }
  }
}

extension RealScalar where Self: BinaryFloatingPoint {
  /// The exact sum of the terms, rounded once, to nearest, ties to even.
  ///
  /// As `MPFloat`'s. Cost: a conversion of each term, which is exact, and the sum of these.
  public static func sumRoundedOnce(_ terms: Span<Self>) -> Self {
    let wide = terms.indices.map { MPFloat<Words<1>>(terms[$0]) }
    return MPFloat.withNumbers(wide.span) { numbers in
      roundedOnce { cmpfr_sum_once($0, $1, UInt.bitWidth, numbers, wide.count, $2) }
    }
  }

  /// The exact inner product Σ aᵢ·bᵢ, rounded once, to nearest, ties to even.
  ///
  /// - Precondition: `a` and `b` have as many elements.
  public static func dotRoundedOnce(_ a: Span<Self>, _ b: Span<Self>) -> Self {
    precondition(a.count == b.count, "the factors of an inner product have \(a.count) and \(b.count) elements")
    let (left, right) = (a.indices.map { MPFloat<Words<1>>(a[$0]) }, b.indices.map { MPFloat<Words<1>>(b[$0]) })
    return MPFloat.withNumbers(left.span) { x in
      MPFloat.withNumbers(right.span) { y in
        roundedOnce { cmpfr_dot_once($0, $1, UInt.bitWidth, x, y, left.count, $2) }
      }
    }
  }
}

extension RealScalar {
  /// The quotient of two integers of any width, rounded once, to nearest, ties to even.
  ///
  /// What `rational(as:)` gives is read back exactly. A denominator of zero gives ±∞, or NaN for 0/0.
  public init<I: BinaryInteger>(_ numerator: I, over denominator: I) {
    guard numerator != 0, denominator != 0 else {
      self = Self(numerator.signum()) / Self(denominator)
      return
    }
    let (n, d) = (SignificantLimbs(numerator.magnitude), SignificantLimbs(denominator.magnitude))
    let head = (cmpfr_head(exponent: n.exponent + 1, sign: 1), cmpfr_head(exponent: d.exponent + 1, sign: 1))
    let quotient = n.limbs.withUnsafeBufferPointer { x in
      d.limbs.withUnsafeBufferPointer { y in
        Self.roundedOnce { bits, limbs, direction in
          guard let x = x.baseAddress, let y = y.baseAddress else {
            return .init(exponent: cmpfr_nan, sign: 1, ternary: 0)
          }
          let (p, q) = (UInt.bitWidth * n.limbs.count, UInt.bitWidth * d.limbs.count)
          return cmpfr_quotient(bits, limbs, p, head.0, x, q, head.1, y, direction)
        }
      }
    }
    self = (numerator < 0) == (denominator < 0) ? quotient : -quotient
  }

  /// What `operation` rounds towards zero to two bits more than this type has, at least, rounded to this type.
  ///
  /// It is rounded to odd: where it was not exact the last bit is set, which says that more bits follow. Then the second rounding is
  /// as good as one of the exact number (S. Boldo, G. Melquiond, *When double rounding is odd*, 2005).
  fileprivate static func roundedOnce(
    _ operation: (Int, UnsafeMutablePointer<UInt>, Int32) -> cmpfr_result
  ) -> Self {
    var limbs = [UInt](repeating: 0, count: (precision + 2) / UInt.bitWidth + 1)
    let result = limbs.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { operation(UInt.bitWidth * buffer.count, $0, RoundingDirection.towardZero.rawValue) }
    }
    guard let result, result.exponent != cmpfr_nan else { return .nan }
    let sign: FloatingPointSign = result.sign < 0 ? .minus : .plus
    if result.exponent == cmpfr_zero { return Self(rounding: BinaryParts(kind: .zero, sign: sign), limbs: limbs.span) }
    if result.exponent == cmpfr_infinity {
      return Self(rounding: BinaryParts(kind: .infinity, sign: sign), limbs: limbs.span)
    }
    if result.ternary != 0 { limbs[0] |= 1 }
    return Self(rounding: BinaryParts(kind: .finite, sign: sign, exponent: result.exponent - 1), limbs: limbs.span)
  }
}

/// A positive integer as the limbs of a significand, least significant first, the highest bit set, and its exponent.
struct SignificantLimbs {
  let limbs: [UInt]
  let exponent: Int

  init(_ magnitude: some BinaryInteger) {
    var words = Array(magnitude.words)
    while let last = words.last, last == 0 { words.removeLast() }
    let shift = words[words.count - 1].leadingZeroBitCount
    exponent = words.count * UInt.bitWidth - shift - 1
    if shift > 0 {
      for i in stride(from: words.count - 1, to: 0, by: -1) {
        words[i] = words[i] << UInt(shift) | words[i - 1] >> UInt(UInt.bitWidth - shift)
      }
      words[0] <<= UInt(shift)
    }
    limbs = words
  }
}
