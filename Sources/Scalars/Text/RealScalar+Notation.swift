// Fixed and engineering notation, of any real scalar: made of its correctly rounded digits.
extension RealScalar {
  /// The number written with `places` digits after the point, correctly rounded (ties to even): `-0.125`, `1500.00`.
  ///
  /// Zero keeps its sign, and so does what is rounded to zero; what is not finite is `inf`, `-inf` or `nan`.
  /// - Precondition: `places` ≥ 0.
  public func fixed(places: Int) -> String {
    precondition(places >= 0, "a number has no \(places) digits after the point; it needs 0 or more")
    guard isFinite else { return scientific(digits: 1) }
    let sign = sign == .minus ? "-" : ""
    guard let digits = rounded(toPlaces: places) else {
      return sign + "0" + (places == 0 ? "" : "." + String(repeating: "0", count: places))
    }
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(places) + (places == 0 ? "" : "." + padded.suffix(places))
  }

  /// The number written with `digits` significant digits, correctly rounded, and an exponent that is a multiple of 3:
  /// `-12.5e-09`, `150e+03`.
  ///
  /// One to three digits stand before the point; where `digits` are fewer than these, zeros stand for the rest. Zero keeps its
  /// sign; what is not finite is `inf`, `-inf` or `nan`.
  /// - Precondition: `digits` ≥ 1.
  public func engineering(digits count: Int) -> String {
    guard let (digits, exponent) = parts(ofScientific: scientific(digits: count)) else { return scientific(digits: 1) }
    let shift = (exponent % 3 + 3) % 3
    let before = shift + 1
    let padded = digits + String(repeating: "0", count: Swift.max(0, before - digits.utf8.count))
    let fraction = padded.dropFirst(before)
    let power = exponent - shift
    let size = "\(power.magnitude)"
    return (sign == .minus ? "-" : "") + padded.prefix(before) + (fraction.isEmpty ? "" : ".") + fraction
      + "e" + (power < 0 ? "-" : "+") + (size.utf8.count < 2 ? "0" : "") + size
  }

  /// The digits of |x|·10^places rounded to an integer, ties to even; nil for zero.
  private func rounded(toPlaces places: Int) -> String? {
    guard !isZero, var (_, exponent) = parts(ofScientific: scientific(digits: 1)) else { return nil }
    // One digit may have been rounded up to the next power of ten: then as many digits as are wanted are one too many, unless
    // they are rounded up to it too.
    var wanted = exponent + 1 + places
    if wanted >= 1, let (_, found) = parts(ofScientific: scientific(digits: wanted)), found < exponent {
      (exponent, wanted) = (found, wanted - 1)
    }
    if wanted >= 1, let (digits, found) = parts(ofScientific: scientific(digits: wanted)) {
      return found > exponent ? digits + "0" : digits
    }
    // Less than one unit of the last place: one where it is more than a half, zero else.
    return wanted == 0 && exceedsHalf(exponent) ? "1" : nil
  }

  /// Whether |x| > 5·10^`exponent`, where d·10^exponent is |x| to one digit: decided on all digits that |x| has.
  private func exceedsHalf(_ exponent: Int) -> Bool {
    let all = Self.precision + Swift.max(0, Self.precision - Int(self.exponent))
    guard let (digits, found) = parts(ofScientific: scientific(digits: all)) else { return false }
    if found != exponent { return found > exponent }
    guard let first = digits.utf8.first, first == UInt8(ascii: "5") else {
      return digits.utf8.first.map { $0 > UInt8(ascii: "5") } ?? false
    }
    return digits.utf8.dropFirst().contains { $0 != UInt8(ascii: "0") }
  }

  /// The digits and the exponent of a text in `%e` form; nil for one that is none.
  private func parts(ofScientific text: String) -> (digits: String, exponent: Int)? {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")), let exponent = Int(text[mark...].dropFirst()) else {
      return nil
    }
    return (String(decoding: text[..<mark].utf8.filter { $0 >= UInt8(ascii: "0") }, as: UTF8.self), exponent)
  }
}
