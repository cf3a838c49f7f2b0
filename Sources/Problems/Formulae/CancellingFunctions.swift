import RealModule
package import Scalars

// Functions that cancel, near a point where they or their slopes vanish. Four are those of Shi, Xie, Xuan and Nocedal,
// *Adaptive finite-difference interval estimation for noisy derivative-free optimization* (2022), section 4.

/// f(x) = (x − 2)⁹, multiplied out, at 2.05: Demmel, *Applied Numerical Linear Algebra* (1997), section 1.4.
@frozen
package struct ExpandedPolynomial: UnivariateProblem {
  package var name: String { "polynomial" }
  package var summary: String {
    """
    The polynomial (x − 2)⁹ multiplied out and evaluated by Horner's rule, at 2.05, from Demmel (1997).
    """
  }
  package var difficulty: String {
    """
    Terms of order 10⁵ cancel to 2·10⁻¹²: in binary64 the values near 2 are all noise, and so is every \
    difference of them.
    """
  }
  package var abscissa: String { "2.05" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { Self.horner(Self.coefficients, x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { Self.horner(Self.derivativeCoefficients, x) }
}

extension ExpandedPolynomial {
  /// The coefficients of (x − 2)⁹, highest power first: (−2)ᵏ times the binomial coefficient of 9 over k.
  @usableFromInline
  static let coefficients = [1, -18, 144, -672, 2016, -4032, 5376, -4608, 2304, -512]

  /// The coefficients of its derivative, each power's times the power.
  @usableFromInline
  static let derivativeCoefficients = [9, -144, 1008, -4032, 10080, -16128, 16128, -9216, 2304]

  /// The polynomial with these coefficients, highest power first, by Horner's rule.
  @inlinable
  static func horner<S: Scalar>(_ coefficients: [Int], _ x: S) -> S {
    coefficients.reduce(0) { sum, coefficient in sum * x + S(coefficient) }
  }
}

/// f(x) = (eˣ − 1)² + (1/√(1 + x²) − 1)² at 1: Gill, Murray, Saunders and Wright, *Computing forward-difference
/// intervals for numerical optimization* (1983), equation 4.
@frozen
package struct CancellingSquares: UnivariateProblem {
  package var name: String { "gmsw" }
  package var summary: String {
    """
    The function (eˣ − 1)² + (1/√(1 + x²) − 1)² at 1, from Gill, Murray, Saunders and Wright (1983).
    """
  }
  package var difficulty: String {
    """
    A second derivative that is easy to misjudge: the best forward step, near 10⁻³ in their arithmetic, \
    is far from the square root of the precision.
    """
  }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S {
    let growth: S = S.expMinusOne(x)
    let decay: S = 1 / S.sqrt(1 + x * x) - 1
    return growth * growth + decay * decay
  }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S {
    let square: S = 1 + x * x
    let root: S = S.sqrt(square)
    let growth: S = 2 * S.exp(x) * S.expMinusOne(x)
    let decay: S = 2 * x * (1 / root - 1) / (square * root)
    return growth - decay
  }
}

/// f(x) = (eˣ − 1)² at −8: Shi, Xie, Xuan and Nocedal (2022), example 1.
@frozen
package struct ShiXieXuanNocedal1: UnivariateProblem {
  package var name: String { "sxxn1" }
  package var summary: String { "The function (eˣ − 1)² at −8, from Shi, Xie, Xuan and Nocedal (2022)." }
  package var difficulty: String {
    """
    The first two derivatives are tiny while f is nearly 1: rules that divide by them take enormous \
    steps.
    """
  }
  package var abscissa: String { "-8" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S {
    let growth: S = S.expMinusOne(x)
    return growth * growth
  }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 2 * S.exp(x) * S.expMinusOne(x) }
}

/// f(x) = e^{100x} at 0.01: Shi, Xie, Xuan and Nocedal (2022), example 2.
@frozen
package struct ShiXieXuanNocedal2: UnivariateProblem {
  package var name: String { "sxxn2" }
  package var summary: String { "The fast exponential e^(100x) at 0.01, from Shi, Xie, Xuan and Nocedal (2022)." }
  package var difficulty: String { "Each derivative is a hundred times the one before it: large steps are ruinous." }
  package var abscissa: String { "0.01" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.exp(100 * x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 100 * S.exp(100 * x) }
}

/// f(x) = x⁴ + 3x² − 10x at 0.99999: Shi, Xie, Xuan and Nocedal (2022), example 3.
@frozen
package struct ShiXieXuanNocedal3: UnivariateProblem {
  package var name: String { "sxxn3" }
  package var summary: String { "The quartic x⁴ + 3x² − 10x at 0.99999, from Shi, Xie, Xuan and Nocedal (2022)." }
  package var difficulty: String {
    """
    The derivative vanishes at 1, a hair away: what is left is −1.8·10⁻⁴, out of terms of order 10.
    """
  }
  package var abscissa: String { "0.99999" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { x * (x * (x * x + 3) - 10) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { x * (4 * x * x + 6) - 10 }
}

/// f(x) = 10⁴x³ + 0.01x² + 5x at 10⁻⁹: Shi, Xie, Xuan and Nocedal (2022), example 4.
@frozen
package struct ShiXieXuanNocedal4: UnivariateProblem {
  package var name: String { "sxxn4" }
  package var summary: String { "The cubic 10⁴x³ + 0.01x² + 5x at 10⁻⁹, from Shi, Xie, Xuan and Nocedal (2022)." }
  package var difficulty: String {
    """
    Nearly odd about zero, with a third derivative far larger than the second: a step relative to x is \
    far too small.
    """
  }
  package var abscissa: String { "1e-9" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { x * (x * (10_000 * x + 0.01) + 5) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { x * (30_000 * x + 0.02) + 5 }
}
