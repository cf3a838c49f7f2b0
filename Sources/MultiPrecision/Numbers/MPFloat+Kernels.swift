public import CMPFR
public import Scalars

// The kernels of RealScalar as whole loops in the shim, on running values that stay where they are: no operand is copied
// out of its array, no result is zeroed or moved. Formats with a range of their own fit every result to it, which the loops
// in the shim do not: for them the plain loops run.
extension MPFloat {
  /// Replaces this number a by fl(fl(a·factor) + addend): two roundings, in place.
  @inlinable
  @inline(__always)
  public mutating func formMulAdd(_ factor: Self, _ addend: Self) {
    guard Format.range == nil else {
      self = self * factor + addend
      return
    }
    update { (head, s) -> cmpfr_head in
      factor.withLimbs { x in
        addend.withLimbs { c in cmpfr_mul_add(Self.bits, head, s, factor.head, x, addend.head, c) }
      }
    }
  }

  /// The polynomial with these coefficients, highest power first, at `x`, by Horner's rule: bit for bit
  /// `PlainLoop.horner`.
  ///
  /// No coefficients: +0. Cost: what MPFR's multiplications and additions cost; nothing is allocated.
  @inlinable
  public static func horner(_ coefficients: Span<Self>, at x: Self) -> Self {
    guard Format.range == nil else { return PlainLoop.horner(coefficients, at: x) }
    guard !coefficients.isEmpty else { return .zero }
    var value = coefficients[0]
    withNumbers(coefficients.extracting(1...)) { numbers in
      value.update { (head, s) -> cmpfr_head in
        x.withLimbs { cmpfr_horner(bits, head, s, numbers, coefficients.count - 1, x.head, $0) }
      }
    }
    return value
  }

  /// The inner product Σ aᵢ·bᵢ, every product and every sum rounded: bit for bit `PlainLoop.dot`.
  ///
  /// No elements: +0. Cost: what MPFR's multiplications and additions cost; nothing is allocated.
  /// - Precondition: `a` and `b` have as many elements.
  @inlinable
  public static func dot(_ a: Span<Self>, _ b: Span<Self>) -> Self {
    guard Format.range == nil else { return PlainLoop.dot(a, b) }
    precondition(a.count == b.count, "the factors of an inner product have \(a.count) and \(b.count) elements")
    var sum = Self.zero
    withNumbers(a) { left in
      withNumbers(b) { right in
        // The storage of the products; what is left in it does not matter.
        _ = Format.Limbs { product in sum.update { cmpfr_dot(bits, $0, $1, product, left, right, a.count) } }
      }
    }
    return sum
  }

  /// The sum of the terms, every partial sum rounded: bit for bit `PlainLoop.sum`.
  ///
  /// No terms, or none but negative zeros: +0. Cost: what MPFR's additions cost; nothing is allocated.
  @inlinable
  public static func sum(_ terms: Span<Self>) -> Self {
    guard Format.range == nil else { return PlainLoop.sum(terms) }
    var sum = Self.zero
    withNumbers(terms) { numbers in sum.update { cmpfr_sum(bits, $0, $1, numbers, terms.count) } }
    return sum
  }

  /// This number times 2ⁿ: exact, except where the result leaves the range of the format and is rounded once.
  ///
  /// Zeros, infinities and NaN are themselves whatever n is. Cost: a copy.
  @inlinable
  public func scaled(byPowerOfTwo n: Int) -> Self { Self(sign: .plus, exponent: n, significand: self) }
}
