public import Scalars

/// The functions of one argument that a formula may name; the raw value is the name.
@frozen
@usableFromInline
enum UnaryFunction: String, CaseIterable, Sendable {
  case exp, expm1, log, log1p, log10, log2
  case sqrt, cbrt
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case erf, erfc, gamma, lgamma
  case sigmoid, softplus, logit
  case abs, sign, floor, ceil, round
  case conj, re, im

  /// Whether the function is one of the real line only.
  ///
  /// The cube root is among them: at negative numbers the principal complex root is another function than the real one.
  var isRealOnly: Bool {
    switch self {
    case .cbrt, .erf, .erfc, .gamma, .lgamma, .abs, .sign, .floor, .ceil, .round, .conj, .re, .im: true
    default: false
    }
  }
}

/// The operators between two operands, and the functions of two arguments; the raw value is the name.
@frozen
@usableFromInline
enum BinaryOperation: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case mod, min, max, atan2, hypot, logsumexp

  /// Whether the operation is one of the real line only.
  var isRealOnly: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .power: false
    case .mod, .min, .max, .atan2, .hypot, .logsumexp: true
    }
  }
}

/// What the operations of a formula mean at one type of number.
@usableFromInline
protocol Operations {
  associatedtype Number: Scalar
  static func integerPower(_ x: Number, _ n: Int) -> Number
  static func apply(_ function: UnaryFunction, _ x: Number) -> Number
  static func apply(_ operation: BinaryOperation, _ x: Number, _ y: Number) -> Number
  static func apply(_ function: SpecialFunction, _ x: [Number]) -> Number
  /// Whether two numbers compare so; fixed ones are constants of the formula.
  static func compare(_ relation: Relation, _ x: Number, _ y: Number, isFixed: Bool) -> Truth
  /// The value of two branches, of which nobody knows which one is taken near the point.
  static func select(_ truth: Truth, _ first: Number, _ second: Number) -> Number
}
