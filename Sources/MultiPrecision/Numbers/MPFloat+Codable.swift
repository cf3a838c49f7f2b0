import Scalars

extension MPFloat: Codable {
  /// Reads the text that ``encode(to:)`` wrote, or any text that ``init(_:)-(String)`` reads, rounded once to this format; or a
  /// number.
  ///
  /// A decoder hands integers over exactly up to 64 bits, most of them up to 128, and other numbers as a `Double`: as with a
  /// literal, what was written is its shortest decimal form, up to 15 significant digits. Numbers of more are coded as text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      guard let value = Self(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a number")
      }
      self = value
    } else if let integer = try? container.decode(Int64.self) {
      self.init(integer)
    } else if let integer = try? container.decode(UInt64.self) {
      self.init(integer)
    } else if let integer = try? container.decode(Int128.self) {
      self.init(integer)
    } else {
      let number = try container.decode(Double.self)
      self = Self(number.description) ?? .nan
    }
  }

  /// Writes the number as hexadecimal text, exact in this format and in every wider one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}

extension MPFloat: CustomReflectable {
  /// No parts: a debugger and `dump` show the value.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
