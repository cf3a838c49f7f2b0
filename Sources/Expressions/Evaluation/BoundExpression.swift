public import Scalars

/// A formula at one type of number, its constants already rounded: made by ``Expression/bound(to:)`` and
/// ``SmoothExpression/bound(to:)``.
///
/// Calling it reads no text, and allocates nothing while its stack of intermediate values, one number for each level of
/// nesting, is within 1024 bytes; a deeper one costs a single allocation a call.
@frozen
public struct BoundExpression<S: Scalar>: Sendable {
  @usableFromInline let program: Program
  @usableFromInline let constants: [S]
  @usableFromInline let variableCount: Int

  @inlinable
  init(_ program: Program, variableCount: Int) {
    self.program = program
    constants = program.constants(as: S.self)
    self.variableCount = variableCount
  }

  /// The formula's value at a point, of a formula that is smooth.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func callAsFunction(_ x: [S]) -> S { value(at: x, with: SmoothOperations<S>.self) }

  @inlinable
  @inline(__always)
  func value<O: Operations>(at x: [S], with operations: O.Type) -> S where O.Number == S {
    precondition(x.count == variableCount, "a point of \(x.count) coordinates for \(variableCount) variables")
    return program.evaluate(at: x, constants: constants, with: operations)
  }
}

extension BoundExpression where S: RealScalar {
  /// The formula's value at a real point, as ``Expression`` says.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  @inlinable
  public func callAsFunction(_ x: [S]) -> S { value(at: x, with: RealOperations<S>.self) }
}
