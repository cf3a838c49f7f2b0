import Scalars

/// The formats whose numbers can be sent as they lie in memory.
enum BinaryForm {
  /// Whether the numbers of a format have one form in memory that other languages know.
  static func has<S: RealScalar>(_ type: S.Type) -> Bool {
    #if arch(x86_64) && !os(Windows) && !os(Android)
      if S.self == Float80.self { return true }
    #endif
    return S.self == Double.self || S.self == Float.self
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

extension BinaryHeader {
  /// The first line of a question in the binary form: `evaluate 7 binary64 16 10`.
  static func question(_ name: String, _ id: Int, _ format: String, _ points: Int, _ width: Int) -> [UInt8] {
    var line = Array(name.utf8)
    line.append(UInt8(ascii: " "))
    id.appendDigits(to: &line)
    line.append(UInt8(ascii: " "))
    line.append(contentsOf: format.utf8)
    for number in [points, width] {
      line.append(UInt8(ascii: " "))
      number.appendDigits(to: &line)
    }
    line.append(UInt8(ascii: "\n"))
    return line
  }
}

extension Int {
  /// Appends the decimal digits of a number that is not negative.
  func appendDigits(to line: inout [UInt8]) {
    let start = line.count
    var rest = self
    repeat {
      line.append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    line[start...].reverse()
  }

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
