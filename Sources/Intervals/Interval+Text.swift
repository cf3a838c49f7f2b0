import MultiPrecision
import Scalars

extension Interval: CustomStringConvertible {
  /// Reads `[1, 2]`, `[0.1]` or `0.1`: each bound a decimal or a hexadecimal number, rounded outwards, or `inf` or `-inf`;
  /// `[empty]` and `[entire]`. Nil where the text is none of these, or its bounds hold no number.
  public init?(_ text: String) {
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    let parts = isBracketed ? Self.parts(text.dropFirst().dropLast()) : [text]
    switch parts {
    case ["empty"] where isBracketed: self = .empty
    case ["entire"] where isBracketed: self = .entire
    default:
      guard let first = parts.first, let last = parts.last, parts.count <= 2,
        let lower = Bound(first, rounding: .down), let upper = Bound(last, rounding: .up),
        lower <= upper, lower < .infinity, upper > -.infinity
      else { return nil }
      self.init(lower, upper, .common)
    }
  }

  /// What stands between the commas, without blanks around it.
  private static func parts(_ text: Substring) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// `[1.0, 2.5]`: decimal bounds, rounded outwards to as many digits as the format's numbers have; short where that is exact.
  ///
  /// What reads it has an interval that holds this one. The same interval reads who is given the ``hexadecimal`` text.
  public var description: String {
    isEmpty ? "[empty]" : "[\(Self.text(lower, .down)), \(Self.text(upper, .up))]"
  }

  /// `[0x1p-1, 0x1.8p+0]`: the bounds exactly, so that what is read again is the same interval.
  public var hexadecimal: String { isEmpty ? "[empty]" : "[\(lower.hexadecimal), \(upper.hexadecimal)]" }

  private static func text(_ bound: Bound, _ direction: RoundingDirection) -> String {
    let short = bound.description
    guard bound.isFinite, Bound(decimal: short, rounding: .down) != Bound(decimal: short, rounding: .up) else {
      return short
    }
    return bound.scientific(digits: 2 + Bound.precision * 30103 / 100_000, rounding: direction)
  }
}
