public import ComplexModule

/// A complex number takes decimal literals as its real part, in the precision of that part.
extension Complex: @retroactive ExpressibleByFloatLiteral where RealType: RealScalar {
  @inlinable
  public init(floatLiteral value: RealType.FloatLiteralType) { self.init(RealType(floatLiteral: value), 0) }
}

/// Complex numbers are scalars over every real one: smooth functions run at complex points, and complex steps work.
extension Complex: Scalar where RealType: RealScalar {
  @inlinable
  public init<I: BinaryInteger>(_ value: I) { self.init(RealType(value), 0) }

  /// A real number, written in decimal.
  @inlinable
  public init?(decimal: String) {
    guard let real = RealType(decimal: decimal) else { return nil }
    self.init(real, 0)
  }

  @inlinable
  public static var pi: Complex { Complex(.pi, 0) }
}
