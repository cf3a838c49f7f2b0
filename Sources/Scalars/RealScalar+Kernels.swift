// The kernels of RealScalar as the operators compute them: what a type has that brings no faster way of its own.
extension RealScalar {
  /// Replaces this number a by fl(fl(a·factor) + addend): the product is rounded, then the sum.
  @inlinable
  @inline(__always)
  public mutating func formMulAdd(_ factor: Self, _ addend: Self) {
    self *= factor
    self += addend
  }

  /// The polynomial with these coefficients, highest power first, at `x`, by Horner's rule.
  @inlinable
  public static func horner(_ coefficients: Span<Self>, at x: Self) -> Self {
    PlainLoop.horner(coefficients, at: x)
  }

  /// The inner product Σ aᵢ·bᵢ, from the first pair on.
  @inlinable
  public static func dot(_ a: Span<Self>, _ b: Span<Self>) -> Self { PlainLoop.dot(a, b) }

  /// The sum of the terms, from the first on.
  @inlinable
  public static func sum(_ terms: Span<Self>) -> Self { PlainLoop.sum(terms) }

  /// This number times 2ⁿ: its parts with another exponent, rounded once where they are out of range.
  @inlinable
  public func scaled(byPowerOfTwo n: Int) -> Self {
    withParts { parts, limbs in
      guard parts.kind == .finite else { return self }
      let (exponent, overflow) = parts.exponent.addingReportingOverflow(n)
      var scaled = parts
      scaled.exponent = !overflow ? exponent : n > 0 ? .max : .min
      return Self(rounding: scaled, limbs: limbs)
    }
  }
}
