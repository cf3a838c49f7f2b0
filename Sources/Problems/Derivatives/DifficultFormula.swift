import RealModule
package import Scalars

/// Functions of one variable that are hard to differentiate from values.
package enum DifficultFormula: ScalarFunction, Hashable {
  /// sin(factor·x).
  case fastSine(factor: Int)
  /// 10⁹ + sin x: nine digits of every value say nothing.
  case offsetSine
  /// (x − 1)⁷, multiplied out, by Horner's rule: noise near 1.
  case expandedPower
  /// (1 − cos x)/x²: noise near 0.
  case versine
  /// eˣ.
  case exponential
  /// 1/x.
  case inverse
  /// x·arctan x.
  case slantedArctangent
  /// x + sin 2πx: at integers a step of any integer sees x alone.
  case hiddenPeriod
  /// sin(x/10⁶).
  case slowSine
  /// arctan(1 + x/10⁶).
  case slowArctangent
  /// tanh(10⁶·x).
  case steepTangent
  /// e^(−10¹²·x²).
  case narrowBell
  /// log x.
  case logarithm
  /// √x.
  case squareRoot
  /// log(1 − x).
  case complementaryLogarithm
  /// arcsin x.
  case arcsine
  /// √(1 − x²).
  case circle
  /// tanh(50(x − 1)).
  case step
  /// 1/(1 + 10⁴·x²): Runge's function, narrow.
  case runge
  /// sin x + x·eˣ.
  case mixture
  /// cos x.
  case cosine
  /// e^(10⁶·x).
  case steepExponential
  /// e^(x/10⁶).
  case slowExponential
  /// arctan(10⁴·x).
  case steepArctangent

  package func callAsFunction<S: Scalar>(_ x: [S]) -> S { value(at: x[0]) }

  private func value<S: Scalar>(at x: S) -> S {
    let million: S = 1_000_000
    switch self {
    case .fastSine(let factor): return S.sin(S(factor) * x)
    case .offsetSine: return 1_000_000_000 + S.sin(x)
    case .expandedPower: return [-7, 21, -35, 35, -21, 7, -1].reduce(1 as S) { $0 * x + S($1) }
    case .versine: return (1 - S.cos(x)) / (x * x)
    case .exponential: return S.exp(x)
    case .inverse: return 1 / x
    case .slantedArctangent: return S.atan(x) * x
    case .hiddenPeriod: return x + S.sin(2 * S.pi * x)
    case .slowSine: return S.sin(x / million)
    case .slowArctangent: return S.atan(1 + x / million)
    case .steepTangent: return S.tanh(million * x)
    case .narrowBell: return S.exp(-million * million * x * x)
    case .logarithm: return S.log(x)
    case .squareRoot: return S.sqrt(x)
    case .complementaryLogarithm: return S.log(onePlus: -x)
    case .arcsine: return S.asin(x)
    case .circle: return S.sqrt(1 - x * x)
    case .step: return S.tanh(50 * (x - 1))
    case .runge: return 1 / (1 + 10_000 * x * x)
    case .mixture: return S.sin(x) + x * S.exp(x)
    case .cosine: return S.cos(x)
    case .steepExponential: return S.exp(million * x)
    case .slowExponential: return S.exp(x / million)
    case .steepArctangent: return S.atan(10_000 * x)
    }
  }
}
