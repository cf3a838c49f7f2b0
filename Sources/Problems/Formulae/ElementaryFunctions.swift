public import RealModule
public import Scalars

// The five functions on which step selection has been compared since Dumontet and Vignes, *Détermination du pas optimal dans
// le calcul des dérivées sur ordinateur* (1977), and Stepleman and Winarsky, *Adaptive numerical differentiation* (1979).

/// f(x) = eˣ at 1: Dumontet and Vignes (1977), problem 1.
@frozen
public struct Exponential: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "exp" }
  /// What the problem is and where it is from.
  public var summary: String { "The exponential at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "None: every derivative is the function itself. What fails here is broken." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.exp(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { S.exp(x) }
}

/// f(x) = log x at 1: Dumontet and Vignes (1977), problem 2.
@frozen
public struct Logarithm: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "log" }
  /// What the problem is and where it is from.
  public var summary: String {
    """
    The natural logarithm at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979).
    """
  }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    f(1) = 0, so that an error estimate relative to f has nothing to be relative to; undefined for x ≤ \
    0, where a large step ends.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.log(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / x }
}

/// f(x) = √x at 1: Dumontet and Vignes (1977), problem 3.
@frozen
public struct SquareRoot: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "sqrt" }
  /// What the problem is and where it is from.
  public var summary: String { "The square root at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    Undefined to the left of zero, where its derivative is infinite: a step of 1 reaches the edge.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.sqrt(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / (2 * S.sqrt(x)) }
}

/// f(x) = arctan x at ½: Dumontet and Vignes (1977), problem 4.
@frozen
public struct Arctangent: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "atan" }
  /// What the problem is and where it is from.
  public var summary: String { "The arctangent at 1/2: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    The third derivative, (6x² − 2)/(1 + x²)³, nearly vanishes at 1/2: a formula that takes the step \
    from it takes one that is too large.
    """
  }
  /// Where the literature differentiates it.
  public var abscissa: String { "0.5" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.atan(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / (1 + x * x) }
}

/// f(x) = sin x at 1: Dumontet and Vignes (1977), problem 5.
@frozen
public struct Sine: UnivariateProblem {
  /// The name on the command line.
  public var name: String { "sin" }
  /// What the problem is and where it is from.
  public var summary: String { "The sine at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  /// What makes its gradient hard to check.
  public var difficulty: String { "None: bounded derivatives of every order, known to everyone." }
  /// Where the literature differentiates it.
  public var abscissa: String { "1" }

  /// The problem; it has no parameters.
  public init() {}

  /// f(x).
  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.sin(x) }

  /// f′(x).
  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { S.cos(x) }
}
