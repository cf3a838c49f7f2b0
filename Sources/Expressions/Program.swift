/// A step in the evaluation of a formula, on a stack of numbers.
@frozen
@usableFromInline
enum Instruction: Hashable, Sendable {
  /// Pushes the constant, or the variable, of that index.
  case constant(Int), variable(Int)
  /// Replaces the top of the stack.
  case negate, integerPower(Int), unary(UnaryFunction)
  /// Replaces the two topmost numbers, of which the left operand lies deeper.
  case binary(BinaryOperation)
}

/// A formula in postfix order: exactly the tree that was written, nothing folded and nothing reassociated.
@frozen
@usableFromInline
struct Program: Hashable, Sendable {
  @usableFromInline private(set) var instructions: [Instruction] = []
  @usableFromInline private(set) var constants: [Constant] = []
  /// The greatest number of values on the stack at any time.
  @usableFromInline private(set) var depth = 0
  private(set) var isSmooth = true
  private var height = 0

  mutating func append(_ constant: Constant) {
    constants.append(constant)
    push(.constant(constants.count - 1))
  }

  mutating func append(variable index: Int) { push(.variable(index)) }

  mutating func appendNegation() { instructions.append(.negate) }

  mutating func append(_ function: UnaryFunction) {
    instructions.append(.unary(function))
    if function.isRealOnly { isSmooth = false }
  }

  /// A power whose exponent is an integer literal, with whatever minus signs before it, becomes an integer power.
  mutating func append(_ operation: BinaryOperation) {
    height -= 1
    if operation.isRealOnly { isSmooth = false }
    if operation == .power, let n = takeIntegerLiteral() {
      instructions.append(.integerPower(n))
    } else {
      instructions.append(.binary(operation))
    }
  }

  private mutating func push(_ instruction: Instruction) {
    instructions.append(instruction)
    height += 1
    depth = max(depth, height)
  }

  /// Removes the topmost operand and gives its value, if it is an integer literal under any number of minus signs.
  private mutating func takeIntegerLiteral() -> Int? {
    let signs = instructions.reversed().prefix { $0 == .negate }.count
    guard case .constant = instructions.dropLast(signs).last, case .integer(let n) = constants.last else { return nil }
    instructions.removeLast(signs + 1)
    constants.removeLast()
    return signs.isMultiple(of: 2) ? n : -n
  }
}
