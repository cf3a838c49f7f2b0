import RealModule
public import Scalars

/// A dual number is a real scalar wherever its values are.
///
/// **Conversions know values only.** ``withParts(_:)`` and ``init(rounding:limbs:)``, and so every conversion between
/// formats, hexadecimal text and ``scientific(digits:)``, are those of the value: a number that is converted from a dual one
/// has lost its tangent, and a dual number that is converted from another is a constant.
extension Dual: RealScalar where Base: RealScalar {
  /// The precision of `Base`, which value and tangent both have.
  @inlinable
  public static var precision: Int { Base.precision }

  /// `dual-` and the name of the format of `Base`.
  public static var formatName: String { "dual-" + Base.formatName }

  /// Calls `body` with the parts of the value; the tangent is not among them.
  @inlinable
  public func withParts<R>(_ body: (BinaryParts, borrowing Span<UInt>) -> R) -> R { value.withParts(body) }

  /// The number of `Base` nearest to the one described, as a constant.
  /// - Precondition: for a finite number, `limbs` is not empty and its highest bit is set.
  @inlinable
  public init(rounding parts: BinaryParts, limbs: borrowing Span<UInt>) {
    self.init(Base(rounding: parts, limbs: limbs))
  }

  /// This number times 2ⁿ, and its tangent too.
  @inlinable
  public func scaled(byPowerOfTwo n: Int) -> Dual {
    Dual(value.scaled(byPowerOfTwo: n), tangent: tangent.scaled(byPowerOfTwo: n))
  }

  /// The value written with `digits` significant decimal digits.
  /// - Precondition: `digits` ≥ 1.
  public func scientific(digits: Int) -> String { value.scientific(digits: digits) }
}
