import Scalars

/// An exact rational number in lowest terms: the arithmetic in which stencils are solved.
///
/// The denominator is positive and has no factor in common with the numerator, so that equal numbers have equal parts.
/// Nothing is ever rounded; ``Scalars/RealScalar/init(rounded:)`` rounds, once, at the end. Cost: an allocation and a greatest
/// common divisor for each operation. Rationals are for constants, not for hot code.
@frozen
public struct Rational: Hashable, Sendable {
  /// The numerator; it carries the sign.
  public let numerator: LongInteger
  /// The denominator; positive.
  public let denominator: LongInteger

  /// The number `numerator` / `denominator`, reduced.
  ///
  /// - Precondition: `denominator` ≠ 0.
  public init(_ numerator: LongInteger, _ denominator: LongInteger = 1) {
    precondition(denominator != 0, "a rational number needs a denominator other than 0; got \(numerator)/0")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let unit = denominator < 0 ? -divisor : divisor
    self.numerator = numerator.quotientAndRemainder(dividingBy: unit).quotient
    self.denominator = denominator.quotientAndRemainder(dividingBy: unit).quotient
  }

  /// The number `numerator` / `denominator`, reduced.
  ///
  /// - Precondition: `denominator` ≠ 0.
  public init(_ numerator: Int, _ denominator: Int = 1) { self.init(LongInteger(numerator), LongInteger(denominator)) }

  /// The absolute value.
  public var magnitude: Rational { numerator < 0 ? -self : self }

  /// The number with its sign changed.
  public static prefix func - (a: Rational) -> Rational { Rational(-a.numerator, a.denominator) }

  /// The exact product.
  public static func * (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  /// The exact quotient.
  ///
  /// - Precondition: `b` ≠ 0.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(b.numerator != 0, "division of the rational number \(a) by 0")
    return Rational(a.numerator * b.denominator, a.denominator * b.numerator)
  }
}

extension Rational: AdditiveArithmetic {
  /// The number 0, which is 0/1.
  public static var zero: Rational { Rational(0) }

  /// The exact sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  /// The exact difference.
  public static func - (a: Rational, b: Rational) -> Rational { a + -b }
}

extension Rational: Comparable {
  /// Whether `a` is the lesser number.
  public static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The integer that is written.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The number in lowest terms, as `-1/12`; an integer stands alone, as `3`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
