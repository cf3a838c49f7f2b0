public import RealModule
public import Scalars

/// A number written in a formula, before it is rounded to any format.
@frozen
@usableFromInline
enum Constant: Hashable, Sendable {
  case integer(Int)
  case decimal(String)
  case pi, e

  /// The constants that have names.
  static let named: [String: Constant] = ["pi": .pi, "π": .pi, "e": .e]

  /// The number that a decimal literal writes.
  init(literal: String) {
    if let integer = Constant.integer(writtenBy: literal) { self = .integer(integer) } else { self = .decimal(literal) }
  }

  /// The number that a decimal text with or without a sign writes; nil when it writes none.
  init?(signedLiteral text: String) {
    guard NumberText(text)?.form == .decimal else { return nil }
    let digits = text.first == "-" || text.first == "+" ? String(text.dropFirst()) : text
    switch Constant(literal: digits) {
    case .integer(let n): self = .integer(text.first == "-" ? -n : n)
    default: self = .decimal(text)
    }
  }

  /// The number rounded once to the type S.
  @inlinable
  func rounded<S: Scalar>(to type: S.Type) -> S {
    switch self {
    case .integer(let n): return S(n)
    case .pi: return S.pi
    case .e: return S.exp(1)
    case .decimal(let text):
      guard let value = S(decimal: text) else {
        preconditionFailure("\(S.self) does not read the decimal number '\(text)', as every scalar must")
      }
      return value
    }
  }

  /// The value of an unsigned decimal literal that is an integer of at most `Int.max`: `2`, `2.0`, `20e-1`; else nil.
  private static func integer(writtenBy literal: String) -> Int? {
    let parts = literal.lowercased().split(separator: "e")
    // An exponent beyond this range cannot be made up for by the digits; nor can the sums below overflow within it.
    let range = -literal.utf8.count...literal.utf8.count + 19
    guard var exponent = parts.count > 1 ? Int(parts[1]) : 0, range.contains(exponent) else { return nil }
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? halves[1] : ""
    var digits = (halves[0] + fraction).drop { $0 == "0" }
    guard !digits.isEmpty else { return 0 }
    while digits.last == "0" {
      digits.removeLast()
      exponent += 1
    }
    let zeros = exponent - fraction.utf8.count
    guard zeros >= 0, digits.utf8.count + zeros <= 19 else { return nil }
    return Int(digits + String(repeating: "0", count: zeros))
  }
}
