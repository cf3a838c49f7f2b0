// Where an operand is complete.
extension Parser {
  /// Reads a token where an operand is complete; whether another operand is needed after it.
  mutating func readOperator(_ token: Token) throws(ExpressionError) -> Bool {
    switch token.kind {
    case .superscript(let exponent):
      try reduce { $0 > BinaryOperation.power.precedence }
      try requireNumber(at: token.start)
      program.append(power: exponent)
      return false
    case .name:
      switch lexer.text(of: token) {
      case "and": return try wait(.and(place: token.start), precedence: 2)
      case "or": return try wait(.or(place: token.start), precedence: 1)
      case "in":
        if try endDefinition() { return true }
      default: break
      }
      throw lacksOperator(before: token)
    case .number, .qualifiedName: throw lacksOperator(before: token)
    case .symbol(let symbol): return try readOperator(symbol, token)
    }
  }

  private mutating func readOperator(_ symbol: Symbol, _ token: Token) throws(ExpressionError) -> Bool {
    if let operation = symbol.operation {
      let own = operation.precedence
      try reduce { operation == .power ? $0 > own : $0 >= own }
      pending.append(.binary(operation, place: token.start))
      return true
    }
    if let relation = symbol.relation { return try wait(.comparison(relation, place: token.start), precedence: 4) }
    switch symbol {
    case .and: return try wait(.and(place: token.start), precedence: 2)
    case .bar:
      if openBars > 0 { return try closeBar(token) }
      guard let second = try lexer.token(), second.kind == .symbol(.bar), second.start == token.start + 1 else {
        throw error(.unopenedParenthesis, at: token)
      }
      return try wait(.or(place: token.start), precedence: 1)
    case .comma:
      try endGroup()
      try endArgument(token)
      return true
    case .close: return try close(token)
    case .closeBracket:
      try endGroup()
      guard case .list(_, let count) = pending.popLast() else { throw error(.unopenedParenthesis, at: token) }
      try endVector(count + 1)
      return false
    case .assign: throw error(.spelled(prefix: ""), at: token, advice: ["=="])
    case .question: throw error(.spelled(prefix: ""), at: token, advice: ["if(condition, a, b)"])
    default: throw lacksOperator(before: token)
    }
  }

  /// What stands before a number's name, as in `2x`, is a product that has to be written.
  private func lacksOperator(before token: Token) -> ExpressionError {
    let before = lexer.source.trimmed(0..<token.start)
    var start = before.upperBound
    // Nobody writes a longer number before a name.
    let least = max(0, start - 40)
    while start > least, lexer.source.bytes[start - 1].isPartOfNumber || isSignOfExponent(at: start - 1) { start -= 1 }
    let number = lexer.source[start..<before.upperBound]
    let isNumber = Constant(signedLiteral: number) != nil && number.first?.isNumber == true
    let isNameOrGroup = token.kind == .name || token.kind == .symbol(.open)
    let isAlone = start == 0 || !lexer.source[max(0, start - 8)..<start].suffix(1).contains(where: \.continuesName)
    let advice =
      isNumber && isAlone && isNameOrGroup && before.upperBound == token.start
      ? ["\(number)*\(lexer.text(of: token))"] : []
    return error(.expectedOperator, at: token, advice: advice)
  }

  /// Whether a sign stands there as in `1e-3`.
  private func isSignOfExponent(at place: Int) -> Bool {
    let bytes = lexer.source.bytes
    return place >= 2 && (bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+"))
      && bytes[place - 1] | 0x20 == UInt8(ascii: "e") && bytes[place - 2].isPartOfNumber
      && bytes[place - 2] | 0x20 != UInt8(ascii: "e")
  }

  private mutating func wait(_ next: Pending, precedence: Int) throws(ExpressionError) -> Bool {
    try reduce { $0 >= precedence }
    pending.append(next)
    return true
  }

  // MARK: Emitting

  /// Emits the operators waiting since the last open parenthesis, as long as their precedence `isDue`.
  mutating func reduce(while isDue: (Int) -> Bool) throws(ExpressionError) {
    while let last = pending.last {
      switch last {
      case .sign(let sign, let place) where isDue(BinaryOperation.signPrecedence):
        try requireNumber(at: place)
        if sign == .minus { program.appendNegation() }
      case .binary(let operation, let place) where isDue(operation.precedence):
        let operand = try twoNumbers(at: place)
        program.append(operation)
        operands.append(operand)
      case .comparison(let relation, let place) where isDue(4):
        let operand = try twoNumbers(at: place, isComparison: true)
        program.append(relation, isFixed: operand.contains(.fixed))
        operands.append(operand.union(.truth))
      case .and(let place) where isDue(2): try combine(.both, at: place)
      case .or(let place) where isDue(1): try combine(.any, at: place)
      case .not(let place) where isDue(3):
        try requireTruth(at: place)
        program.append(truth: .not)
      default: return
      }
      pending.removeLast()
    }
  }

  private mutating func combine(_ instruction: Instruction, at place: Int) throws(ExpressionError) {
    try requireTruth(at: place)
    let right = operands.removeLast()
    try requireTruth(at: place)
    let left = operands.removeLast()
    program.append(truth: instruction)
    operands.append(left.intersection(right))
  }

  private mutating func twoNumbers(at place: Int, isComparison: Bool = false) throws(ExpressionError) -> Operand {
    try requireNumber(at: place)
    let right = operands.removeLast()
    if isComparison, let left = operands.last, left.contains(.truth) {
      throw error(.chainedComparison, at: place)
    }
    try requireNumber(at: place)
    return operands.removeLast().intersection(right)
  }

  /// The last complete operand must be a number.
  func requireNumber(at place: Int) throws(ExpressionError) {
    guard let last = operands.last, last.contains(.truth) || last.contains(.vector) else { return }
    throw error(last.contains(.vector) ? .misplacedVector : .expectedNumber, at: place)
  }

  private func requireTruth(at place: Int) throws(ExpressionError) {
    guard operands.last?.contains(.truth) != true else { return }
    throw error(.expectedCondition, at: place)
  }

  // MARK: Groups

  /// Emits all that waits in the innermost group, and ends the definitions made in it.
  mutating func endGroup() throws(ExpressionError) {
    try reduce { _ in true }
    while case .scope(let name, let former) = pending.last {
      pending.removeLast()
      bound[name] = former
      // The value of the definition lies beneath, as a number; what it is for may be a condition.
      let result = operands.removeLast()
      operands.removeLast()
      if result.contains(.truth) {
        program.appendDrop()
      } else {
        program.appendForget()
      }
      operands.append(result)
      try reduce { _ in true }
    }
  }

  /// The `in` after the value of a definition; whether it was one.
  private mutating func endDefinition() throws(ExpressionError) -> Bool {
    try endGroup()
    guard case .definition(let name) = pending.last else { return false }
    try requireNumber(at: name.start)
    pending.removeLast()
    let text = lexer.text(of: name)
    pending.append(.scope(name: text, former: bound[text]))
    let operand = operands.last ?? []
    bound[text] = .number(height: program.height - 1, operand)
    return true
  }

  private mutating func closeBar(_ token: Token) throws(ExpressionError) -> Bool {
    try endGroup()
    guard case .bar(let place) = pending.popLast() else { throw error(.unopenedParenthesis, at: token) }
    openBars -= 1
    try requireNumber(at: place)
    program.append(UnaryFunction.abs)
    return false
  }

  private mutating func close(_ token: Token) throws(ExpressionError) -> Bool {
    try endGroup()
    switch pending.popLast() {
    case .parenthesis: break
    case .call(let call): try close(call)
    case .loop(let loop): return try repeatOrEnd(loop)
    case .bar(let place): throw lexer.source.error(.unclosedParenthesis, at: place, found: "|")
    case .list(let place, _): throw lexer.source.error(.unclosedParenthesis, at: place, found: "[")
    case .definition(let name): throw error(.expectedIn, at: name)
    default: throw error(.unopenedParenthesis, at: token)
    }
    return false
  }
}

extension UInt8 {
  /// Whether a decimal number may have this byte.
  fileprivate var isPartOfNumber: Bool {
    self &- UInt8(ascii: "0") < 10 || self == UInt8(ascii: ".") || self | 0x20 == UInt8(ascii: "e")
  }
}

extension BinaryOperation {
  /// What binds its operands more tightly has the higher number: below are `or` 1, `and` 2, `not` 3 and comparisons 4.
  var precedence: Int {
    switch self {
    case .add, .subtract: 5
    case .multiply, .divide, .mod: 6
    case .power: 8
    case .min, .max, .atan2, .hypot, .logsumexp: 9
    }
  }

  /// A sign before an operand binds more tightly than a product and less than a power: −x² is −(x²).
  static var signPrecedence: Int { 7 }
}
