public import Scalars

/// A number as JSON holds it: a number, or the text of one.
public enum NumberOnWire: Sendable {
  case number(Double)
  case text(String)

  /// The number in a format, rounded once; nil where the text is none.
  public func value<S: RealScalar>(as type: S.Type) -> S? {
    switch self {
    case .number(let number): S(number)
    case .text(let text): text.lowercased() == "nan" ? .nan : S(text)
    }
  }

  /// The number in decimal, or as it was written.
  public var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }
}

extension NumberOnWire: Decodable {
  /// Reads a number, or a text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}

extension RealScalar {
  /// The number for a line of JSON: a number where JSON has it exactly, else a text.
  var onWire: String {
    if let number = self as? Double, number.isFinite { return "\(number)" }
    if let number = self as? Float, number.isFinite { return "\(number)" }
    return "\"\(hexadecimal)\""
  }
}
