package import Scalars

/// Numbers in sentences: as few digits as say what is meant, without an exponent where a person would write none.
package enum ShortNumber {
  /// The number to `digits` significant digits, trailing zeros left out: `-1`, `0.25`, `3e-09`.
  ///
  /// From 10⁻⁴ up to 10⁶ it is written without an exponent. What is not finite is `inf`, `-inf` or `nan`.
  /// - Precondition: `digits` ≥ 1.
  package static func text<S: RealScalar>(_ x: S, digits: Int = 3) -> String {
    guard x.isFinite, !x.isZero else { return x.isZero ? "0" : x.scientific(digits: digits) }
    let parts = x.magnitude.scientific(digits: digits).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return x.scientific(digits: digits) }
    var figures = parts[0].filter { $0 != "." }
    while figures.count > 1, figures.last == "0" { figures.removeLast() }
    let sign = x < 0 ? "-" : ""
    guard (-4..<6).contains(exponent) else {
      return sign + pointed(figures, after: 1) + "e" + parts[1]
    }
    return sign + pointed(figures, after: exponent + 1)
  }

  /// The figures with a decimal point after the first `count`, and zeros where there are none: "25" after −1 is 0.025.
  private static func pointed(_ figures: String, after count: Int) -> String {
    if count <= 0 { return "0." + String(repeating: "0", count: -count) + figures }
    if count >= figures.count { return figures + String(repeating: "0", count: count - figures.count) }
    return figures.prefix(count) + "." + figures.dropFirst(count)
  }
}

/// `1 coordinate`, `2 coordinates`.
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

extension RecordedNumber {
  /// The number in a sentence; see ``ShortNumber``.
  package func short(digits: Int = 3) -> String { ShortNumber.text(value, digits: digits) }

  /// The number with so many significant digits.
  package func scientific(digits: Int) -> String { value.scientific(digits: digits) }
}
