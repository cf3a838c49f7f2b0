public import RealModule
public import Scalars

/// Every operation, as the real type itself computes it.
@frozen
@usableFromInline
enum RealOperations<S: RealScalar>: Operations {
  /// x·x for n = 2 and 1 / x for n = −1, which round once; the type's own `pow(x, n)` for every other n.
  ///
  /// C's `pow(x, 2)` is another number than x·x for about one `Double` in a thousand (glibc 2.36), and its `pow(x, -1)`
  /// another than 1 / x. numpy 2.4 computes these two powers of an array by the product and the quotient too.
  @inlinable
  static func integerPower(_ x: S, _ n: Int) -> S {
    switch n {
    case 2: x * x
    case -1: 1 / x
    default: S.pow(x, n)
    }
  }

  @inlinable
  static func apply(_ function: UnaryFunction, _ x: S) -> S {
    switch function {
    case .log10: S.log10(x)
    case .log2: S.log2(x)
    case .cbrt: S.root(x, 3)
    case .erf: S.erf(x)
    case .erfc: S.erfc(x)
    case .gamma: S.gamma(x)
    case .lgamma: S.logGamma(x)
    case .abs: x.magnitude
    default: SmoothOperations.apply(function, x)
    }
  }

  /// NaN wins over every number in `min` and `max`; of two equal arguments they give the first.
  @inlinable
  static func apply(_ operation: BinaryOperation, _ x: S, _ y: S) -> S {
    switch operation {
    case .min: x <= y || x.isNaN ? x : y
    case .max: x >= y || x.isNaN ? x : y
    case .atan2: S.atan2(y: x, x: y)
    case .hypot: S.hypot(x, y)
    default: SmoothOperations.apply(operation, x, y)
    }
  }
}
