/// The loops that define ``RealScalar/horner(_:at:)``, ``RealScalar/dot(_:_:)`` and ``RealScalar/sum(_:)``, operation by
/// operation.
///
/// A type that computes these in a faster way of its own gives the same bits as the loops here, which run on its
/// operators. They are the default implementations.
public enum PlainLoop {
  /// Horner's rule; see ``RealScalar/horner(_:at:)``.
  @inlinable
  public static func horner<S: RealScalar>(_ coefficients: Span<S>, at x: S) -> S {
    guard !coefficients.isEmpty else { return 0 }
    var value = coefficients[0]
    for i in 1..<coefficients.count {
      value *= x
      value += coefficients[i]
    }
    return value
  }

  /// The inner product; see ``RealScalar/dot(_:_:)``.
  @inlinable
  public static func dot<S: RealScalar>(_ a: Span<S>, _ b: Span<S>) -> S {
    precondition(a.count == b.count, "the factors of an inner product have \(a.count) and \(b.count) elements")
    var sum: S = 0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// The sum; see ``RealScalar/sum(_:)``.
  @inlinable
  public static func sum<S: RealScalar>(_ terms: Span<S>) -> S {
    var sum: S = 0
    for i in terms.indices { sum += terms[i] }
    return sum
  }
}
