public import RealModule
public import Scalars

/// Every operation on the real line, at numbers that may not be known exactly.
@frozen
@usableFromInline
enum EnclosureOperations<S: RealLineScalar>: Operations {
  /// xⁿ as one function of x: a product of enclosures does not know that its factors are the same number.
  @inlinable
  static func integerPower(_ x: S, _ n: Int) -> S { S.pow(x, n) }

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
    case .abs: S.abs(x)
    case .conj, .re: x
    case .im: 0 * x
    case .sign: S.sign(x)
    case .floor: S.floor(x)
    case .ceil: -S.floor(-x)
    case .round: S.round(x)
    default: SmoothOperations.apply(function, x)
    }
  }

  @inlinable
  static func apply(_ operation: BinaryOperation, _ x: S, _ y: S) -> S {
    switch operation {
    case .min: S.minimum(x, y)
    case .max: S.maximum(x, y)
    case .atan2: S.atan2(y: x, x: y)
    case .hypot: S.hypot(x, y)
    case .mod: x - y * S.floor(x / y)
    case .logsumexp: S.log(S.exp(x) + S.exp(y))
    default: SmoothOperations.apply(operation, x, y)
    }
  }

  @inlinable
  static func apply(_ function: SpecialFunction, _ x: [S]) -> S { S.special(function, x) }

  /// What is known at the point and near it. Constants that are equal stay equal; what moves may part.
  @inlinable
  static func compare(_ relation: Relation, _ x: S, _ y: S, isFixed: Bool) -> Truth {
    let order = S.order(x, y)
    func holds(_ order: EnclosedOrder.Relation?) -> Bool? {
      guard let order else { return nil }
      switch relation {
      case .less: return order == .below
      case .lessOrEqual: return order != .above
      case .greater: return order == .above
      case .greaterOrEqual: return order != .below
      case .equal: return order == .same
      case .notEqual: return order != .same
      }
    }
    return Truth(here: holds(order.here), near: holds(isFixed ? order.here : order.near))
  }

  @inlinable
  static func select(_ truth: Truth, _ first: S, _ second: S) -> S { S.joined(first, second, isFirst: truth.here) }
}

extension Expression: EnclosableFunction {
  /// The formula's value at a point that may not be known exactly: what is written means the exact number.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func enclosed<S: RealLineScalar>(at x: [S]) -> S {
    precondition(x.count == variables.count, "a point of \(x.count) coordinates for \(variables.count) variables")
    return program.evaluate(at: x, constants: program.constants(as: S.self), with: EnclosureOperations<S>.self)
  }
}

extension ExpressionVector: EnclosableVectorFunction {
  /// The components' values at a point that may not be known exactly, in order.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func enclosed<S: RealLineScalar>(at x: [S]) -> [S] { expressions.map { $0.enclosed(at: x) } }
}
