public import RealModule

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Float: RealScalar {
  public static var formatName: String { "binary32" }
  public func scientific(digits: Int) -> String { Double(self).scientific(digits: digits) }
}

extension Double: RealScalar {
  public static var formatName: String { "binary64" }
  public func scientific(digits: Int) -> String { printed("%.\(precondition(digits: digits) - 1)e", self) }
}

// Float16 exists everywhere but on Intel Macs; Float80 only on x86.
#if !(os(macOS) && arch(x86_64))
  extension Float16: RealScalar {
    public static var formatName: String { "binary16" }
    public func scientific(digits: Int) -> String { Double(self).scientific(digits: digits) }
  }
#endif

#if arch(x86_64) && !os(Windows) && !os(Android)
  extension Float80: RealScalar {
    public static var formatName: String { "x87" }
    public func scientific(digits: Int) -> String { printed("%.\(precondition(digits: digits) - 1)Le", self) }
  }
#endif

private func precondition(digits: Int) -> Int {
  precondition(digits >= 1, "a number needs at least one significant digit; asked for \(digits)")
  return digits
}

/// What C's `snprintf` makes of one value: the exact decimal expansion, correctly rounded, in every C library we build on.
private func printed(_ format: String, _ value: any CVarArg) -> String {
  let digits = Int(format.dropFirst(2).prefix(while: \.isNumber)) ?? 0
  var buffer = [UInt8](repeating: 0, count: digits + 32)
  let length = buffer.withUnsafeMutableBytes { bytes in
    withVaList([value]) { vsnprintf(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, format, $0) }
  }
  let text = String(decoding: buffer[..<Int(length)], as: UTF8.self)
  return text.hasSuffix("nan") ? "nan" : text
}
