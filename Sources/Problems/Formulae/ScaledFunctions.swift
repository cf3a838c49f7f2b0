public import RealModule
public import Scalars

// Functions whose natural step is far from the one that a default takes: too large, too small, or different at each order.

/// f(x) = 1/x at 1.
@frozen
public struct Inverse: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "inverse" }
  /// What the problem is and where it is from.
  public var summary: String { "The inverse 1/x at 1, a problem of the package numericalderivative (Baudin, 2024)." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "A first trial step of 1 meets the pole at 0." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { 1 / x }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { -1 / (x * x) }
}

/// f(x) = exp(−x/10⁶) at 1.
@frozen
public struct ScaledExponential: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "scaledexp" }
  /// What the problem is and where it is from.
  public var summary: String {
    """
    The slow exponential exp(−x/10⁶) at 1, a problem of the package numericalderivative (Baudin, 2024).
    """
  }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    The best step of a central difference in binary64 is near 7: steps chosen for x of order 1 see \
    nothing but rounding.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.exp(-x / 1_000_000) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { -S.exp(-x / 1_000_000) / 1_000_000 }
}

/// f(x) = sin 1000x at 1.
@frozen
public struct FastSine: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "sin1000" }
  /// What the problem is and where it is from.
  public var summary: String { "The fast sine sin(1000x) at 1." }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    Any step of order 1 samples it blindly: adaptive methods that begin there report −3 with a small \
    error where the derivative is 562.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.sin(1000 * x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1000 * S.cos(1000 * x) }
}

/// f(x) = eˣ/(sin³x + cos³x) at 1.5: Squire and Trapp, *Using complex variables to estimate derivatives* (1998).
@frozen
public struct SquireTrapp: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "squiretrapp" }
  /// What the problem is and where it is from.
  public var summary: String { "The function eˣ/(sin³x + cos³x) at 1.5, from Squire and Trapp (1998)." }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    Higher derivatives grow fast towards the pole at 3π/4, so that real differences lose six digits \
    while a complex step loses none.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "1.5" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S {
    let sine: S = S.sin(x)
    let cosine: S = S.cos(x)
    return S.exp(x) / (sine * sine * sine + cosine * cosine * cosine)
  }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S {
    let sine: S = S.sin(x)
    let cosine: S = S.cos(x)
    let cubes: S = sine * sine * sine + cosine * cosine * cosine
    let slope: S = 3 * sine * cosine * (sine - cosine)
    return S.exp(x) * (cubes - slope) / (cubes * cubes)
  }
}

/// f(x) = x^{3/2} at 2.
@frozen
public struct PowerThreeHalves: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "threehalves" }
  /// What the problem is and where it is from.
  public var summary: String {
    """
    The power x^(3/2) at 2, the example of the GNU Scientific Library's chapter on numerical \
    differentiation.
    """
  }
  /// What makes its gradient hard to check.
  public var difficulty: String { "Undefined to the left of zero; its second derivative is infinite at zero." }
  /// Where the literature differentiates it.
  public var abscissa: String { "2" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { x * S.sqrt(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 3 * S.sqrt(x) / 2 }
}

/// f(x) = e^{4x} at 1: Oliver, *An algorithm for numerical differentiation of a function of one real variable* (1980), table 1.
@frozen
public struct Oliver1: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "oliver1" }
  /// What the problem is and where it is from.
  public var summary: String { "The exponential e^(4x) at 1, from Oliver (1980), table 1." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "Each derivative is four times the one before it." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.exp(4 * x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 4 * S.exp(4 * x) }
}

/// f(x) = exp x² at 1: Oliver (1980), table 1.
@frozen
public struct Oliver2: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "oliver2" }
  /// What the problem is and where it is from.
  public var summary: String { "The function exp(x²) at 1, from Oliver (1980), table 1." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "The derivatives grow faster than any power of the order." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.exp(x * x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 2 * x * S.exp(x * x) }
}

/// f(x) = x² log x at 1: Oliver (1980), table 1.
@frozen
public struct Oliver3: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "oliver3" }
  /// What the problem is and where it is from.
  public var summary: String { "The function x² log x at 1, from Oliver (1980), table 1." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "f(1) = 0, and a logarithm that ends at zero." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { x * x * S.log(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { x * (1 + 2 * S.log(x)) }
}
