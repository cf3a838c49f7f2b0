/// A scalar that stands for a point of the real line which may not be known exactly: an interval, or a dual number of them.
///
/// It has the functions of real numbers that complex ones lack, and in place of an order what is certain of one: where two
/// enclosures overlap nobody knows which number is the greater. A real scalar is none of these: code for one may ask
/// `a < b`, and that is what an enclosure cannot answer.
public protocol RealLineScalar: Scalar {
  /// |x|.
  static func abs(_ x: Self) -> Self
  /// The greater of the two, whichever it is.
  static func maximum(_ x: Self, _ y: Self) -> Self
  /// The lesser of the two, whichever it is.
  static func minimum(_ x: Self, _ y: Self) -> Self
  /// The logarithm to base 2.
  static func log2(_ x: Self) -> Self
  /// The logarithm to base 10.
  static func log10(_ x: Self) -> Self
  /// √(x² + y²).
  static func hypot(_ x: Self, _ y: Self) -> Self
  /// The angle of the point (x, y), with its cut along the negative x axis.
  static func atan2(y: Self, x: Self) -> Self
  /// The error function.
  static func erf(_ x: Self) -> Self
  /// The complementary error function.
  static func erfc(_ x: Self) -> Self
  /// Γ(x).
  static func gamma(_ x: Self) -> Self
  /// log |Γ(x)|.
  static func logGamma(_ x: Self) -> Self
  /// ψ(x) = Γ′(x) / Γ(x).
  static func digamma(_ x: Self) -> Self
  /// −1, 0 or 1, by the sign of x: the slope of |x|, which at 0 has none.
  static func sign(_ x: Self) -> Self
  /// The greatest integer that is not above x; it jumps at integers.
  static func floor(_ x: Self) -> Self
  /// The integer nearest to x, of two the even one; it jumps halfway between them.
  static func round(_ x: Self) -> Self
  /// The value of a special function; any number where it cannot be enclosed.
  static func special(_ function: SpecialFunction, _ x: [Self]) -> Self

  /// How x compares with y, at the point and near it.
  static func order(_ x: Self, _ y: Self) -> EnclosedOrder
  /// One of two pieces of a function that may meet here: `a` where a condition holds, `b` elsewhere.
  ///
  /// `isFirst` says whether the condition holds at the point itself, nil where that is not known. Where the pieces have one value
  /// that is known exactly, and one derivative, they are one function to first order, whichever is meant; else the result is
  /// not known to be continuous.
  static func joined(_ a: Self, _ b: Self, isFirst: Bool?) -> Self

  /// Whether x is less than y for certain; nil where that is not known, as where they are equal.
  static func isBelow(_ x: Self, _ y: Self) -> Bool?
  /// Whether both are one number, known exactly, and so are their derivatives.
  static func isSame(_ x: Self, _ y: Self) -> Bool
  /// One of the two, and nobody knows which: defined, but not known to change continuously.
  static func either(_ x: Self, _ y: Self) -> Self
}

/// A function that can be enclosed: it runs at numbers that are not known exactly, and needs no order of them.
public protocol EnclosableFunction: RealFunction {
  /// The function's value at `x`, computed in the arithmetic of `S`.
  func enclosed<S: RealLineScalar>(at x: [S]) -> S
}

/// A function Rⁿ → Rᵐ that can be enclosed.
public protocol EnclosableVectorFunction: RealVectorFunction {
  /// The function's m values at `x`, computed in the arithmetic of `S`.
  func enclosed<S: RealLineScalar>(at x: [S]) -> [S]
}

extension EnclosableFunction where Self: ScalarFunction {
  /// A smooth function runs at every scalar.
  @inlinable
  public func enclosed<S: RealLineScalar>(at x: [S]) -> S { self(x) }
}

extension EnclosableVectorFunction where Self: VectorFunction {
  /// A smooth function runs at every scalar.
  @inlinable
  public func enclosed<S: RealLineScalar>(at x: [S]) -> [S] { self(x) }
}
