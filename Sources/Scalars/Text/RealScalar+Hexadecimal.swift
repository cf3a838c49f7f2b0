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
      case .finite:
        // The bit before the point is the highest one; the digits are the bits after it, four at a time.
        var digits = ""
        for i in stride(from: limbs.count - 1, through: 0, by: -1) {
          let below: UInt = i > 0 ? limbs[i - 1] >> 63 : 0
          var window = limbs[i] << 1 | below
          for _ in 0..<16 {
            digits.append(String(window >> 60, radix: 16))
            window <<= 4
          }
        }
        let significant = digits.lastIndex { $0 != "0" }.map { digits[...$0] } ?? ""
        let point = significant.isEmpty ? "" : "."
        let exponent = parts.exponent < 0 ? "\(parts.exponent)" : "+\(parts.exponent)"
        return "\(sign)0x1\(point)\(significant)p\(exponent)"
      }
    }
  }
}
