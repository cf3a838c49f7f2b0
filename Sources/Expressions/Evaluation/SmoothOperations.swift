public import RealModule
public import Scalars

/// The smooth operations, as any scalar has them: real, complex, dual.
@frozen
@usableFromInline
enum SmoothOperations<S: Scalar>: Operations {
  @inlinable
  static func integerPower(_ x: S, _ n: Int) -> S { S.pow(x, n) }

  @inlinable
  static func apply(_ function: UnaryFunction, _ x: S) -> S {
    switch function {
    case .exp: S.exp(x)
    case .expm1: S.expMinusOne(x)
    case .log: S.log(x)
    case .log1p: S.log(onePlus: x)
    case .log10: S.log(x) / S.log(10)
    case .log2: S.log(x) / S.log(2)
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
    case .sigmoid: 1 / (1 + S.exp(-x))
    case .softplus: S.log(onePlus: S.exp(x))
    case .logit: S.log(x) - S.log(onePlus: -x)
    case .cbrt, .erf, .erfc, .gamma, .lgamma, .abs, .sign, .floor, .ceil, .round, .conj, .re, .im:
      preconditionFailure("a smooth expression has no '\(function.rawValue)', which is for real numbers")
    }
  }

  @inlinable
  static func apply(_ operation: BinaryOperation, _ x: S, _ y: S) -> S {
    switch operation {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .power: S.pow(x, y)
    case .mod, .min, .max, .atan2, .hypot, .logsumexp:
      preconditionFailure("a smooth expression has no '\(operation.rawValue)', which is for real numbers")
    }
  }

  @inlinable
  static func apply(_ function: SpecialFunction, _ x: [S]) -> S {
    preconditionFailure("a smooth expression has no special functions, which are for real numbers")
  }

  @inlinable
  static func compare(_ relation: Relation, _ x: S, _ y: S, isFixed: Bool) -> Truth {
    preconditionFailure("a smooth expression has no conditions, which are for real numbers")
  }

  @inlinable
  static func select(_ truth: Truth, _ first: S, _ second: S) -> S { truth.here ?? true ? first : second }
}
