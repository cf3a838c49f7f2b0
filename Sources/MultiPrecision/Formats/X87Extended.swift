/// The 80-bit format of the x87, of `Float80`: 64 bits of significand, 15 of exponent.
public enum X87Extended: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 64 bits.
  @inlinable public static var precision: Int { 64 }
  /// Exponents from −16382 through 16383, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 15) }
  /// `emulated80`; `x87` where there is no `Float80`.
  public static var name: String {
    #if arch(x86_64) && !os(Windows) && !os(Android)
      "emulated80"
    #else
      "x87"
    #endif
  }
}
