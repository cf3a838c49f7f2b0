public import RealModule

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
/// **A literal means the decimal number that is written.** `0.1` is one tenth, rounded once to the precision in use, never
/// the nearest `Double` widened. That holds for literals of up to 15 significant digits (18 where `Float80` exists);
/// longer constants are written as text, with ``init(decimal:)``. Integer literals are exact up to `Int.max`, hexadecimal
/// ones (`0x1p-60`) up to 32 significant bits (21 where there is no `Float80`).
public protocol Scalar: AlgebraicField, ElementaryFunctions, ExpressibleByFloatLiteral, Sendable
where Magnitude: RealScalar {
  /// The scalar nearest to an integer of any width (ties to even).
  init<I: BinaryInteger>(_ value: I)

  /// The scalar nearest to the number that `decimal` writes (ties to even), or nil when it writes none.
  ///
  /// The form is `[+-] digits [. digits] [e [+-] digits]`, in ASCII, with at least one digit before or after the point.
  /// It is rounded once, however many digits there are.
  init?(decimal: String)

  /// The circle's circumference over its diameter, rounded to nearest.
  static var pi: Self { get }
}
