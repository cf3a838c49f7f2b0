public import MultiPrecision
import RealModule
public import Scalars

/// Intervals are scalars: formulae that need no order run at them as they are, and dual numbers of them.
extension Interval: RealLineScalar {
  /// Literals are those of the bounds.
  public typealias FloatLiteralType = Bound.FloatLiteralType

  /// An integer: itself alone where the format has it.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }

  /// The decimal number that the literal writes, enclosed; see `Scalar` on what arrives of a literal.
  ///
  /// A literal that the bounds take for what it is in binary, an integer or a hexadecimal one of few bits, is that number.
  public init(floatLiteral value: FloatLiteralType) {
    let nearest = Bound(floatLiteral: value)
    // 32 bits to spare: of 10¹⁵ decimals with more binary digits than that, hardly one arrives as short as this by chance.
    let isShort = value.significandWidth <= FloatLiteralType.significandBitCount - 32
    if value.isZero || value.isNormal && isShort, nearest.isFinite, FloatLiteralType(exactly: nearest) == value {
      self.init(nearest, nearest, .common)
    } else if let enclosed = Self(decimal: value.description) {
      self = enclosed
    } else {
      // An infinity, as which a literal beyond the compiler's widest type arrives: every number above the greatest.
      self.init(
        nearest > .zero ? .greatestFiniteMagnitude : -.infinity,
        nearest > .zero ? .infinity : -.greatestFiniteMagnitude, .continuous)
    }
  }

  /// An integer of any width: itself alone where the format has it, else the two numbers around it.
  @inlinable
  public init<I: BinaryInteger>(_ value: I) {
    let nearest = Bound(value)
    guard nearest.isFinite, I(exactly: nearest) == value else {
      self = Self.around(integer: value)
      return
    }
    self.init(nearest, nearest, .common)
  }

  @usableFromInline
  static func around<I: BinaryInteger>(integer value: I) -> Self {
    Self(decimal: "\(value)") ?? .entire
  }

  /// The integer alone; nil where the format does not have it.
  @inlinable
  public init?<I: BinaryInteger>(exactly value: I) {
    guard let bound = Bound(exactly: value) else { return nil }
    self.init(bound, bound, .common)
  }

  /// The number that a decimal text writes, enclosed; nil when it writes none.
  public init?(decimal text: String) {
    guard let lower = Bound(decimal: text, rounding: .down), let upper = Bound(decimal: text, rounding: .up) else {
      return nil
    }
    self.init(lower, upper, .common)
  }

  /// Zero alone, as a constant: the one that ``isIdenticallyZero``.
  @inlinable
  public static var zero: Self { Self(constantZero: .common) }

  /// Whether this is ``zero``, or a sum, a difference, an opposite or a part of such: what a constant has for its tangent.
  ///
  /// A tangent that happens to be 0 at a point is not: (x²)′ = 2x is 0 at 0, and √(x²) has no derivative there for all that.
  /// The two are told apart by the sign of the zero.
  @inlinable
  @inline(__always)
  public var isIdenticallyZero: Bool { upper.isZero && upper.sign == .minus }

  /// π between two neighbours.
  @inlinable
  public static var pi: Self { Self(Bound.pi(rounding: .down), Bound.pi(rounding: .up), .common) }

  /// What the magnitudes of the numbers may change by at most: the magnitude of the tangent.
  @inlinable
  public func magnitudeDerivative(along tangent: Self) -> Bound { tangent.magnitude }
}
