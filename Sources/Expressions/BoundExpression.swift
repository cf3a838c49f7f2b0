public import Scalars

/// A formula at one real type, its constants already rounded: made by ``Expression/bound(to:)``.
///
/// Calling it reads no text, and allocates nothing while its stack of intermediate values, one number for each level of
/// nesting, is within 1024 bytes; a deeper one costs a single allocation a call.
@frozen
public struct BoundExpression<S: RealScalar>: Sendable {
  @usableFromInline let program: Program
  @usableFromInline let constants: [S]
  @usableFromInline let variableCount: Int

  @inlinable
  init(program: Program, constants: [S], variableCount: Int) {
    self.program = program
    self.constants = constants
    self.variableCount = variableCount
  }

  /// The formula's value at a point.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func callAsFunction(_ x: [S]) -> S {
    precondition(x.count == variableCount, "a point of \(x.count) coordinates for \(variableCount) variables")
    return program.evaluate(at: x, constants: constants, with: RealOperations<S>.self)
  }
}
