import Scalars

extension MPFloat: Codable {
  /// Reads the text that ``encode(to:)`` wrote, or any text that ``init(_:)-(String)`` reads, rounded once to this format.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a number")
    }
    self = value
  }

  /// Writes the number as hexadecimal text, exact in this format and in every wider one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}
