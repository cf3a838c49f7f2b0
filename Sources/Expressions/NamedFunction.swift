/// What a name before an opening parenthesis stands for.
enum NamedFunction {
  case unary(UnaryFunction)
  case binary(BinaryOperation)
  /// Two arguments or more, taken together from the left.
  case folding(BinaryOperation)

  /// Every name that a formula may use.
  static let named: [String: NamedFunction] = {
    var table: [String: NamedFunction] = [
      "ln": .unary(.log), "pow": .binary(.power), "atan2": .binary(.atan2), "hypot": .binary(.hypot),
      "min": .folding(.min), "max": .folding(.max),
    ]
    for function in UnaryFunction.allCases { table[function.rawValue] = .unary(function) }
    return table
  }()

  var arity: ExpressionError.Arity {
    switch self {
    case .unary: .exactly(1)
    case .binary: .exactly(2)
    case .folding: .atLeast(2)
    }
  }
}
