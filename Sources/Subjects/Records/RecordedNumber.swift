public import MultiPrecision
public import Scalars

/// A number of any format as a value that can be kept in a record.
///
/// Nothing of the number is lost: it is written with its format's name, exactly, and read back as the same number.
public struct RecordedNumber: Codable, Sendable, CustomStringConvertible {
  /// The number. Passed to a generic function, it opens to its type.
  public let value: any RealScalar

  /// A number as it is.
  public init(_ value: any RealScalar) { self.value = value }

  /// The shortest decimal text that reads back as the number.
  public var description: String { value.description }

  /// The number rounded once to 64 bits.
  public var measured: MeasuredError { MeasuredError(value) }

  /// Whether it is NaN.
  public var isNaN: Bool { value.isNaN }
  /// Whether it is zero.
  public var isZero: Bool { value.isZero }

  /// Writes `binary64 0x1.8p+0`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(type(of: value).formatName) \(value.hexadecimal)")
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
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
