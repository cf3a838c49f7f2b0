import Scalars

// The arguments of functions, and what their ends mean.
extension Parser {
  /// A comma: one more argument of the innermost call is complete.
  mutating func endArgument(_ comma: Token) throws(ExpressionError) {
    switch pending.popLast() {
    case .list(let place, let count):
      try requireNumber(at: comma.start)
      pending.append(.list(place: place, count: count + 1))
    case .call(var call):
      call.commas += 1
      try endArgument(call.commas, of: &call, at: comma.start)
      pending.append(.call(call))
    case .loop(let loop):
      throw error(.argumentCount(expected: .exactly(loop.isOfRows ? 2 : 4), given: 5), at: loop.name)
    default: throw error(.misplacedComma, at: comma)
    }
  }

  /// What is done when an argument is complete, the last one too.
  private mutating func endArgument(_ number: Int, of call: inout Call, at place: Int) throws(ExpressionError) {
    switch call.function {
    case .conditional where number == 1:
      guard operands.popLast()?.contains(.truth) == true else { throw error(.expectedCondition, at: place) }
      call.branch = program.appendTest()
    case .conditional where number == 2:
      try requireNumber(at: place)
      call.branch = program.appendOtherwise(test: call.branch)
    case .folding(let operation):
      try requireNumber(at: place)
      if number > 1 { emit(operation) }
    case .clamp:
      try requireNumber(at: place)
      if number > 1, number <= 3 { emit(number == 2 ? .max : .min) }
    case .dot:
      guard operands.last?.contains(.vector) == true else { throw error(.expectedVector, at: call.name) }
    default: try requireNumber(at: place)
    }
  }

  /// The closing parenthesis of a call.
  mutating func close(_ call: Call) throws(ExpressionError) {
    var call = call
    let arguments = call.commas + 1
    guard call.function.arity.contains(arguments) else {
      throw error(.argumentCount(expected: call.function.arity, given: arguments), at: call.name)
    }
    switch call.function {
    case .conditional, .ordered: try requireNumber(at: call.name.start)
    default: try endArgument(arguments, of: &call, at: call.name.start)
    }
    switch call.function {
    case .unary(let unary): program.append(unary)
    case .binary(let operation): emit(operation)
    case .folding, .clamp: break
    case .special(let function):
      program.append(function)
      if function.arity == 2 { mergeOperands() }
    case .ordered(let function): program.append(function(call.order))
    case .relu:
      program.append(.integer(0))
      program.append(BinaryOperation.max)
    case .heaviside:
      // (1 + sign(x))/2, the sum exact and the quotient too.
      program.append(UnaryFunction.sign)
      for (number, operation) in [(1, BinaryOperation.add), (2, .divide)] {
        program.append(.integer(number))
        program.append(operation)
      }
    case .conditional:
      program.appendJoin(otherwise: call.branch)
      mergeOperands()
      // Which branch is taken may depend on a variable, though neither has one.
      operands[operands.count - 1].remove(.fixed)
    case .dot:
      guard call.lengths[0] == call.lengths[1] else {
        throw error(.vectorLengths(call.lengths[0], call.lengths[1]), at: call.name)
      }
      program.append(dotOf: call.lengths[0])
      mergeOperands()
      operands[operands.count - 1].remove(.vector)
    case .loop: break
    }
  }

  /// The bracket that closes a vector of so many elements, which lie on the stack.
  mutating func endVector(_ count: Int) throws(ExpressionError) {
    guard case .call(var call) = pending.popLast() else { return }
    try requireNumber(at: call.name.start)
    for _ in 1..<count { mergeOperands() }
    operands[operands.count - 1].insert(.vector)
    call.lengths.append(count)
    pending.append(.call(call))
  }

  private mutating func emit(_ operation: BinaryOperation) {
    program.append(operation)
    mergeOperands()
  }

  /// Of two operands that have become one: fixed if both were.
  mutating func mergeOperands() {
    let right = operands.removeLast()
    operands[operands.count - 1].formIntersection(right)
  }
}
