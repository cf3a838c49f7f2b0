import RealModule
package import Scalars

// The five functions on which step selection has been compared since Dumontet and Vignes, *Détermination du pas optimal dans
// le calcul des dérivées sur ordinateur* (1977), and Stepleman and Winarsky, *Adaptive numerical differentiation* (1979).

/// f(x) = eˣ at 1: Dumontet and Vignes (1977), problem 1.
@frozen
package struct Exponential: UnivariateProblem {
  package var name: String { "exp" }
  package var summary: String { "The exponential at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  package var difficulty: String { "None: every derivative is the function itself. What fails here is broken." }
  package var abscissa: String { "1" }

  package init() {}

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.exp(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { S.exp(x) }
}

/// f(x) = log x at 1: Dumontet and Vignes (1977), problem 2.
@frozen
package struct Logarithm: UnivariateProblem {
  package var name: String { "log" }
  package var summary: String {
    """
    The natural logarithm at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979).
    """
  }
  package var difficulty: String {
    """
    f(1) = 0, so that an error estimate relative to f has nothing to be relative to; undefined for x ≤ \
    0, where a large step ends.
    """
  }
  package var abscissa: String { "1" }

  package init() {}

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.log(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 1 / x }
}

/// f(x) = √x at 1: Dumontet and Vignes (1977), problem 3.
@frozen
package struct SquareRoot: UnivariateProblem {
  package var name: String { "sqrt" }
  package var summary: String { "The square root at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  package var difficulty: String {
    """
    Undefined to the left of zero, where its derivative is infinite: a step of 1 reaches the edge.
    """
  }
  package var abscissa: String { "1" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.sqrt(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 1 / (2 * S.sqrt(x)) }
}

/// f(x) = arctan x at ½: Dumontet and Vignes (1977), problem 4.
@frozen
package struct Arctangent: UnivariateProblem {
  package var name: String { "atan" }
  package var summary: String { "The arctangent at 1/2: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  package var difficulty: String {
    """
    The third derivative, (6x² − 2)/(1 + x²)³, nearly vanishes at 1/2: a formula that takes the step \
    from it takes one that is too large.
    """
  }
  package var abscissa: String { "0.5" }

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.atan(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { 1 / (1 + x * x) }
}

/// f(x) = sin x at 1: Dumontet and Vignes (1977), problem 5.
@frozen
package struct Sine: UnivariateProblem {
  package var name: String { "sin" }
  package var summary: String { "The sine at 1: Dumontet and Vignes (1977), Stepleman and Winarsky (1979)." }
  package var difficulty: String { "None: bounded derivatives of every order, known to everyone." }
  package var abscissa: String { "1" }

  package init() {}

  @inlinable
  package func value<S: Scalar>(at x: S) -> S { S.sin(x) }

  @inlinable
  package func derivative<S: Scalar>(at x: S) -> S { S.cos(x) }
}
