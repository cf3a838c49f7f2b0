public import ComplexModule

/// A complex number takes decimal literals as its real part, in the precision of that part.
extension Complex: @retroactive ExpressibleByFloatLiteral where RealType: RealScalar {
  /// The real number that the literal writes, as a complex one.
  @inlinable
  public init(floatLiteral value: RealType.FloatLiteralType) { self.init(RealType(floatLiteral: value), 0) }
}

/// Complex numbers are scalars over every real one: smooth functions run at complex points, and complex steps work.
extension Complex: Scalar where RealType: RealScalar {
  /// The nearest complex number to an integer of any width: its real part is rounded, its imaginary part is zero.
  @inlinable
  public init<I: BinaryInteger>(_ value: I) { self.init(RealType(value), 0) }

  /// The real number that `decimal` writes, rounded once, as a complex one; nil when it writes none.
  @inlinable
  public init?(decimal: String) {
    guard let real = RealType(decimal: decimal) else { return nil }
    self.init(real, 0)
  }

  /// The real number that a text in the program writes, rounded once, as a complex one.
  /// - Precondition: `text` is of the form that `init(decimal:)` reads.
  @inlinable
  public static func decimal(_ text: StaticString) -> Complex { Complex(RealType.decimal(text), 0) }

  /// The circle's circumference over its diameter, rounded to nearest, as a complex number.
  @inlinable
  public static var pi: Complex { Complex(.pi, 0) }

  /// The derivative of the magnitude max(|x|, |y|) of x + iy: that of the part which is greater, or of x where they tie.
  ///
  /// NaN for what is not finite: its magnitude is ∞ whatever its parts are.
  @inlinable
  public func magnitudeDerivative(along tangent: Complex) -> RealType {
    guard isFinite else { return .nan }
    return imaginary.magnitude > real.magnitude
      ? imaginary.magnitudeDerivative(along: tangent.imaginary) : real.magnitudeDerivative(along: tangent.real)
  }
}
