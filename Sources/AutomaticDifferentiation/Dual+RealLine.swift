public import RealModule
public import Scalars

/// Dual numbers of enclosures enclose value and derivative.
///
/// Whether there is a derivative is the enclosure's to say: where |x| or a maximum has a tie, the tangent is either of the two
/// that meet there.
extension Dual: RealLineScalar where Base: RealLineScalar {
  /// |x|; derivative the sign of x.
  @inlinable
  public static func abs(_ x: Dual) -> Dual { chain(Base.abs(x.value), x.tangent, Base.sign(x.value)) }

  /// The greater of the two, with its derivative.
  @inlinable
  public static func maximum(_ x: Dual, _ y: Dual) -> Dual {
    Dual(Base.maximum(x.value, y.value), tangent: chosen(y, x, Base.isBelow(x.value, y.value)))
  }

  /// The lesser of the two, with its derivative.
  @inlinable
  public static func minimum(_ x: Dual, _ y: Dual) -> Dual {
    Dual(Base.minimum(x.value, y.value), tangent: chosen(x, y, Base.isBelow(x.value, y.value)))
  }

  /// The tangent of the first if that is known to be meant, of the other if not, or of either.
  @inlinable
  static func chosen(_ x: Dual, _ y: Dual, _ isFirst: Bool?) -> Base {
    guard let isFirst else {
      return Base.isSame(x.tangent, y.tangent) ? x.tangent : Base.either(x.tangent, y.tangent)
    }
    return isFirst ? x.tangent : y.tangent
  }

  /// The logarithm to base 2; derivative 1 / (x·log 2).
  @inlinable
  public static func log2(_ x: Dual) -> Dual {
    chain(Base.log2(x.value), x.tangent, 1 / (x.value * Base.log(2)))
  }

  /// The logarithm to base 10; derivative 1 / (x·log 10).
  @inlinable
  public static func log10(_ x: Dual) -> Dual {
    chain(Base.log10(x.value), x.tangent, 1 / (x.value * Base.log(10)))
  }

  /// h = √(x² + y²); derivatives x / h and y / h.
  @inlinable
  public static func hypot(_ x: Dual, _ y: Dual) -> Dual {
    let value = Base.hypot(x.value, y.value)
    return Dual(value, tangent: product(x.tangent, x.value / value) + product(y.tangent, y.value / value))
  }

  /// The angle of the point (x, y); derivatives −y / r² and x / r².
  @inlinable
  public static func atan2(y: Dual, x: Dual) -> Dual {
    let square = Base.pow(Base.hypot(x.value, y.value), 2)
    let alongY = product(y.tangent, x.value / square)
    let alongX = product(x.tangent, y.value / square)
    return Dual(Base.atan2(y: y.value, x: x.value), tangent: alongY - alongX)
  }

  /// The error function; derivative 2/√π·exp(−x²).
  @inlinable
  public static func erf(_ x: Dual) -> Dual { chain(Base.erf(x.value), x.tangent, bellCurve(x.value)) }

  /// The complementary error function; derivative −2/√π·exp(−x²).
  @inlinable
  public static func erfc(_ x: Dual) -> Dual { chain(Base.erfc(x.value), x.tangent, -bellCurve(x.value)) }

  /// 2/√π·exp(−x²).
  @inlinable
  static func bellCurve(_ x: Base) -> Base { 2 / Base.sqrt(.pi) * Base.exp(-Base.pow(x, 2)) }

  /// Γ(x); derivative Γ(x)·ψ(x).
  @inlinable
  public static func gamma(_ x: Dual) -> Dual {
    let value = Base.gamma(x.value)
    return chain(value, x.tangent, value * Base.digamma(x.value))
  }

  /// log |Γ(x)|; derivative ψ(x).
  @inlinable
  public static func logGamma(_ x: Dual) -> Dual { chain(Base.logGamma(x.value), x.tangent, Base.digamma(x.value)) }

  /// ψ(x), whose own derivative nobody here knows: any number, for all that is said, as is 1 over the sign of nothing.
  @inlinable
  public static func digamma(_ x: Dual) -> Dual { chain(Base.digamma(x.value), x.tangent, 1 / Base.sign(0)) }

  /// The sign of the value, which does not change where it has one.
  @inlinable
  public static func sign(_ x: Dual) -> Dual { Dual(Base.sign(x.value)) }

  /// The floor of the value, which does not change where it has one.
  @inlinable
  public static func floor(_ x: Dual) -> Dual { Dual(Base.floor(x.value)) }

  /// The value rounded to an integer, which does not change where it is known.
  @inlinable
  public static func round(_ x: Dual) -> Dual { Dual(Base.round(x.value)) }

  /// f(x) with the tangent Σ ∂f/∂xᵢ·xᵢ′.
  @inlinable
  public static func special(_ function: SpecialFunction, _ x: [Dual]) -> Dual {
    chained(function, x) { Base.special($0, $1) }
  }

  /// How the values compare; equal constants, as ⌊x⌋ between two integers is one, stay equal.
  public static func order(_ x: Dual, _ y: Dual) -> EnclosedOrder {
    let order = Base.order(x.value, y.value)
    let rests = x.tangent.isIdenticallyZero && y.tangent.isIdenticallyZero
    guard rests, order.here == .same, order.near == nil, x.isContinuous, y.isContinuous else { return order }
    return EnclosedOrder(here: .same, near: .same)
  }

  /// Whether the value is known to move continuously: then it stays below what is certainly more.
  private var isContinuous: Bool { Base.order(value, value + 1).near == .below }

  /// One of two pieces, and of their derivatives: which of these is meant the condition at the point does not say.
  @inlinable
  public static func joined(_ a: Dual, _ b: Dual, isFirst: Bool?) -> Dual {
    Dual(
      Base.joined(a.value, b.value, isFirst: isFirst), tangent: Base.joined(a.tangent, b.tangent, isFirst: nil))
  }

  /// What is certain of the values.
  @inlinable
  public static func isBelow(_ x: Dual, _ y: Dual) -> Bool? { Base.isBelow(x.value, y.value) }

  /// Whether values and tangents are the same.
  @inlinable
  public static func isSame(_ x: Dual, _ y: Dual) -> Bool {
    Base.isSame(x.value, y.value) && Base.isSame(x.tangent, y.tangent)
  }

  /// Either of the values, and either of the tangents.
  @inlinable
  public static func either(_ x: Dual, _ y: Dual) -> Dual {
    Dual(Base.either(x.value, y.value), tangent: Base.either(x.tangent, y.tangent))
  }
}
