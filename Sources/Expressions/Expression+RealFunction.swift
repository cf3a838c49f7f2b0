public import Scalars

extension Expression: RealFunction {
  /// The formula's value at a point.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  /// - Cost: that of ``bound(to:)`` and one evaluation: the decimal constants are read anew, at some 0.1 µs each. Where
  ///   that counts, bind once.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> S { bound(to: S.self)(x) }

  /// The formula as a function at every real scalar: the expression itself.
  public var function: some RealFunction { self }

  /// The formula as a function at every scalar, complex ones too; nil when it ``isSmooth`` not.
  public var smoothFunction: SmoothExpression? { SmoothExpression(self) }

  /// The formula with its constants rounded once to the type S, to be evaluated many times.
  @inlinable
  public func bound<S: RealScalar>(to type: S.Type) -> BoundExpression<S> {
    BoundExpression(program: program, constants: program.constants(as: type), variableCount: variables.count)
  }
}
