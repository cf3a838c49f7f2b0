import RealModule
package import Scalars

// Functions whose natural step is far from the one that a default takes: too large, too small, or different at each order.

/// f(x) = 1/x at 1.
@frozen
package struct Inverse: UnivariateProblem {
  package var name: String { "inverse" }
  package var summary: String { "The inverse 1/x at 1, a problem of the package numericalderivative (Baudin, 2024)." }
  package var difficulty: String { "A first trial step of 1 meets the pole at 0." }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { 1 / x }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { -1 / (x * x) }
}

/// f(x) = exp(−x/10⁶) at 1.
@frozen
package struct ScaledExponential: UnivariateProblem {
  package var name: String { "scaledexp" }
  package var summary: String {
    """
    The slow exponential exp(−x/10⁶) at 1, a problem of the package numericalderivative (Baudin, 2024).
    """
  }
  package var difficulty: String {
    """
    The best step of a central difference in binary64 is near 7: steps chosen for x of order 1 see \
    nothing but rounding.
    """
  }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.exp(-x / 1_000_000) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { -S.exp(-x / 1_000_000) / 1_000_000 }
}

/// f(x) = sin 1000x at 1.
@frozen
package struct FastSine: UnivariateProblem {
  package var name: String { "sin1000" }
  package var summary: String { "The fast sine sin(1000x) at 1." }
  package var difficulty: String {
    """
    Any step of order 1 samples it blindly: adaptive methods that begin there report −3 with a small \
    error where the derivative is 562.
    """
  }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.sin(1000 * x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 1000 * S.cos(1000 * x) }
}

/// f(x) = eˣ/(sin³x + cos³x) at 1.5: Squire and Trapp, *Using complex variables to estimate derivatives* (1998).
@frozen
package struct SquireTrapp: UnivariateProblem {
  package var name: String { "squiretrapp" }
  package var summary: String { "The function eˣ/(sin³x + cos³x) at 1.5, from Squire and Trapp (1998)." }
  package var difficulty: String {
    """
    Higher derivatives grow fast towards the pole at 3π/4, so that real differences lose six digits \
    while a complex step loses none.
    """
  }
  package var abscissa: String { "1.5" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S {
    let sine: S = S.sin(x)
    let cosine: S = S.cos(x)
    return S.exp(x) / (sine * sine * sine + cosine * cosine * cosine)
  }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S {
    let sine: S = S.sin(x)
    let cosine: S = S.cos(x)
    let cubes: S = sine * sine * sine + cosine * cosine * cosine
    let slope: S = 3 * sine * cosine * (sine - cosine)
    return S.exp(x) * (cubes - slope) / (cubes * cubes)
  }
}

/// f(x) = x^{3/2} at 2.
@frozen
package struct PowerThreeHalves: UnivariateProblem {
  package var name: String { "threehalves" }
  package var summary: String {
    """
    The power x^(3/2) at 2, the example of the GNU Scientific Library's chapter on numerical \
    differentiation.
    """
  }
  package var difficulty: String { "Undefined to the left of zero; its second derivative is infinite at zero." }
  package var abscissa: String { "2" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { x * S.sqrt(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 3 * S.sqrt(x) / 2 }
}

/// f(x) = e^{4x} at 1: Oliver, *An algorithm for numerical differentiation of a function of one real variable* (1980), table 1.
@frozen
package struct Oliver1: UnivariateProblem {
  package var name: String { "oliver1" }
  package var summary: String { "The exponential e^(4x) at 1, from Oliver (1980), table 1." }
  package var difficulty: String { "Each derivative is four times the one before it." }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.exp(4 * x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 4 * S.exp(4 * x) }
}

/// f(x) = exp x² at 1: Oliver (1980), table 1.
@frozen
package struct Oliver2: UnivariateProblem {
  package var name: String { "oliver2" }
  package var summary: String { "The function exp(x²) at 1, from Oliver (1980), table 1." }
  package var difficulty: String { "The derivatives grow faster than any power of the order." }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.exp(x * x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 2 * x * S.exp(x * x) }
}

/// f(x) = x² log x at 1: Oliver (1980), table 1.
@frozen
package struct Oliver3: UnivariateProblem {
  package var name: String { "oliver3" }
  package var summary: String { "The function x² log x at 1, from Oliver (1980), table 1." }
  package var difficulty: String { "f(1) = 0, and a logarithm that ends at zero." }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { x * x * S.log(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { x * (1 + 2 * S.log(x)) }
}
