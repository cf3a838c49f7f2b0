import RealModule

/// Numbers of moderate size with a given number of decimal places.
enum FixedPoint {
  /// The number rounded to so many places, of which there is at least one: `2.00`, `-0.97`.
  ///
  /// What is not finite, or is above 10¹² in magnitude, is written as Swift writes it.
  static func text(_ x: Double, places: Int) -> String {
    let scale = Double.pow(10, places)
    guard x.magnitude < 1e12, places >= 1, places <= 6 else { return "\(x)" }
    let units = Int((x.magnitude * scale).rounded())
    let digits = String(units % Int(scale))
    let sign = x < 0 && units > 0 ? "-" : ""
    return sign + "\(units / Int(scale))." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// A value with its standard error: as many places as the error's first digit has, from 2 to 6.
  static func text(_ value: Double, error: Double) -> (value: String, error: String) {
    let first = error > 0 ? Int((-Double.log10(error)).rounded(.up)) : 6
    let places = Swift.min(6, Swift.max(2, first))
    return (text(value, places: places), text(error, places: places))
  }
}
