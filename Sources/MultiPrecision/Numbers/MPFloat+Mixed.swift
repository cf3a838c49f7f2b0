public import CMPFR

// Operations with an `Int` or a `Double`, which need not become a number of the format first: the machine number is
// exact, whatever the format's precision, and the result is rounded once.
//
// They are methods and not operators: every overload of `*` would be tried for every product of every formula, and
// `2 * x` would have two meanings. The operators with a promoted operand, `S(n) * x`, give the same number wherever the
// promotion is exact.
//
// Cost: below 256 bits about that of the operators. A product with or quotient by an `Int` takes time linear in the
// precision, a product of two wide numbers nearly quadratic.

extension MPFloat {
  /// This number + n, rounded once; −0 + 0 is +0.
  @inlinable
  public func adding(_ n: Int) -> Self {
    guard n != 0 else { return isZero ? .zero : self }
    return Self.make(self) { cmpfr_add_si($0, $1, $2, $3, n) }
  }

  /// This number − n, rounded once; −0 − 0 is −0.
  @inlinable
  public func subtracting(_ n: Int) -> Self { Self.make(self) { cmpfr_sub_si($0, $1, $2, $3, n) } }

  /// n − this number, rounded once; a difference of zero is +0.
  @inlinable
  public func subtracted(from n: Int) -> Self {
    // MPFR gives −0 for −1 − (−1), and for 0 − (+0).
    let difference = Self.make(self) { cmpfr_si_sub($0, $1, n, $2, $3) }
    return difference.isZero ? .zero : difference
  }

  /// This number · n, rounded once; NaN for ±∞ · 0.
  @inlinable
  public func multiplied(by n: Int) -> Self { Self.make(self) { cmpfr_mul_si($0, $1, $2, $3, n) } }

  /// This number / n, rounded once; the integer 0 is +0: ±∞ for a nonzero number, NaN for ±0 and NaN.
  @inlinable
  public func divided(by n: Int) -> Self { Self.make(self) { cmpfr_div_si($0, $1, $2, $3, n) } }

  /// n / this number, rounded once: ±∞ for a zero, unless n is zero too, which gives NaN.
  @inlinable
  public func divided(into n: Int) -> Self { Self.make(self) { cmpfr_si_div($0, $1, n, $2, $3) } }
}

extension MPFloat {
  /// This number + x, rounded once; NaN for infinities of opposite sign.
  @inlinable
  public func adding(_ x: Double) -> Self { Self.make(self) { cmpfr_add_d($0, $1, $2, $3, x) } }

  /// This number − x, rounded once; NaN for infinities of equal sign.
  @inlinable
  public func subtracting(_ x: Double) -> Self { Self.make(self) { cmpfr_sub_d($0, $1, $2, $3, x) } }

  /// x − this number, rounded once; NaN for infinities of equal sign.
  @inlinable
  public func subtracted(from x: Double) -> Self { Self.make(self) { cmpfr_d_sub($0, $1, x, $2, $3) } }

  /// This number · x, rounded once; NaN for an infinity and a zero.
  @inlinable
  public func multiplied(by x: Double) -> Self { Self.make(self) { cmpfr_mul_d($0, $1, $2, $3, x) } }

  /// This number / x, rounded once: ±∞ for a nonzero number and ±0, NaN for two zeros or two infinities.
  @inlinable
  public func divided(by x: Double) -> Self { Self.make(self) { cmpfr_div_d($0, $1, $2, $3, x) } }

  /// x / this number, rounded once: ±∞ for a nonzero x and ±0, NaN for two zeros or two infinities.
  @inlinable
  public func divided(into x: Double) -> Self { Self.make(self) { cmpfr_d_div($0, $1, x, $2, $3) } }
}
