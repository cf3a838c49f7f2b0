public import CMPFR
public import Scalars

extension MPFloat: RealScalar {
  @inlinable
  public static var precision: Int { Format.precision }

  public static var formatName: String { Format.name }

  @inlinable
  public func withParts<R>(_ body: (BinaryParts, borrowing Span<UInt>) -> R) -> R {
    withLimbs { start in
      let count = isNormal ? Format.Limbs.capacity : 0
      let kind: BinaryParts.Kind = isNormal ? .finite : isZero ? .zero : isInfinite ? .infinity : .nan
      let parts = BinaryParts(kind: kind, sign: sign, exponent: isNormal ? exponent : 0)
      return body(parts, UnsafeBufferPointer(start: start, count: count).span)
    }
  }

  @inlinable
  public init(rounding parts: BinaryParts, limbs: borrowing Span<UInt>) {
    switch parts.kind {
    case .zero: self = .zero
    case .infinity: self = .infinity
    case .nan: self = .nan
    case .finite:
      let head = cmpfr_head(exponent: parts.exponent + 1, sign: 1)
      self = limbs.withUnsafeBufferPointer { source in
        Self.make { cmpfr_set(Self.bits, $0, source.count * UInt.bitWidth, head, source.baseAddress!) }
      }
    }
    if parts.sign == .minus { negate() }
  }
}
