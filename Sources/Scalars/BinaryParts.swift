/// What a binary floating-point number is, apart from the digits of its significand: its kind, sign and exponent.
///
/// The limbs that complete it travel beside it, as a span; see ``RealScalar/withParts(_:)``.
@frozen
public struct BinaryParts: Hashable, Sendable {
  /// The four kinds of number a binary format has.
  @frozen
  public enum Kind: Hashable, Sendable {
    /// ±0.
    case zero
    /// A number that is finite and not zero.
    case finite
    /// ±∞.
    case infinity
    /// No number.
    case nan
  }

  /// Which of the four kinds this is.
  public var kind: Kind
  /// The sign, of zeros and infinities too; `.plus` for NaN.
  public var sign: FloatingPointSign
  /// The exponent e of ±s·2ᵉ with 1 ≤ s < 2; zero for what is not finite or is zero.
  public var exponent: Int

  /// The parts of a number of the given kind. Only finite nonzero numbers have an exponent.
  @inlinable
  public init(kind: Kind, sign: FloatingPointSign, exponent: Int = 0) {
    self.kind = kind
    self.sign = sign
    self.exponent = exponent
  }
}
