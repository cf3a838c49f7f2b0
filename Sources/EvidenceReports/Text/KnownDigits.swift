package import MultiPrecision
package import Scalars

/// How many digits of a number are worth showing.
package enum KnownDigits {
  /// The significant digits of `value` that an error of the given size leaves known, and one more, from 2 to `limit`.
  ///
  /// A number of relative error 10⁻ᵏ has k known digits. With no error all of the format's own digits are known.
  package static func count<S: RealScalar>(of value: S, error: some RealScalar, limit: Int = 17) -> Int {
    let error = S(error)
    let own = min(limit, 1 + S.precision * 30103 / 100_000)
    guard value.isFinite, error.isFinite, !value.isZero, !error.isZero else { return own }
    let ratio = error.magnitude / value.magnitude
    guard ratio < 1, ratio > 0 else { return ratio >= 1 ? 2 : own }
    let bits = -Int(ratio.exponent)
    return max(2, min(own, 1 + bits * 30103 / 100_000))
  }

  /// The number with the digits that an error of the given size leaves known.
  package static func text<S: RealScalar>(_ value: S, error: some RealScalar, limit: Int = 17) -> String {
    guard !value.isZero else { return "0" }
    return value.scientific(digits: count(of: value, error: error, limit: limit))
  }

  /// The same of numbers that a record has.
  package static func text(_ value: RecordedNumber, error: RecordedNumber, limit: Int = 17) -> String {
    func text<S: RealScalar>(_ value: S) -> String { self.text(value, error: error.value, limit: limit) }
    return text(value.value)
  }

  /// The same with a measured error.
  package static func text(_ value: RecordedNumber, error: MeasuredError) -> String {
    text(value, error: RecordedNumber(error))
  }
}
