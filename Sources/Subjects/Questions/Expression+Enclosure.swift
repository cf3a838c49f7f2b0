package import Expressions
import Intervals
package import MultiPrecision
import Scalars

/// An enclosure of a formula's value in a format, as text: the bounds, and what is known of the formula between them.
package struct EnclosedText: Sendable {
  /// The format's name.
  package let format: String
  /// The bounds, rounded outwards, as decimal text.
  package let lower, upper: String
  /// The bounds exactly, as hexadecimal text.
  package let hexadecimal: (lower: String, upper: String)
  /// `common`, `continuous`, `defined` or `possibly undefined`.
  package let decoration: String
  /// Whether no number is left: the formula is undefined.
  package let isEmpty: Bool
}

extension Expression {
  /// The formula's value enclosed with bounds of so many bits as the format has, in MPFR's own range of exponents, at the very
  /// decimal numbers of a point.
  ///
  /// - Throws: what is wrong with the point.
  package func enclosure(at point: PointText?, in format: NamedFormat) throws(ExpressionError) -> EnclosedText {
    // What is wrong with a point is wrong with it in every format.
    let coordinates = try point?.expressions(of: variables) ?? []
    return withIntervals(
      bits: format.precision, Enclosure(expression: self, coordinates: coordinates, format: format.name))
  }
}

private struct Enclosure: IntervalVisitor {
  let expression: Expression
  let coordinates: [Expression]
  let format: String

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> EnclosedText {
    let value = expression.enclosed(at: coordinates.map { $0.enclosed(at: [Interval<Format>]()) })
    let bounds = value.description.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
    let names: [Decoration: String] = [
      .common: "common", .continuous: "continuous", .defined: "defined", .possiblyUndefined: "possibly undefined",
    ]
    return EnclosedText(
      format: format, lower: bounds.first ?? "", upper: bounds.last ?? "",
      hexadecimal: (value.lower.hexadecimal, value.upper.hexadecimal), decoration: names[value.decoration] ?? "",
      isEmpty: value.isEmpty)
  }
}
