/// A word of a formula: what it is, and the bytes that it takes.
struct Token {
  enum Kind: Equatable {
    case number, name
    /// A name after the name of a library: `np.sin`.
    case qualifiedName(prefix: String)
    /// Digits written as an exponent: `²`.
    case superscript(Int)
    case symbol(Symbol)
  }

  let kind: Kind
  let range: Range<Int>
  var start: Int { range.lowerBound }
}

/// What stands between operands, however it is written.
enum Symbol: Equatable {
  case plus, minus, times, over, remainder, power
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case and, not, bar
  case open, close, openBracket, closeBracket, comma
  /// `=`, which is no comparison.
  case assign
  /// `?`, as C writes a condition.
  case question

  /// The symbol that begins with these two bytes, and how many it takes.
  static func written(_ first: UInt8, _ second: UInt8?) -> (symbol: Symbol, width: Int)? {
    switch (first, second) {
    case (UInt8(ascii: "*"), UInt8(ascii: "*")): return (.power, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): return (.lessOrEqual, 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): return (.greaterOrEqual, 2)
    case (UInt8(ascii: "="), UInt8(ascii: "=")): return (.equal, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): return (.notEqual, 2)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): return (.and, 2)
    default: return single[first].map { ($0, 1) }
    }
  }

  private static let single: [UInt8: Symbol] = [
    UInt8(ascii: "+"): .plus, UInt8(ascii: "-"): .minus, UInt8(ascii: "*"): .times, UInt8(ascii: "/"): .over,
    UInt8(ascii: "%"): .remainder, UInt8(ascii: "^"): .power, UInt8(ascii: "<"): .less, UInt8(ascii: ">"): .greater,
    UInt8(ascii: "("): .open, UInt8(ascii: ")"): .close, UInt8(ascii: "["): .openBracket,
    UInt8(ascii: "]"): .closeBracket, UInt8(ascii: ","): .comma, UInt8(ascii: "|"): .bar, UInt8(ascii: "="): .assign,
    UInt8(ascii: "!"): .not, UInt8(ascii: "?"): .question,
  ]

  /// The symbol that a sign beyond ASCII stands for.
  static let signs: [Unicode.Scalar: Symbol] = [
    "−": .minus, "·": .times, "×": .times, "⋅": .times, "∗": .times, "÷": .over, "∕": .over, "≤": .lessOrEqual,
    "≥": .greaterOrEqual, "≠": .notEqual, "∧": .and, "¬": .not,
  ]

  /// The operation between two numbers; nil of other symbols.
  var operation: BinaryOperation? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .over: .divide
    case .remainder: .mod
    case .power: .power
    default: nil
    }
  }

  /// The comparison of two numbers; nil of other symbols.
  var relation: Relation? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    default: nil
    }
  }
}
