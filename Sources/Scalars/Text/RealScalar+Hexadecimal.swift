extension RealScalar {
  /// The number in hexadecimal, exactly: `-0x1.8p-3`, the form that C's `%a` and Swift's literals have.
  ///
  /// The digit before the point is 1 for every nonzero finite number, subnormals included; trailing zeros are left out.
  /// Zero is `0x0p+0`; what is not finite is `inf`, `-inf` or `nan`.
  public var hexadecimal: String {
    withParts { parts, limbs in
      let sign = parts.sign == .minus ? "-" : ""
      switch parts.kind {
      case .nan: return "nan"
      case .infinity: return sign + "inf"
      case .zero: return sign + "0x0p+0"
      case .finite: return "\(sign)0x1\(fraction(limbs))p\(parts.exponent < 0 ? "" : "+")\(parts.exponent)"
      }
    }
  }
}

/// The hexadecimal digits of the bits below the highest one, behind a point; nothing where there are none.
private func fraction(_ limbs: borrowing Span<UInt>) -> String {
  var zeros = 0
  while zeros < limbs.count - 1, limbs[zeros] == 0 { zeros += 1 }
  return String(unsafeUninitializedCapacity: (limbs.count - zeros) * UInt.bitWidth / 4 + 1) { buffer in
    buffer[0] = UInt8(ascii: ".")
    var (count, significant) = (1, 0)
    for i in stride(from: limbs.count - 1, through: zeros, by: -1) {
      // The digits of a limb are its bits but the highest, and the highest of the limb below.
      var window = limbs[i] << 1 | (i > 0 ? limbs[i - 1] >> 63 : 0)
      for _ in 0..<(UInt.bitWidth / 4) {
        let digit = UInt8(truncatingIfNeeded: window >> 60)
        buffer[count] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        count += 1
        if digit != 0 { significant = count }
        window <<= 4
      }
    }
    return significant
  }
}
