/// A function that exists in one format only: code that cannot be retyped. Differences are all that can be had of it.
public struct OpaqueFunction<S: RealScalar>: Sendable {
  @usableFromInline let body: @Sendable ([S]) -> S

  /// The function that `body` computes.
  @inlinable
  public init(_ body: @escaping @Sendable ([S]) -> S) { self.body = body }

  /// The function's value at `x`.
  @inlinable
  public func callAsFunction(_ x: [S]) -> S { body(x) }
}
