import Foundation
import Scalars

/// An answer of a program in JSON; see <doc:Protocol>.
struct ProgramAnswer: Decodable {
  var id: Int?
  var hello: ProgramHello?
  var values: [Value]?
  var gradient: [NumberOnWire]?
  var jacobian: [[NumberOnWire]]?
  var jvp, vjp: [NumberOnWire]?
  var error: String?

  /// The numbers that answer a question of one point; nil where they are not there.
  func numbers(for question: ProgramQuestion) -> [NumberOnWire]? {
    switch question {
    case .evaluate: nil
    case .gradient: gradient
    case .jacobian: jacobian.map { Array($0.joined()) }
    case .jvp: jvp
    case .vjp: vjp
    }
  }

  /// A value, the values of several outputs, or why there is none.
  enum Value: Decodable {
    case number(NumberOnWire)
    case numbers([NumberOnWire])
    case error(String)

    private enum Key: CodingKey { case error }

    init(from decoder: any Decoder) throws {
      if let number = try? NumberOnWire(from: decoder) {
        self = .number(number)
      } else if let numbers = try? [NumberOnWire](from: decoder) {
        self = .numbers(numbers)
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

  /// Whether a line was meant as a hello, whatever is wrong with it.
  static func isHello(_ line: [UInt8]) -> Bool {
    line.first == UInt8(ascii: "{") && line.filter { !(9...32).contains($0) }.starts(with: "{\"hello\":".utf8)
  }

  /// What went wrong, by the index of the point, as the binary form notes it.
  static func notes(_ bytes: UnsafeRawBufferPointer) -> [String: String]? {
    try? JSONDecoder().decode([String: String].self, from: Data(bytes))
  }
}
