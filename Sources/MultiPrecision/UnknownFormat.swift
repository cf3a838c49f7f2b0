/// There is no format of the name that was asked for.
public struct UnknownFormat: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name that was asked for.
  public let name: String

  /// For a name `mpN`, the formats next below and next above N bits, as far as they exist; empty for every other name.
  public let nearest: [String]

  /// The error for `name`, with its neighbours among ``NamedFormat/multiPrecision``.
  init(name: String) {
    self.name = name
    guard let bits = Self.bits(of: name) else {
      nearest = []
      return
    }
    let below = NamedFormat.multiPrecision.last { $0.precision < bits }
    let above = NamedFormat.multiPrecision.first { $0.precision > bits }
    nearest = [below, above].compactMap { $0?.name }
  }

  /// One sentence: what was asked for, and what there is.
  ///
  /// `there is no format mp100; a multiple of 64 is needed: mp64 or mp128`
  public var description: String {
    let start = "there is no format \(name.isEmpty ? "without a name" : name)"
    guard let bits = Self.bits(of: name) else {
      let names = (NamedFormat.standard + NamedFormat.emulated).map(\.name).joined(separator: ", ")
      return "\(start); the known ones are \(names) and mpN, a multiple of 64 bits: mp64, mp128, mp192, …"
    }
    let names = nearest.joined(separator: " or ")
    if nearest.count == 1 { return "\(start); the \(bits < 64 ? "narrowest" : "widest") is \(names)" }
    return "\(start); \(bits % 64 == 0 ? "the nearest are" : "a multiple of 64 is needed:") \(names)"
  }

  /// The N of `mpN`, clamped to what an `Int` holds; nil when the name is not of that form. N has no leading zeros.
  private static func bits(of name: String) -> Int? {
    guard name.hasPrefix("mp") else { return nil }
    let number = name.dropFirst(2)
    let digits = number.first == "-" ? number.dropFirst() : number
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    guard let first = digits.first, first != "0" || number == "0" else { return nil }
    return Int(number) ?? (number.first == "-" ? .min : .max)
  }
}
