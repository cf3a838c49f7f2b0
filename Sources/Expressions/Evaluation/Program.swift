public import Scalars

/// A step in the evaluation of a formula, on a stack of numbers and one of truths.
@frozen
@usableFromInline
enum Instruction: Hashable, Sendable {
  /// Pushes the constant, or the variable, of that index, or a copy of the number that lies so high on the stack.
  case constant(UInt32), variable(UInt32), copy(UInt32)
  /// Replaces the top of the stack; an integer power has its exponent in a table.
  case negate, integerPower(UInt32), unary(UnaryFunction)
  /// Replaces the two topmost numbers, of which the left operand lies deeper.
  case binary(BinaryOperation)
  /// Replaces the arguments of a special function, which stands in a table.
  case special(UInt32)
  /// Replaces two vectors of so many numbers by their inner product.
  case dot(UInt32)
  /// Removes two numbers, and pushes whether they compare so; fixed are constants, which do not move.
  case compare(Relation, isFixed: Bool)
  /// Replaces truths.
  case both, any, not
  /// Begins the first of two branches, the second of which begins at that instruction; the truth stays until they join.
  case test(UInt32)
  /// Ends the first branch; what follows both is at that instruction.
  case otherwise(UInt32)
  /// Ends the second branch.
  case join
  /// Removes the number beneath the top, or the top.
  case forget, drop
}

/// A formula in postfix order: exactly the tree that was written, nothing folded and nothing reassociated.
@frozen
@usableFromInline
struct Program: Hashable, Sendable {
  @usableFromInline private(set) var instructions: [Instruction] = []
  @usableFromInline private(set) var constants: [Constant] = []
  @usableFromInline private(set) var exponents: [Int] = []
  @usableFromInline private(set) var specials: [SpecialFunction] = []
  /// The greatest number of values on the stack at any time, and of truths.
  @usableFromInline private(set) var depth = 0
  @usableFromInline private(set) var truthDepth = 0
  private(set) var isSmooth = true
  /// How many values are on the stack after the last instruction, and how many truths.
  private(set) var height = 0
  private var truthHeight = 0

  mutating func append(_ constant: Constant) {
    constants.append(constant)
    push(.constant(UInt32(constants.count - 1)))
  }

  mutating func append(variable index: Int) { push(.variable(UInt32(index))) }

  /// Pushes a copy of the number that was pushed when there were `height` others.
  mutating func append(copyOf height: Int) { push(.copy(UInt32(height))) }

  mutating func appendNegation() { instructions.append(.negate) }

  mutating func append(_ function: UnaryFunction) {
    instructions.append(.unary(function))
    if function.isRealOnly { isSmooth = false }
  }

  mutating func append(power exponent: Int) {
    exponents.append(exponent)
    instructions.append(.integerPower(UInt32(exponents.count - 1)))
  }

  /// A power whose exponent is an integer literal, with whatever minus signs before it, becomes an integer power.
  mutating func append(_ operation: BinaryOperation) {
    height -= 1
    if operation.isRealOnly { isSmooth = false }
    if operation == .power, let n = takeIntegerLiteral() {
      append(power: n)
    } else {
      instructions.append(.binary(operation))
    }
  }

  mutating func append(_ function: SpecialFunction) {
    isSmooth = false
    if let known = specials.firstIndex(of: function) {
      instructions.append(.special(UInt32(known)))
    } else {
      specials.append(function)
      instructions.append(.special(UInt32(specials.count - 1)))
    }
    height -= function.arity - 1
  }

  mutating func append(dotOf count: Int) {
    instructions.append(.dot(UInt32(count)))
    height -= 2 * count - 1
  }

  mutating func append(_ relation: Relation, isFixed: Bool) {
    isSmooth = false
    instructions.append(.compare(relation, isFixed: isFixed))
    height -= 2
    truthHeight += 1
    truthDepth = max(truthDepth, truthHeight)
  }

  mutating func append(truth operation: Instruction) {
    instructions.append(operation)
    if operation != .not { truthHeight -= 1 }
  }

  /// Removes the number beneath the top of the stack.
  mutating func appendForget() {
    instructions.append(.forget)
    height -= 1
  }

  /// Removes the top of the stack.
  mutating func appendDrop() {
    instructions.append(.drop)
    height -= 1
  }

  /// The value of a program that is an integer literal, with or without a sign; nil of any other.
  var integerLiteral: Int? {
    guard constants.count == 1, case .integer(let n) = constants[0] else { return nil }
    switch instructions {
    case [.constant(0)]: return n
    case [.constant(0), .negate]: return 0 &- n
    default: return nil
    }
  }

  // MARK: Branches

  /// Begins the first branch; where, to be told to ``appendOtherwise(test:)``.
  mutating func appendTest() -> Int {
    instructions.append(.test(0))
    return instructions.count - 1
  }

  mutating func appendOtherwise(test: Int) -> Int {
    instructions.append(.otherwise(0))
    instructions[test] = .test(UInt32(instructions.count))
    return instructions.count - 1
  }

  mutating func appendJoin(otherwise: Int) {
    instructions.append(.join)
    instructions[otherwise] = .otherwise(UInt32(instructions.count))
    height -= 1
    truthHeight -= 1
  }

  // MARK: Whole programs

  /// Another program's value, pushed.
  mutating func append(_ other: Program) {
    let base = Program.Offsets(self)
    instructions += other.instructions.map { $0.moved(by: base) }
    constants += other.constants
    exponents += other.exponents
    specials += other.specials
    depth = max(depth, height + other.depth)
    truthDepth = max(truthDepth, truthHeight + other.truthDepth)
    isSmooth = isSmooth && other.isSmooth
    height += 1
  }

  /// How far an appended program's indices move.
  fileprivate struct Offsets {
    let instructions, constants, exponents, specials, height: UInt32

    init(_ program: Program) {
      instructions = UInt32(program.instructions.count)
      constants = UInt32(program.constants.count)
      exponents = UInt32(program.exponents.count)
      specials = UInt32(program.specials.count)
      height = UInt32(program.height)
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

extension Instruction {
  fileprivate func moved(by base: Program.Offsets) -> Instruction {
    switch self {
    case .constant(let k): .constant(k + base.constants)
    case .copy(let k): .copy(k + base.height)
    case .integerPower(let k): .integerPower(k + base.exponents)
    case .special(let k): .special(k + base.specials)
    case .test(let k): .test(k + base.instructions)
    case .otherwise(let k): .otherwise(k + base.instructions)
    default: self
    }
  }
}
