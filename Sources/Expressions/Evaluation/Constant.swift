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
    var significand = 0
    // The zeros after the last other digit, and the place of the last digit.
    var (zeros, exponent) = (0, 0)
    var bytes = literal.utf8.makeIterator()
    var isFraction = false
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "0"):
        zeros += significand == 0 ? 0 : 1
        exponent -= isFraction ? 1 : 0
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        guard let next = shifted(significand, zeros + 1) else { return nil }
        let (sum, overflow) = next.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
        guard !overflow else { return nil }
        (significand, zeros) = (sum, 0)
        exponent -= isFraction ? 1 : 0
      case UInt8(ascii: "."): isFraction = true
      default:
        // The mark of an exponent, and the exponent.
        guard let power = Int(String(decoding: Array(IteratorSequence(bytes)), as: UTF8.self)), abs(power) < 1 << 40
        else {
          return nil
        }
        return shifted(significand, zeros + exponent + power)
      }
    }
    return shifted(significand, zeros + exponent)
  }

  /// n·10ᵏ; nil where it is no integer, or too large for one.
  private static func shifted(_ n: Int, _ k: Int) -> Int? {
    if n == 0 { return 0 }
    guard k >= 0, k <= 18 else { return nil }
    var (product, overflow) = (n, false)
    for _ in 0..<k where !overflow { (product, overflow) = product.multipliedReportingOverflow(by: 10) }
    return overflow ? nil : product
  }
}
