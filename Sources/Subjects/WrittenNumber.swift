import MultiPrecision
import Scalars

/// A number as somebody wrote it in decimal, to be rounded once to the format in which it is wanted.
package struct WrittenNumber: Hashable, Sendable, CustomStringConvertible {
  /// The text.
  package let description: String

  package init?(_ text: String) {
    guard MeasuredError(decimal: text) != nil else { return nil }
    description = text
  }

  /// The number rounded to a format.
  func rounded<S: RealScalar>(to format: S.Type) -> S { S(decimal: description) ?? .nan }

  /// Whether it is a positive number that 64 bits can hold.
  package var isPositive: Bool {
    let value = rounded(to: MeasuredError.self)
    return value > 0 && value.isFinite
  }
}
