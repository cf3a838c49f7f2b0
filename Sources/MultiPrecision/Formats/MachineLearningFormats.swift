// The short formats of machine learning, emulated with one rounding for each operation and function. (Accelerators add
// products in a wider format; that is a matter of the algorithm, not of the format.)

/// Google's bfloat16: the upper half of a binary32, 8 bits of significand and its 8 of exponent.
public enum BFloat16: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 8 bits.
  @inlinable public static var precision: Int { 8 }
  /// Exponents from −126 through 127, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 8) }
  /// `bfloat16`.
  public static var name: String { "bfloat16" }
}

/// Nvidia's TensorFloat-32: the 11 bits of significand of binary16, the 8 of exponent of binary32.
public enum TensorFloat32: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 11 bits.
  @inlinable public static var precision: Int { 11 }
  /// Exponents from −126 through 127, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 8) }
  /// `tf32`.
  public static var name: String { "tf32" }
}

/// The E4M3 of OCP's 8-bit specification (2023), "FN": 4 bits of significand, 4 of exponent, and no infinity.
///
/// The least number is 2⁻⁹, the greatest 448. Results up to 464, the middle between 448 and the 480 that would follow, are
/// rounded to 448; beyond it they are NaN, and so is what IEEE 754 makes infinite: 1 / 0, log 0. That is what the
/// specification calls the non-saturating mode, and what `float8_e4m3fn` of Google's ml_dtypes does.
public enum Float8E4M3: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 4 bits.
  @inlinable public static var precision: Int { 4 }
  /// Exponents from −6 through 8, subnormals, no infinities.
  @inlinable public static var range: FormatRange? {
    FormatRange(leastNormalExponent: -6, greatestExponent: 8, overflow: .nan)
  }
  /// `e4m3`.
  public static var name: String { "e4m3" }
}

/// The E5M2 of OCP's 8-bit specification (2023): 3 bits of significand, 5 of exponent; the greatest number is 57344.
public enum Float8E5M2: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 3 bits.
  @inlinable public static var precision: Int { 3 }
  /// Exponents from −14 through 15, subnormals, infinities.
  @inlinable public static var range: FormatRange? { FormatRange(exponentBits: 5) }
  /// `e5m2`.
  public static var name: String { "e5m2" }
}

/// The E4M3 of OCP's 8-bit specification in its saturating mode: what ``Float8E4M3`` makes NaN for being too large is ±448.
public enum Float8E4M3Saturating: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 4 bits.
  @inlinable public static var precision: Int { 4 }
  /// Exponents from −6 through 8, subnormals, no infinities; NaN for what has no value.
  @inlinable public static var range: FormatRange? {
    FormatRange(leastNormalExponent: -6, greatestExponent: 8, overflow: .saturation, nan: .greatestNumber)
  }
  /// `e4m3sat`.
  public static var name: String { "e4m3sat" }
}

/// The E5M2 of OCP's 8-bit specification in its saturating mode: what is infinite in ``Float8E5M2`` is ±57344.
public enum Float8E5M2Saturating: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 3 bits.
  @inlinable public static var precision: Int { 3 }
  /// Exponents from −14 through 15, subnormals, no infinities; NaN for what has no value.
  @inlinable public static var range: FormatRange? {
    FormatRange(leastNormalExponent: -14, greatestExponent: 15, overflow: .saturation)
  }
  /// `e5m2sat`.
  public static var name: String { "e5m2sat" }
}

/// The E4M3 of AMD's and Graphcore's accelerators, "FNUZ": no infinity, one zero, NaN in the place of −0.
///
/// The least number is 2⁻¹⁰, the greatest 240; what would be rounded to more is NaN. (B. Noune et al., *8-bit numerical formats
/// for deep neural networks*, 2022.)
public enum Float8E4M3FNUZ: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 4 bits.
  @inlinable public static var precision: Int { 4 }
  /// Exponents from −7 through 7, subnormals, no infinities, no −0.
  @inlinable public static var range: FormatRange? {
    FormatRange(leastNormalExponent: -7, greatestExponent: 7, overflow: .nan, nan: .negativeZero)
  }
  /// `e4m3fnuz`.
  public static var name: String { "e4m3fnuz" }
}

/// The E5M2 of AMD's and Graphcore's accelerators, "FNUZ": no infinity, one zero, NaN in the place of −0.
///
/// The least number is 2⁻¹⁷, the greatest 57344; what would be rounded to more is NaN.
public enum Float8E5M2FNUZ: BinaryFormat {
  /// One limb.
  public typealias Limbs = InlineArray<1, UInt>
  /// 3 bits.
  @inlinable public static var precision: Int { 3 }
  /// Exponents from −15 through 15, subnormals, no infinities, no −0.
  @inlinable public static var range: FormatRange? {
    FormatRange(leastNormalExponent: -15, greatestExponent: 15, overflow: .nan, nan: .negativeZero)
  }
  /// `e5m2fnuz`.
  public static var name: String { "e5m2fnuz" }
}
