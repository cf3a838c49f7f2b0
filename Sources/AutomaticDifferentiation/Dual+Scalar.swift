public import RealModule
public import Scalars

/// Dual numbers over every scalar are scalars: real and complex ones, wide ones, and dual numbers again.
extension Dual: Scalar {
  /// A magnitude is a dual number over the magnitudes of `Base`.
  public typealias Magnitude = Dual<Base.Magnitude>
  /// Literals are those of `Base`.
  public typealias IntegerLiteralType = Base.IntegerLiteralType
  /// Literals are those of `Base`.
  public typealias FloatLiteralType = Base.FloatLiteralType

  // MARK: Constants

  /// The integer that the literal writes, as a constant.
  @inlinable
  public init(integerLiteral value: IntegerLiteralType) { self.init(Base(integerLiteral: value)) }

  /// The decimal number that the literal writes, as a constant in the precision of `Base`.
  @inlinable
  public init(floatLiteral value: FloatLiteralType) { self.init(Base(floatLiteral: value)) }

  /// The nearest number to an integer, as a constant.
  @inlinable
  public init<I: BinaryInteger>(_ value: I) { self.init(Base(value)) }

  /// The integer as a constant, or nil when `Base` does not have it.
  @inlinable
  public init?<I: BinaryInteger>(exactly source: I) {
    guard let value = Base(exactly: source) else { return nil }
    self.init(value)
  }

  /// The number that `decimal` writes, rounded once, as a constant; nil when it writes none.
  @inlinable
  public init?(decimal: String) {
    guard let value = Base(decimal: decimal) else { return nil }
    self.init(value)
  }

  /// The number that a text in the program writes, rounded once, as a constant.
  /// - Precondition: `text` is of the form that `init(decimal:)` reads.
  @inlinable
  public static func decimal(_ text: StaticString) -> Dual { Dual(Base.decimal(text)) }

  /// The constant 0.
  @inlinable
  public static var zero: Dual { Dual(.zero) }

  /// The circle's circumference over its diameter, as a constant.
  @inlinable
  public static var pi: Dual { Dual(.pi) }

  // MARK: Equality and magnitude

  /// Whether the values are equal, whatever the tangents are.
  @inlinable
  @inline(__always)
  public static func == (a: Dual, b: Dual) -> Bool { a.value == b.value }

  /// Whether value and tangent are identically zero.
  @inlinable
  @inline(__always)
  public var isIdenticallyZero: Bool { value.isIdenticallyZero && tangent.isIdenticallyZero }

  /// |x|, with the tangent sign(x)·x′; the sign of a zero decides at zero.
  @inlinable
  public var magnitude: Magnitude {
    Dual<Base.Magnitude>(value.magnitude, tangent: value.magnitudeDerivative(along: tangent))
  }

  /// The derivative of |x + s·t| at s = 0, itself with a tangent.
  ///
  /// As magnitudes are linear in pieces, only t's own tangent contributes to it: that of x does not.
  @inlinable
  public func magnitudeDerivative(along tangent: Dual) -> Magnitude {
    Dual<Base.Magnitude>(
      value.magnitudeDerivative(along: tangent.value), tangent: value.magnitudeDerivative(along: tangent.tangent))
  }

  // MARK: Arithmetic

  /// The sum.
  @inlinable
  @inline(__always)
  public static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, tangent: a.tangent + b.tangent) }

  /// The difference.
  @inlinable
  @inline(__always)
  public static func - (a: Dual, b: Dual) -> Dual { Dual(a.value - b.value, tangent: a.tangent - b.tangent) }

  /// The product, with the tangent a′·b + a·b′.
  @inlinable
  @inline(__always)
  public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, tangent: a.tangent * b.value + a.value * b.tangent)
  }

  /// The quotient q = a / b, with the tangent (a′ − q·b′) / b.
  @inlinable
  @inline(__always)
  public static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, tangent: (a.tangent - quotient * b.tangent) / b.value)
  }

  /// Adds `b`.
  @inlinable
  @inline(__always)
  public static func += (a: inout Dual, b: Dual) {
    a.value += b.value
    a.tangent += b.tangent
  }

  /// Subtracts `b`.
  @inlinable
  @inline(__always)
  public static func -= (a: inout Dual, b: Dual) {
    a.value -= b.value
    a.tangent -= b.tangent
  }

  /// Multiplies by `b`.
  @inlinable
  @inline(__always)
  public static func *= (a: inout Dual, b: Dual) { a = a * b }

  /// Divides by `b`.
  @inlinable
  @inline(__always)
  public static func /= (a: inout Dual, b: Dual) { a = a / b }

  /// The number of opposite sign, and its tangent.
  @inlinable
  @inline(__always)
  public static prefix func - (a: Dual) -> Dual { Dual(-a.value, tangent: -a.tangent) }

  /// Changes the sign of value and tangent.
  @inlinable
  @inline(__always)
  public mutating func negate() { self = -self }

  /// The reciprocal, or nil where `Base` has none.
  @inlinable
  public var reciprocal: Dual? {
    value.reciprocal.map { Dual($0, tangent: -tangent / value * $0) }
  }
}
