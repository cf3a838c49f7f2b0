public import CMPFR
import RealModule
public import Scalars

extension MPFloat: RealScalar {
  /// The bits of the significand, the leading one included.
  @inlinable
  public static var precision: Int { Format.precision }

  /// The name of the format: `mp256` for 256 bits in MPFR's own range, `bfloat16`, …
  public static var formatName: String { Format.name }

  /// Calls `body` with the number's parts and its own limbs, in place.
  @inlinable
  public func withParts<R>(_ body: (BinaryParts, borrowing Span<UInt>) -> R) -> R {
    withLimbs { start in
      let count = hasDigits ? Self.limbCount : 0
      let kind: BinaryParts.Kind = hasDigits ? .finite : isZero ? .zero : isInfinite ? .infinity : .nan
      let parts = BinaryParts(kind: kind, sign: sign, exponent: hasDigits ? exponent : 0)
      return body(parts, UnsafeBufferPointer(start: start, count: count).span)
    }
  }

  /// The number nearest to the one described, ties to even; what the format makes of an overflow above the
  /// range; a subnormal, the least number or zero below it.
  /// - Precondition: for a finite number, `limbs` is not empty and its highest bit is set.
  @inlinable
  public init(rounding parts: BinaryParts, limbs: borrowing Span<UInt>) {
    switch parts.kind {
    case .zero: self = .zero
    case .infinity: self = .infinity
    case .nan: self = .nan
    case .finite: self = Self.rounded(limbs, exponent: parts.exponent)
    }
    if parts.sign == .minus { negate() }
  }

  /// The magnitude s·2ᵉ rounded to nearest, ties to even.
  ///
  /// MPFR checks the range of results only, so what lies outside its own is sorted out first: from 2^emax on everything is
  /// infinite; below the least number 2^(emin−1) the nearest is zero up to its half, where the tie is, and it itself above.
  /// The narrower range of a format lies well inside.
  @inlinable
  static func rounded(_ limbs: borrowing Span<UInt>, exponent: Int) -> Self {
    precondition(
      !limbs.isEmpty && limbs[limbs.count - 1] >> 63 == 1,
      "the significand of a finite number has its leading bit at the top; got \(limbs.count) limbs without it there")
    if exponent >= cmpfr_greatest_exponent {
      cmpfr_raise(cmpfr_flag_overflow | cmpfr_flag_inexact)
      return .infinity
    }
    if exponent < cmpfr_least_exponent - 1 {
      cmpfr_raise(cmpfr_flag_underflow | cmpfr_flag_inexact)
      guard Format.range == nil, exponent == cmpfr_least_exponent - 2 else { return .zero }
      var isTie = limbs[limbs.count - 1] == 1 << 63
      for i in 0..<(limbs.count - 1) where limbs[i] != 0 { isTie = false }
      return isTie ? .zero : .leastNonzeroMagnitude
    }
    let head = cmpfr_head(exponent: exponent + 1, sign: 1)
    return limbs.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return .zero }
      return make { (limbs) -> cmpfr_result in cmpfr_set(bits, limbs, source.count * UInt.bitWidth, head, start) }
    }
  }
}
