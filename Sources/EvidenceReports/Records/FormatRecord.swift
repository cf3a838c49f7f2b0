import MultiPrecision
package import Scalars

/// What was found of a subject in one format: a value that can be written and read again.
package protocol FormatRecord: Codable, Sendable {
  /// The version of the record's form.
  var version: RecordVersion { get }
  var format: RecordedFormat { get }
}

/// The version of the form in which records are written: 1. A record of another version is refused when it is read.
package struct RecordVersion: Codable, Hashable, Sendable {
  private static let current = 1

  package init() {}

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Self.current)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let version = try container.decode(Int.self)
    guard version == Self.current else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "the record is of version \(version); this program reads version \(Self.current)")
    }
  }
}

package struct RecordedFormat: Codable, Hashable, Sendable, CustomStringConvertible {
  package let name: String
  /// The bits of the significand, the leading one included.
  package let precision: Int
  package init(_ type: any RealScalar.Type) { (name, precision) = (type.formatName, type.precision) }
  package var description: String { name }
}
