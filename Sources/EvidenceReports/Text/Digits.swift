package import MultiPrecision
import RealModule
import Scalars

/// Decimal digits, as whole numbers of them.
package enum Digits {
  /// The decimal digits of a format: 7 of binary32, 16 of binary64 (15.95).
  package static func total(_ format: RecordedFormat) -> Int { nearest(Double(format.precision) * Double.log10(2)) }

  /// As many as are surely there: rounded down, but for the 15.95 of binary64, which everyone calls 16.
  package static func whole(_ digits: Double) -> Int { digits.isFinite ? Int(digits + 0.1) : 0 }

  /// The nearest whole number.
  package static func nearest(_ digits: Double) -> Int { digits.isFinite ? Int(digits.rounded()) : 0 }
}

/// log₁₀ |x|, to the precision of a `Double`, for numbers far outside its range too; nil for zero.
package func log10(_ x: MeasuredError) -> Double? {
  guard x.isFinite, !x.isZero else { return nil }
  return (Double(x.exponent) + Double.log2(Double(x.significand))) * Double.log10(2)
}
