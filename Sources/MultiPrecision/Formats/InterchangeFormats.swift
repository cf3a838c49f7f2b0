// The interchange formats of IEEE 754-2019, table 3.5, emulated: each operation gives the bits that a processor of that
// format would give.
//
// `Float`, `Double` and (on most platforms) `Float16` compute in three of them a hundred times faster; their twins here are
// for comparison, and bear names of their own.

/// IEEE 754's binary16: 11 bits of significand, 5 of exponent; the least number 2⁻²⁴, the greatest 65504.
public enum Binary16: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 11 bits.
  @inlinable public static var precision: Int { 11 }
  /// Exponents from −14 through 15, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 5) }
  /// `emulated16`; `binary16` where there is no `Float16`, on Intel Macs.
  public static var name: String {
    #if os(macOS) && arch(x86_64)
      "binary16"
    #else
      "emulated16"
    #endif
  }
}

/// IEEE 754's binary32, the format of `Float`: 24 bits of significand, 8 of exponent.
public enum Binary32: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 24 bits.
  @inlinable public static var precision: Int { 24 }
  /// Exponents from −126 through 127, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 8) }
  /// `emulated32`.
  public static var name: String { "emulated32" }
}

/// IEEE 754's binary64, the format of `Double`: 53 bits of significand, 11 of exponent.
public enum Binary64: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 53 bits.
  @inlinable public static var precision: Int { 53 }
  /// Exponents from −1022 through 1023, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 11) }
  /// `emulated64`.
  public static var name: String { "emulated64" }
}

/// IEEE 754's binary128, quadruple precision: 113 bits of significand, 15 of exponent.
public enum Binary128: BinaryFormat {
  /// 2 limbs.
  public typealias Limbs = InlineArray<2, UInt>
  /// 113 bits.
  @inlinable public static var precision: Int { 113 }
  /// Exponents from −16382 through 16383, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 15) }
  /// `binary128`.
  public static var name: String { "binary128" }
}

/// IEEE 754's binary256, octuple precision: 237 bits of significand, 19 of exponent.
public enum Binary256: BinaryFormat {
  /// 4 limbs.
  public typealias Limbs = InlineArray<4, UInt>
  /// 237 bits.
  @inlinable public static var precision: Int { 237 }
  /// Exponents from −262142 through 262143, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 19) }
  /// `binary256`.
  public static var name: String { "binary256" }
}
