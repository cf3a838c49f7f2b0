import MultiPrecision
public import Scalars

/// What was found of a subject in one format: a value that can be written and read again.
public protocol FormatRecord: Codable, Sendable {
  /// The version of the record's form.
  var version: RecordVersion { get }
  /// The format in which it was found.
  var format: RecordedFormat { get }
}

/// The version of the form in which records are written: 1. A record of another version is refused when it is read.
public struct RecordVersion: Codable, Hashable, Sendable {
  private static let current = 1

  /// The version that this program writes.
  public init() {}

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Self.current)
  }

  /// Reads the number, and refuses another.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let version = try container.decode(Int.self)
    guard version == Self.current else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "the record is of version \(version); this program reads version \(Self.current)")
    }
  }
}

/// A format as a record keeps it.
public struct RecordedFormat: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let name: String
  /// The bits of the significand, the leading one included.
  public let precision: Int

  /// The format of a type's numbers.
  public init(_ type: any RealScalar.Type) { (name, precision) = (type.formatName, type.precision) }

  /// The name.
  public var description: String { name }
}
