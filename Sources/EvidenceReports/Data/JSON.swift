package import Scalars

/// A JSON value whose numbers are text, so that a number of any precision is written with all its digits.
///
/// Objects keep the order of their members. What JSON has no number for (infinities and NaN) is a string: `"inf"`,
/// `"-inf"`, `"nan"`.
package enum JSON: Sendable, CustomStringConvertible {
  /// A string, escaped when it is written.
  case string(String)
  /// A number, as the text that is to be written.
  case number(String)
  /// `true` or `false`.
  case bool(Bool)
  /// Values in order.
  case array([JSON])
  /// Names with their values, in order.
  case object([(String, JSON)])
  /// Nothing.
  case null

  package init<S: RealScalar>(_ number: S) {
    self = number.isFinite ? .number(number.description) : .string(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
  }

  package init(_ count: Int) { self = .number("\(count)") }
  package init<S: RealScalar>(_ number: S?) { self = number.map { JSON($0) } ?? .null }
  package init(_ number: RecordedNumber) { self.init(number.value) }
  package init(_ number: RecordedNumber?) { self = number.map { JSON($0) } ?? .null }

  /// An error or a bound of one: `null` where it is not finite, for then nothing is known.
  package init<S: RealScalar>(known error: S) { self = error.isFinite ? JSON(error) : .null }

  /// What a check by differences does not know.
  package static var ofEvidenceAlone: [(String, JSON)] {
    ["faults", "explanations", "sensitivity", "miss_probability"].map { ($0, .null) }
  }

  package var description: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .array(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.0) + ": " + $0.1.description }.joined(separator: ", ") + "}"
    case .null: "null"
    }
  }

  /// The text of a string or a number without quotes, as CSV has it; other values as JSON.
  package var plain: String {
    switch self {
    case .string(let text), .number(let text): text
    default: description
    }
  }

  /// As CSV has it: nothing where there is nothing.
  package var field: String { if case .null = self { "" } else { plain } }

  /// The value as JSON over several lines: objects and arrays of objects are opened up, arrays of numbers are not.
  package var indented: String { indented(by: "") }

  private func indented(by margin: String) -> String {
    let inner = margin + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { inner + Self.quoted($0.0) + ": " + $0.1.indented(by: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + margin + "}"
    case .array(let values) where values.contains(where: \.isObject):
      return "[\n" + values.map { inner + $0.indented(by: inner) }.joined(separator: ",\n") + "\n" + margin + "]"
    default: return description
    }
  }

  private var isObject: Bool { if case .object = self { true } else { false } }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSON {
  /// The version of the form of all documents: it grows when a member goes or means something else, not when one is added.
  private static let schema = 1

  /// A document that says the version of its form, as the member `schema` of the object, or of each in a list.
  package var withSchema: JSON {
    switch self {
    case .object(let members): .object([("schema", JSON(Self.schema))] + members)
    case .array(let values): .array(values.map { $0.isObject ? $0.withSchema : $0 })
    default: self
    }
  }
}
