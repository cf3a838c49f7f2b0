extension RealScalar {
  /// The number as a quotient of integers in lowest terms, exactly; nil where it is not finite, or an integer of type `I` does not
  /// hold one of them.
  ///
  /// The denominator is a power of two, 1 for integers. Of a type without bounds, as a big integer, only infinities and NaN are nil.
  public func rational<I: SignedInteger>(as type: I.Type = I.self) -> (numerator: I, denominator: I)? {
    let room = (I.self as? any FixedWidthInteger.Type).map { $0.bitWidth - 1 } ?? .max
    return withParts { parts, limbs in
      guard parts.kind == .finite else { return parts.kind == .zero ? (0, 1) : nil }
      var last = 0
      while limbs[last] == 0 { last += 1 }
      // An odd integer of so many bits, times a power of two.
      let bits = UInt.bitWidth * (limbs.count - last) - limbs[last].trailingZeroBitCount
      let power = parts.exponent - (bits - 1)
      guard Swift.max(parts.exponent + 1, bits) <= room, -power < room else { return nil }
      var integer: I = 0
      for i in stride(from: limbs.count - 1, to: last, by: -1) {
        integer = integer << UInt.bitWidth | I(truncatingIfNeeded: limbs[i])
      }
      let rest = limbs[last].trailingZeroBitCount
      let top = limbs.count - 1 == last ? 0 : integer << (UInt.bitWidth - rest)
      integer = top | I(limbs[last] >> UInt(rest))
      if power > 0 { integer <<= power }
      return (parts.sign == .minus ? -integer : integer, power < 0 ? 1 << -power : 1)
    }
  }
}
