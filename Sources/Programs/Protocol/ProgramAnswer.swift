import Foundation
import Scalars

/// An answer of a program in JSON; see <doc:Protocol>.
struct ProgramAnswer: Decodable {
  var id: Int?
  var hello: ProgramHello?
  var values: [Value]?
  var gradient: [NumberOnWire]?
  var error: String?

  /// A value, or why there is none.
  enum Value: Decodable {
    case number(NumberOnWire)
    case error(String)

    private enum Key: CodingKey { case error }

    init(from decoder: any Decoder) throws {
      if let number = try? NumberOnWire(from: decoder) {
        self = .number(number)
      } else {
        self = .error(try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .error))
      }
    }
  }

  /// The answer that a line holds; nil where it holds none.
  init?(_ line: [UInt8]) {
    guard line.first == UInt8(ascii: "{"),
      let answer = try? JSONDecoder().decode(Self.self, from: Data(line)),
      answer.id != nil || answer.hello != nil
    else { return nil }
    self = answer
  }

  /// What went wrong, by the index of the point, as the binary form notes it.
  static func notes(_ bytes: UnsafeRawBufferPointer) -> [String: String]? {
    try? JSONDecoder().decode([String: String].self, from: Data(bytes))
  }
}

/// The first line of an answer in the binary form: `values 7 16 0`.
struct BinaryHeader {
  var isGradient: Bool
  var id, count, noteBytes: Int

  init?(_ line: [UInt8]) {
    isGradient = line.first == UInt8(ascii: "g")
    let name = isGradient ? "gradient " : "values "
    guard line.starts(with: name.utf8) else { return nil }
    var numbers = (0, 0, 0)
    var rest = line[name.utf8.count...]
    for end in [UInt8(ascii: " "), UInt8(ascii: " "), nil] {
      let length = end.map { rest.firstIndex(of: $0) ?? rest.startIndex } ?? rest.endIndex
      guard let number = Int(ascii: rest[..<length]) else { return nil }
      numbers = (numbers.1, numbers.2, number)
      rest = rest[length...].dropFirst()
    }
    (id, count, noteBytes) = numbers
  }
}

extension Int {
  /// The number of decimal digits, and nothing else; nil where there is something else, or it is above 2⁵³.
  init?(ascii digits: ArraySlice<UInt8>) {
    guard (1...16).contains(digits.count) else { return nil }
    self = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      self = 10 * self + Int(digit - 48)
    }
  }
}
