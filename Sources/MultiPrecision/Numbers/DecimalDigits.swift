/// A decimal number ±d.ddd·10ᵉ whose digits are given, in the forms in which numbers are written.
///
/// The text is made at once, in its final place.
struct DecimalDigits {
  /// The sign.
  let sign: FloatingPointSign
  /// The digits in ASCII, one at least.
  let digits: Slice<UnsafeMutableBufferPointer<UInt8>>
  /// The e of d.ddd·10ᵉ.
  let exponent: Int

  /// The number as C's `%e` writes it: the exponent has a sign and at least two digits.
  var scientific: String {
    String(unsafeUninitializedCapacity: digits.count + 24) { buffer in
      var text = Writer(buffer)
      if sign == .minus { text.write("-") }
      text.write(digits.prefix(1))
      if digits.count > 1 { text.write(".") }
      text.write(digits.dropFirst())
      text.write("e")
      text.write(exponent < 0 ? "-" : "+")
      if exponent.magnitude < 10 { text.write("0") }
      text.write(exponent.magnitude)
      return text.count
    }
  }

  /// The number written out when 10⁻⁴ ≤ |x| < 10¹⁶, else as ``scientific``.
  var description: String {
    guard (-4...15).contains(exponent) else { return scientific }
    return String(unsafeUninitializedCapacity: digits.count + 24) { buffer in
      var text = Writer(buffer)
      if sign == .minus { text.write("-") }
      if exponent < 0 {
        text.write("0.", zeros: -exponent - 1)
        text.write(digits)
      } else {
        let fraction = digits.dropFirst(exponent + 1)
        text.write(digits.prefix(exponent + 1))
        text.write("", zeros: max(0, exponent + 1 - digits.count))
        text.write(".")
        if fraction.isEmpty { text.write("0") } else { text.write(fraction) }
      }
      return text.count
    }
  }

  /// ASCII, written into a buffer from its start.
  private struct Writer {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func write(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }

    mutating func write(_ text: StaticString, zeros: Int = 0) {
      for i in 0..<text.utf8CodeUnitCount { write(text.utf8Start[i]) }
      for _ in 0..<zeros { write(UInt8(ascii: "0")) }
    }

    mutating func write(_ digits: Slice<UnsafeMutableBufferPointer<UInt8>>) {
      _ = buffer[count...].update(fromContentsOf: digits)
      count += digits.count
    }

    mutating func write(_ number: UInt) {
      if number >= 10 { write(number / 10) }
      write(UInt8(ascii: "0") + UInt8(number % 10))
    }
  }
}
