public import Scalars

/// An elementary function of one number, as every scalar has it.
public enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp
  case expMinusOne = "expm1"
  case log
  case logOnePlus = "log1p"
  case sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh

  /// The function at x.
  @inlinable
  public func callAsFunction<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: S.exp(x)
    case .expMinusOne: S.expMinusOne(x)
    case .log: S.log(x)
    case .logOnePlus: S.log(onePlus: x)
    case .sqrt: S.sqrt(x)
    case .sin: S.sin(x)
    case .cos: S.cos(x)
    case .tan: S.tan(x)
    case .asin: S.asin(x)
    case .acos: S.acos(x)
    case .atan: S.atan(x)
    case .sinh: S.sinh(x)
    case .cosh: S.cosh(x)
    case .tanh: S.tanh(x)
    case .asinh: S.asinh(x)
    case .acosh: S.acosh(x)
    case .atanh: S.atanh(x)
    }
  }
}
