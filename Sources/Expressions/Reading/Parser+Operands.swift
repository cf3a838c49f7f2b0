import Scalars

// Where an operand may begin.
extension Parser {
  /// Reads a token where an operand may begin; whether an operand is still needed after it.
  mutating func readOperand(_ token: Token) throws(ExpressionError) -> Bool {
    switch token.kind {
    case .number:
      program.append(Constant(literal: lexer.text(of: token)))
      operands.append(.fixed)
      return false
    case .name: return try readName(token, lexer.text(of: token))
    case .qualifiedName(let prefix): return try readName(token, try name(of: token, in: prefix))
    case .superscript: throw error(.expectedOperand, at: token)
    case .symbol(let symbol): return try readOperand(symbol, token)
    }
  }

  private mutating func readOperand(_ symbol: Symbol, _ token: Token) throws(ExpressionError) -> Bool {
    switch symbol {
    case .minus: pending.append(.sign(.minus, place: token.start))
    case .plus: pending.append(.sign(.plus, place: token.start))
    case .not: pending.append(.not(place: token.start))
    case .open: pending.append(.parenthesis(place: token.start))
    case .bar:
      pending.append(.bar(place: token.start))
      openBars += 1
    case .openBracket:
      guard case .call(let call) = pending.last, case .dot = call.function else {
        throw error(.misplacedList, at: token)
      }
      pending.append(.list(place: token.start, count: 0))
    case .close:
      if case .call(let call) = pending.last, call.commas == 0 {
        throw error(.argumentCount(expected: call.function.arity, given: 0), at: call.name)
      }
      throw error(.expectedOperand, at: token)
    default: throw error(.expectedOperand, at: token)
    }
    return true
  }

  private mutating func readName(_ token: Token, _ name: String) throws(ExpressionError) -> Bool {
    let following = lexer.peek()
    if following == UInt8(ascii: "(") {
      if let function = FunctionEntry.named[name] { return try open(function, token) }
      // A variable or a constant before a parenthesis lacks an operator, which the parenthesis itself will bring up.
      if knownVariable(name) == nil, bound[name] == nil, Constant.named[name] == nil,
        definitions.constants[name] == nil,
        name != "not", name != "in"
      {
        throw error(.unknownFunction, at: token, known: FunctionEntry.named.keys.sorted())
      }
    }
    if !bound.isEmpty, let binding = bound[name] { return push(binding) }
    if following == UInt8(ascii: "[") { return try readElement(of: name, token) }
    if let row, let column = definitions.columns[name] {
      program.append(column[row])
      operands.append(.fixed)
      return false
    }
    if let index = knownVariable(name) {
      program.append(variable: index)
      operands.append([])
      return false
    }
    if try readWord(token, name) { return true }
    if let value = definitions.constants[name] {
      program.append(value)
      operands.append(.fixed)
    } else if let constant = Constant.named[name] {
      program.append(constant)
      operands.append(.fixed)
    } else if try readVector(name, token) {
      return false
    } else if FunctionEntry.named[name] != nil, !namesAreOpen || FunctionEntry.reserved.contains(name) {
      throw error(.expectedArguments, at: token)
    } else if let index = variable(name) {
      program.append(variable: index)
      operands.append([])
    } else {
      throw error(
        .unknownVariable, at: token,
        known: variables + bound.keys.sorted() + definitions.names + Constant.named.keys.sorted())
    }
    return false
  }

  /// Reads `let` or `not`, which are no names where no variable bears them; whether it was one.
  private mutating func readWord(_ token: Token, _ name: String) throws(ExpressionError) -> Bool {
    switch name {
    case "not":
      pending.append(.not(place: token.start))
      return true
    case "let":
      guard let name = try lexer.token() else { throw atEnd(.malformedName) }
      guard name.kind == .name else { throw error(.malformedName, at: name) }
      guard let equals = try lexer.token(), equals.kind == .symbol(.assign) else {
        throw error(.expectedEquals, at: name)
      }
      pending.append(.definition(name: name))
      return true
    case "in", "and", "or": throw error(.expectedOperand, at: token)
    default: return false
    }
  }

  private mutating func push(_ binding: Binding) -> Bool {
    switch binding {
    case .integer(let n):
      program.append(.integer(n))
      operands.append(.fixed)
    case .number(let height, let operand):
      program.append(copyOf: height)
      operands.append(operand)
    }
    return false
  }

  /// Opens a call.
  private mutating func open(_ function: NamedFunction, _ token: Token) throws(ExpressionError) -> Bool {
    guard let parenthesis = try lexer.token() else { throw atEnd(.expectedArguments) }
    var call = Call(function: function, name: token, place: parenthesis.start)
    switch function {
    case .loop(let operation):
      try openLoop(operation, token, place: parenthesis.start)
      return true
    case .ordered:
      guard let order = try readInteger(), order >= 0, let comma = try lexer.token(), comma.kind == .symbol(.comma)
      else {
        throw error(.expectedInteger, at: token)
      }
      (call.order, call.commas) = (order, 1)
    default: break
    }
    pending.append(.call(call))
    return true
  }

  // MARK: Vectors and their elements

  /// Reads `[3]` after the name of a vector: a variable whose name is that, or an element of a vector of constants.
  private mutating func readElement(of name: String, _ token: Token) throws(ExpressionError) -> Bool {
    guard try lexer.token() != nil else { throw atEnd(.expectedInteger) }
    var indices: [Int] = []
    repeat {
      guard let index = try readInteger() else { throw error(.expectedInteger, at: token) }
      indices.append(index)
      guard let next = try lexer.token() else { throw error(.expectedInteger, at: token) }
      if next.kind == .symbol(.closeBracket) { break }
      guard next.kind == .symbol(.comma) else { throw error(.expectedInteger, at: next) }
    } while true
    let element = "\(name)[\(indices.map(String.init).joined(separator: ","))]"
    if let constants = definitions.vectors[name], indices.count == 1 {
      guard constants.indices.contains(indices[0] - 1) else { throw error(.noElement(element), at: token) }
      program.append(constants[indices[0] - 1])
      operands.append(.fixed)
    } else if let index = variable(element) {
      program.append(variable: index)
      operands.append([])
    } else {
      throw error(.noElement(element), at: token, advice: nearestNames(to: element, among: variables))
    }
    return false
  }

  /// Reads the name of a vector as an argument of `dot`; whether it was one.
  private mutating func readVector(_ name: String, _ token: Token) throws(ExpressionError) -> Bool {
    guard case .call(var call) = pending.last, case .dot = call.function else { return false }
    pending.removeLast()
    var isFixed = false
    if let constants = definitions.vectors[name] {
      for value in constants { program.append(value) }
      call.lengths.append(constants.count)
      isFixed = true
    } else {
      // Of a vector that nothing else tells the length of, the other one does.
      let known = vector(name) ?? call.lengths.first.map { (first: 1, count: $0) }
      guard let (first, count) = known else { throw error(.unknownVector, at: token, known: definitions.names) }
      for k in first..<first + count {
        guard let index = variable("\(name)[\(k)]") else { throw error(.noElement("\(name)[\(k)]"), at: token) }
        program.append(variable: index)
      }
      call.lengths.append(count)
    }
    pending.append(.call(call))
    operands.append(isFixed ? [.vector, .fixed] : .vector)
    return true
  }

  // MARK: Names of libraries

  /// The function that a library's name means here.
  private func name(of token: Token, in prefix: String) throws(ExpressionError) -> String {
    let name = lexer.text(of: token)
    guard Self.libraries.contains(prefix) else {
      throw lexer.source.error(.unknownLibrary(prefix), at: token.start - prefix.utf8.count - 1, found: prefix)
    }
    if let meaning = FunctionEntry.otherMeanings[name] {
      // Which function is meant depends on the library: torch's and jax's are numpy's or scipy's.
      throw error(.spelled(prefix: prefix), at: token, advice: [meaning])
    }
    return name
  }

  private static let libraries: Set<String> = [
    "np", "numpy", "jnp", "jax.numpy", "math", "cmath", "torch", "tf", "tf.math", "tf.nn", "F", "nn.functional",
    "torch.nn.functional", "torch.special", "sp", "special", "scipy.special", "jax.nn", "nn", "jax.scipy.special",
    "std",
    "Math", "sympy", "mpmath", "mp",
  ]
}
