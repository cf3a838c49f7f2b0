import RealModule
import Subjects

/// Decimal digits, as whole numbers of them.
enum Digits {
  /// The decimal digits of a format: 7 of binary32, 16 of binary64 (15.95).
  static func total(_ format: RecordedFormat) -> Int { nearest(Double(format.precision) * Double.log10(2)) }

  /// As many as are surely there: rounded down, but for the 15.95 of binary64, which everyone calls 16.
  static func whole(_ digits: Double) -> Int { digits.isFinite ? Int(digits + 0.1) : 0 }

  /// The nearest whole number.
  static func nearest(_ digits: Double) -> Int { digits.isFinite ? Int(digits.rounded()) : 0 }
}
