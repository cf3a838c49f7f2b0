// The operators and functions of a formula are swift-numerics'; who imports Scalars has them.
@_exported public import ComplexModule
@_exported public import RealModule

/// A number that smooth formulae can be written in: it adds, multiplies, divides, and knows the elementary functions.
///
/// `Scalar` is swift-numerics' `AlgebraicField & ElementaryFunctions` with what a formula needs besides: decimal literals,
/// integers and π. It promises no order, so that complex numbers, dual numbers and intervals can be scalars too. Code
/// that compares asks for ``RealScalar``.
///
/// **Write `S.sin(x)`.** The compiler checks a two-line formula in about ten milliseconds when each function names its
/// type, and in seconds when it is written `.sin(x)`:
///
/// ```swift
/// struct Damped: ScalarFunction {
///   func callAsFunction<S: Scalar>(_ x: [S]) -> S {
///     S.exp(-0.1 * x[0]) * S.sin(2 * S.pi * x[1])
///   }
/// }
/// ```
///
/// **How long a formula may be.** A sum of 16 products, 47 operators, takes the compiler less than a tenth of a second. What
/// costs it time is a product of parentheses with literals in them: Beale's function as three squares of the form
/// `(1.5 - a + a * b) * (1.5 - a + a * b)` takes nearly a second in one expression, with a fourth square it gives up. With
/// `S.pow(…, 2)` for each square it takes 20 ms; in parts, each with its type, any formula compiles:
///
/// ```swift
/// struct Beale: ScalarFunction {
///   func callAsFunction<S: Scalar>(_ x: [S]) -> S {
///     let (a, b) = (x[0], x[1])
///     let first: S = 1.5 - a + a * b
///     let second: S = 2.25 - a + a * S.pow(b, 2)
///     let third: S = 2.625 - a + a * S.pow(b, 3)
///     return first * first + second * second + third * third
///   }
/// }
/// ```
///
/// **A literal means the decimal number that is written.** `0.1` is one tenth, rounded once to the precision in use, never
/// the nearest `Double` widened. That holds for literals of up to 15 significant digits (18 where `Float80` exists), whose
/// exponents that type has: the compiler hands over no more, and `1e-5000` as 0. Longer constants are written as text, with
/// ``decimal(_:)``, which is exact in every precision. Where a longer literal meets a precision that needs more, a debug build
/// stops and says so; the compiler, which knows nothing of precisions, cannot. Integer literals are exact up to `Int.max`,
/// hexadecimal ones (`0x1p-60`) up to 32 significant bits (21 where there is no `Float80`).
public protocol Scalar: AlgebraicField, ElementaryFunctions, ExpressibleByFloatLiteral, Sendable
where Magnitude: RealScalar {
  /// The scalar nearest to an integer of any width (ties to even).
  init<I: BinaryInteger>(_ value: I)

  /// The scalar nearest to the number that `decimal` writes (ties to even), or nil when it writes none.
  ///
  /// The form is `[+-] digits [. digits] [e [+-] digits]`, in ASCII, with at least one digit before or after the point.
  /// It is rounded once, however many digits there are.
  init?(decimal: String)

  /// The number that a text in the program writes, rounded once, however many digits there are: `S.decimal("0.5772156649…")`.
  ///
  /// What a literal is for short constants, this is for long ones and for exponents beyond a machine number's. Cost: in wide
  /// formats that of a literal; in others that of reading the text, a microsecond or two, which a loop does better without.
  /// - Precondition: `text` is of the form that ``init(decimal:)`` reads.
  static func decimal(_ text: StaticString) -> Self

  /// The circle's circumference over its diameter, rounded to nearest.
  static var pi: Self { get }

  // The elementary functions once more, as requirements of this protocol: what generic code calls by `S.exp(x)` is the
  // scalar's own, which for complex numbers is not swift-numerics'. (`@_nonoverride`: else the compiler takes each for
  // swift-numerics' requirement, which `Complex` has met already.)

  /// eˣ.
  @_nonoverride static func exp(_ x: Self) -> Self
  /// eˣ − 1, accurate near 0.
  @_nonoverride static func expMinusOne(_ x: Self) -> Self
  /// The natural logarithm.
  @_nonoverride static func log(_ x: Self) -> Self
  /// log(1 + x), accurate near 0.
  @_nonoverride static func log(onePlus x: Self) -> Self
  /// The square root.
  @_nonoverride static func sqrt(_ x: Self) -> Self
  /// The sine.
  @_nonoverride static func sin(_ x: Self) -> Self
  /// The cosine.
  @_nonoverride static func cos(_ x: Self) -> Self
  /// The tangent.
  @_nonoverride static func tan(_ x: Self) -> Self
  /// The arc sine.
  @_nonoverride static func asin(_ x: Self) -> Self
  /// The arc cosine.
  @_nonoverride static func acos(_ x: Self) -> Self
  /// The arc tangent.
  @_nonoverride static func atan(_ x: Self) -> Self
  /// The hyperbolic sine.
  @_nonoverride static func sinh(_ x: Self) -> Self
  /// The hyperbolic cosine.
  @_nonoverride static func cosh(_ x: Self) -> Self
  /// The hyperbolic tangent.
  @_nonoverride static func tanh(_ x: Self) -> Self
  /// The inverse hyperbolic sine.
  @_nonoverride static func asinh(_ x: Self) -> Self
  /// The inverse hyperbolic cosine.
  @_nonoverride static func acosh(_ x: Self) -> Self
  /// The inverse hyperbolic tangent.
  @_nonoverride static func atanh(_ x: Self) -> Self
  /// xʸ.
  @_nonoverride static func pow(_ x: Self, _ y: Self) -> Self
  /// xⁿ.
  @_nonoverride static func pow(_ x: Self, _ n: Int) -> Self
  /// The n-th root.
  @_nonoverride static func root(_ x: Self, _ n: Int) -> Self

  /// The derivative of |z + s·tangent| with respect to the real number s, at s = 0, where |z| is `magnitude`.
  ///
  /// The magnitude of a real number is its absolute value, that of a complex number the greater absolute value of its two
  /// parts: both are linear in pieces, and so is the magnitude of every scalar. Therefore this derivative is linear in
  /// `tangent` and does not change when `self` moves a little, on which the second derivatives of nested dual numbers
  /// rely. Where two pieces meet there is no derivative, only a tie: then it is the derivative of the piece that the
  /// number's own sign takes. A +0 counts as positive, a −0 as negative; of two equal parts it is the real one's.
  func magnitudeDerivative(along tangent: Self) -> Magnitude

  /// Whether this is zero and stays zero when the numbers that it depends on move.
  ///
  /// A number that carries no derivative is identically zero when it is zero, of either sign; a dual number only when its
  /// tangent is identically zero too. Equality does not tell: dual numbers are equal when their values are.
  var isIdenticallyZero: Bool { get }
}

extension Scalar {
  /// The number that a text in the program writes, rounded once.
  ///
  /// - Precondition: `text` is of the form that ``init(decimal:)`` reads.
  @inlinable
  public static func decimal(_ text: StaticString) -> Self {
    guard let number = Self(decimal: "\(text)") else { preconditionFailure("'\(text)' is no decimal number") }
    return number
  }

  /// Whether this is zero: a number without a derivative.
  @inlinable
  public var isIdenticallyZero: Bool { self == .zero }
}
