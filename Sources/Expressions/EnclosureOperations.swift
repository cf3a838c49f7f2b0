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
    default: SmoothOperations.apply(operation, x, y)
    }
  }
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
