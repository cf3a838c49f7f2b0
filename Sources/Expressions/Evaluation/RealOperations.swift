public import MultiPrecision
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
    case .conj, .re: x
    case .im: x.isFinite ? 0 : x - x
    case .sign: x.isNaN ? x : x > 0 ? 1 : x < 0 ? -1 : 0
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .sigmoid: sigmoid(x)
    // Both are log(1 + eˣ); neither overflows where it is used.
    case .softplus: x > 0 ? x + S.log(onePlus: S.exp(-x)) : S.log(onePlus: S.exp(x))
    default: SmoothOperations.apply(function, x)
    }
  }

  /// 1/(1 + e⁻ˣ), by whichever exponential does not overflow.
  @inlinable
  static func sigmoid(_ x: S) -> S {
    if x >= 0 { return 1 / (1 + S.exp(-x)) }
    let exponential = S.exp(x)
    return exponential / (1 + exponential)
  }

  /// The remainder with the sign of y, as numpy and Python have it: x − y·⌊x/y⌋, exactly.
  @inlinable
  static func mod(_ x: S, _ y: S) -> S {
    let remainder = x.truncatingRemainder(dividingBy: y)
    return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder
  }

  /// log(eˣ + eʸ), by the exponential of the difference, which does not overflow.
  @inlinable
  static func logSumExp(_ x: S, _ y: S) -> S {
    let (lesser, greater) = x <= y ? (x, y) : (y, x)
    return lesser == greater && !lesser.isFinite ? greater : greater + S.log(onePlus: S.exp(lesser - greater))
  }

  /// NaN wins over every number in `min` and `max`; of two equal arguments they give the first.
  @inlinable
  static func apply(_ operation: BinaryOperation, _ x: S, _ y: S) -> S {
    switch operation {
    case .min: x <= y || x.isNaN ? x : y
    case .max: x >= y || x.isNaN ? x : y
    case .atan2: S.atan2(y: x, x: y)
    case .hypot: S.hypot(x, y)
    case .mod: mod(x, y)
    case .logsumexp: logSumExp(x, y)
    default: SmoothOperations.apply(operation, x, y)
    }
  }

  @inlinable
  static func apply(_ function: SpecialFunction, _ x: [S]) -> S { S.special(function, x, by: MPFRValues.self) }

  /// Every comparison with NaN is false, but that it is not equal.
  @inlinable
  static func compare(_ relation: Relation, _ x: S, _ y: S, isFixed: Bool) -> Truth {
    switch relation {
    case .less: Truth(x < y)
    case .lessOrEqual: Truth(x <= y)
    case .greater: Truth(x > y)
    case .greaterOrEqual: Truth(x >= y)
    case .equal: Truth(x == y)
    case .notEqual: Truth(!(x == y))
    }
  }

  @inlinable
  static func select(_ truth: Truth, _ first: S, _ second: S) -> S { truth.here ?? true ? first : second }
}
