/// Turns a formula into a program, by Dijkstra's shunting yard (1961).
///
/// Operators, open parentheses and open calls wait on a stack of their own until their operands are complete, so that
/// neither a deep formula nor a long one needs any recursion. Between two tokens the parser expects either an operand or
/// an operator; that, and the top of the stack, is all it needs to know to say what is wrong.
struct Parser {
  private var lexer: Lexer
  private var pending: [Pending] = []
  private var indices: [String: Int] = [:]
  private(set) var program = Program()
  private(set) var variables: [String]
  private let namesAreOpen: Bool

  /// What waits for its operands or for its closing parenthesis.
  private enum Pending {
    case sign(FloatingPointSign)
    case binary(BinaryOperation)
    case parenthesis(position: Int)
    case call(NamedFunction, name: Token, parenthesis: Int, commas: Int)
  }

  /// Takes the names of the variables; without them, every name that nothing else bears is a new variable.
  init(_ lexer: Lexer, variables: [String]?) {
    self.lexer = lexer
    self.variables = variables ?? []
    namesAreOpen = variables == nil
    for (index, name) in self.variables.enumerated() { indices[name] = index }
  }

  /// Reads the whole text.
  mutating func parse() throws(ExpressionError) {
    guard lexer.peek() != nil else { throw error(.empty, at: lexer.terminator) }
    var needsOperand = true
    while let token = try lexer.token() {
      needsOperand = try needsOperand ? readOperand(token) : readOperator(token)
    }
    if needsOperand { throw error(.expectedOperand, at: lexer.terminator) }
    reduce { _ in true }
    switch pending.last {
    case .parenthesis(let position), .call(_, _, let position, _):
      throw error(.unclosedParenthesis, at: Token(kind: .symbol, text: "(", position: position))
    default: break
    }
  }

  private func error(_ problem: ExpressionError.Problem, at token: Token, known: [String] = []) -> ExpressionError {
    let near = nearestNames(to: token.text, among: known)
    return ExpressionError(
      text: lexer.text, position: token.position, found: token.text, problem: problem, suggestions: near)
  }
}

// MARK: Operands

extension Parser {
  /// Reads a token where an operand may begin; whether an operand is still needed after it.
  private mutating func readOperand(_ token: Token) throws(ExpressionError) -> Bool {
    switch token.kind {
    case .number:
      program.append(Constant(literal: token.text))
      return false
    case .name: return try readName(token)
    case .symbol: break
    }
    switch token.text {
    case "-": pending.append(.sign(.minus))
    case "+": pending.append(.sign(.plus))
    case "(": pending.append(.parenthesis(position: token.position))
    case ")":
      if case .call(let function, let name, _, 0) = pending.last {
        throw error(.argumentCount(expected: function.arity, given: 0), at: name)
      }
      throw error(.expectedOperand, at: token)
    default: throw error(.expectedOperand, at: token)
    }
    return true
  }

  private mutating func readName(_ token: Token) throws(ExpressionError) -> Bool {
    let name = token.text
    let function = NamedFunction.named[name]
    if lexer.peek() == "(" {
      if let function, let parenthesis = try lexer.token() {
        pending.append(.call(function, name: token, parenthesis: parenthesis.position, commas: 0))
        return true
      }
      // A variable or a constant before a parenthesis lacks an operator, which the parenthesis itself will bring up.
      if indices[name] == nil, Constant.named[name] == nil {
        throw error(.unknownFunction, at: token, known: NamedFunction.named.keys.sorted())
      }
    }
    if let index = indices[name] {
      program.append(variable: index)
    } else if let constant = Constant.named[name] {
      program.append(constant)
    } else if function != nil {
      throw error(.expectedArguments, at: token)
    } else if namesAreOpen {
      indices[name] = variables.count
      program.append(variable: variables.count)
      variables.append(name)
    } else {
      throw error(.unknownVariable, at: token, known: variables + Constant.named.keys.sorted())
    }
    return false
  }
}

// MARK: Operators

extension Parser {
  /// Reads a token where an operand is complete; whether another operand is needed after it.
  private mutating func readOperator(_ token: Token) throws(ExpressionError) -> Bool {
    guard token.kind == .symbol, token.text != "(" else { throw error(.expectedOperator, at: token) }
    if let operation = BinaryOperation(rawValue: token.text == "**" ? "^" : token.text) {
      let own = operation.precedence
      reduce { operation == .power ? $0 > own : $0 >= own }
      pending.append(.binary(operation))
      return true
    }
    reduce { _ in true }
    if token.text == "," {
      try endArgument(token)
      return true
    }
    switch pending.popLast() {
    case nil: throw error(.unopenedParenthesis, at: token)
    case .call(let function, let name, _, let commas): try close(function, name, arguments: commas + 1)
    default: break
    }
    return false
  }

  /// Emits the operators waiting since the last open parenthesis, as long as their precedence `isDue`.
  private mutating func reduce(while isDue: (Int) -> Bool) {
    while let last = pending.last {
      switch last {
      case .sign(let sign) where isDue(BinaryOperation.signPrecedence):
        if sign == .minus { program.appendNegation() }
      case .binary(let operation) where isDue(operation.precedence):
        program.append(operation)
      default: return
      }
      pending.removeLast()
    }
  }

  /// A comma: one more argument of the innermost call is complete.
  private mutating func endArgument(_ comma: Token) throws(ExpressionError) {
    guard case .call(let function, let name, let parenthesis, let commas) = pending.popLast() else {
      throw error(.misplacedComma, at: comma)
    }
    if case .folding(let operation) = function, commas > 0 { program.append(operation) }
    pending.append(.call(function, name: name, parenthesis: parenthesis, commas: commas + 1))
  }

  /// The closing parenthesis of a call with that many arguments.
  private mutating func close(_ function: NamedFunction, _ name: Token, arguments: Int) throws(ExpressionError) {
    guard function.arity.contains(arguments) else {
      throw error(.argumentCount(expected: function.arity, given: arguments), at: name)
    }
    switch function {
    case .unary(let unary): program.append(unary)
    case .binary(let operation), .folding(let operation): program.append(operation)
    }
  }
}

extension BinaryOperation {
  /// What binds its operands more tightly has the higher number.
  fileprivate var precedence: Int {
    switch self {
    case .add, .subtract: 1
    case .multiply, .divide: 2
    case .power: 4
    case .min, .max, .atan2, .hypot: 5
    }
  }

  /// A sign before an operand binds more tightly than a product and less than a power: −x² is −(x²).
  fileprivate static var signPrecedence: Int { 3 }
}
