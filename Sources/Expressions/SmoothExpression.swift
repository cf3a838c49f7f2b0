public import Scalars

/// A formula of smooth operations only, as a function at every scalar: real, complex, dual.
///
/// Made by ``Expression/smoothFunction``. Where the type is known to be a `RealScalar`, it computes what the expression
/// computes, bit for bit. At any other scalar, `log2` and `log10` are quotients of natural logarithms, and integer powers
/// are products by repeated squaring; other powers, roots and logarithms are the type's principal branches.
public struct SmoothExpression: ScalarFunction, Hashable, CustomStringConvertible {
  /// The same formula at real scalars.
  public let expression: Expression

  /// The formula as a smooth function, or nil when it is not one: see ``Expression/isSmooth``.
  public init?(_ expression: Expression) {
    guard expression.isSmooth else { return nil }
    self.expression = expression
  }

  /// The text that was read.
  public var description: String { expression.description }

  /// The formula's value at a real point: that of the expression.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> S { expression(x) }

  /// The formula's value at a point of any scalars.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  /// - Cost: one evaluation, and the reading of the constants, as for ``Expression/callAsFunction(_:)``.
  @inlinable
  public func callAsFunction<S: Scalar>(_ x: [S]) -> S { bound(to: S.self)(x) }

  /// The formula with its constants rounded once to the type S, to be evaluated many times.
  @inlinable
  public func bound<S: Scalar>(to type: S.Type) -> BoundExpression<S> {
    BoundExpression(expression.program, variableCount: expression.variables.count)
  }
}
