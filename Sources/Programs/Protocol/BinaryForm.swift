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
