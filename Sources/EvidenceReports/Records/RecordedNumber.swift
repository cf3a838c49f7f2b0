package import MultiPrecision
package import Scalars

/// A number of any format as a value that can be kept in a record.
///
/// Nothing of the number is lost: it is written with its format's name, exactly, and read back as the same number.
package struct RecordedNumber: Codable, Sendable, CustomStringConvertible {
  /// The number. Passed to a generic function, it opens to its type.
  package let value: any RealScalar
  package init(_ value: any RealScalar) { self.value = value }
  package var description: String { value.description }

  /// The number rounded once to 64 bits.
  package var measured: MeasuredError { MeasuredError(value) }

  /// Whether it is NaN.
  package var isNaN: Bool { value.isNaN }
  package var isZero: Bool { value.isZero }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(type(of: value).formatName) \(value.hexadecimal)")
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let format = try? NamedFormat(named: String(parts[0])),
      let value = Self.read(String(parts[1]), as: format.type)
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no number of a format")
    }
    self.value = value
  }

  private static func read<S: RealScalar>(_ text: String, as type: S.Type) -> (any RealScalar)? { S(text) }
}
