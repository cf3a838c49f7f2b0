import RealModule
package import Scalars

/// A function whose value and whose derivatives are all of size 1 near 1, as textbooks assume: what advice is measured on.
///
/// Together, on [½, 2], they are the laboratory's sample: curved up and down, growing and falling, with an f′ that passes
/// through zero (sin at π/2) and one that does not.
package enum OrdinaryFunction: String, CaseIterable, RealFunction, RealVectorFunction {
  /// eˣ: there f = f′ = f‴, the case of the theory.
  case exponential
  /// sin x.
  case sine
  /// cos x.
  case cosine
  /// tanh x.
  case hyperbolicTangent
  /// arctan x.
  case arctangent
  /// log(1 + x), the sum rounded.
  case logarithm
  /// √(1 + x), the sum rounded.
  case squareRoot

  /// f(x), each operation rounded in `S`.
  package func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    switch self {
    case .exponential: S.exp(x[0])
    case .sine: S.sin(x[0])
    case .cosine: S.cos(x[0])
    case .hyperbolicTangent: S.tanh(x[0])
    case .arctangent: S.atan(x[0])
    case .logarithm: S.log(1 + x[0])
    case .squareRoot: S.sqrt(1 + x[0])
    }
  }

  /// f′(x), the one component of the gradient.
  package func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    switch self {
    case .exponential: return [S.exp(x[0])]
    case .sine: return [S.cos(x[0])]
    case .cosine: return [-S.sin(x[0])]
    case .hyperbolicTangent:
      let cosh = S.cosh(x[0])
      return [1 / (cosh * cosh)]
    case .arctangent: return [1 / (1 + x[0] * x[0])]
    case .logarithm: return [1 / (1 + x[0])]
    case .squareRoot: return [1 / (2 * S.sqrt(1 + x[0]))]
    }
  }
}
