public import RealModule
public import Scalars

// The five functions on which step selection has been compared since Dumontet and Vignes, *Détermination du pas optimal dans
// le calcul des dérivées sur ordinateur* (1977), and Stepleman and Winarsky, *Adaptive numerical differentiation* (1979).

/// f(x) = eˣ at 1: Dumontet and Vignes (1977), problem 1.
@frozen
public struct Exponential: UnivariateProblem {
  public let name = "exp"
  public let summary = "The exponential at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)."
  public let difficulty = "None: every derivative is the function itself. What fails here is broken."
  public let abscissa = "1"

  /// The problem; it has no parameters.
  public init() {}

  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.exp(x) }

  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { S.exp(x) }
}

/// f(x) = log x at 1: Dumontet and Vignes (1977), problem 2.
@frozen
public struct Logarithm: UnivariateProblem {
  public let name = "log"
  public let summary = """
    The natural logarithm at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979).
    """
  public let difficulty = """
    f(1) = 0, so that an error estimate relative to f has nothing to be relative to; undefined for x ≤ \
    0, where a large step ends.
    """
  public let abscissa = "1"

  /// The problem; it has no parameters.
  public init() {}

  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.log(x) }

  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / x }
}

/// f(x) = √x at 1: Dumontet and Vignes (1977), problem 3.
@frozen
public struct SquareRoot: UnivariateProblem {
  public let name = "sqrt"
  public let summary = "The square root at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)."
  public let difficulty = """
    Undefined to the left of zero, where its derivative is infinite: a step of 1 reaches the edge.
    """
  public let abscissa = "1"

  /// The problem; it has no parameters.
  public init() {}

  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.sqrt(x) }

  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / (2 * S.sqrt(x)) }
}

/// f(x) = arctan x at ½: Dumontet and Vignes (1977), problem 4.
@frozen
public struct Arctangent: UnivariateProblem {
  public let name = "atan"
  public let summary = "The arctangent at 1/2: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)."
  public let difficulty = """
    The third derivative, (6x² − 2)/(1 + x²)³, nearly vanishes at 1/2: a formula that takes the step \
    from it takes one that is too large.
    """
  public let abscissa = "0.5"

  /// The problem; it has no parameters.
  public init() {}

  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.atan(x) }

  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { 1 / (1 + x * x) }
}

/// f(x) = sin x at 1: Dumontet and Vignes (1977), problem 5.
@frozen
public struct Sine: UnivariateProblem {
  public let name = "sin"
  public let summary = "The sine at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)."
  public let difficulty = "None: bounded derivatives of every order, known to everyone."
  public let abscissa = "1"

  /// The problem; it has no parameters.
  public init() {}

  @inlinable
  public func value<S: Scalar>(at x: S) -> S { S.sin(x) }

  @inlinable
  public func derivative<S: Scalar>(at x: S) -> S { S.cos(x) }
}
