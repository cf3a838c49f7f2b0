public import Scalars

extension Expression: RealFunction {
  /// The formula's value at a point.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  /// - Cost: one evaluation, and the reading of the constants: next to nothing for integers, some 0.5 µs for a decimal
  ///   fraction at `Double`, 1 µs at 256 bits. Where that counts, bind once: ``bound(to:)``.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> S { bound(to: S.self)(x) }

  /// The formula as a function at every real scalar: the expression itself.
  public var function: some RealFunction { self }

  /// The formula as a function at every scalar, complex ones too; nil when it ``isSmooth`` not.
  public var smoothFunction: SmoothExpression? { SmoothExpression(self) }

  /// The formula with its constants rounded once to the type S, to be evaluated many times.
  ///
  /// - Cost: one allocation, and the reading of the constants, as for a call of the expression.
  @inlinable
  public func bound<S: RealScalar>(to type: S.Type) -> BoundExpression<S> {
    BoundExpression(program, variableCount: variables.count)
  }
}
