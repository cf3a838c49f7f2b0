// Sums and products: their bodies are read once for each index, which is a constant then.
extension Parser {
  /// Opens `sum(i, from, to, …)`, or `sum(row, …)` over the rows of data.
  mutating func openLoop(_ operation: BinaryOperation, _ name: Token, place: Int) throws(ExpressionError) {
    guard let index = try lexer.token(), index.kind == .name, let comma = try lexer.token(),
      comma.kind == .symbol(.comma)
    else { throw error(.expectedIndex, at: name) }
    let text = lexer.text(of: index)
    var (first, last, isOfRows) = (1, 0, false)
    if let range = try readRange() {
      (first, last) = range
    } else if let count = definitions.rowCount {
      (last, isOfRows) = (count, true)
    } else {
      throw error(.expectedIndex, at: name)
    }
    let isEmpty = first > last
    pending.append(
      .loop(
        Loop(
          operation: operation, name: name, index: text, former: bound[text], formerRow: row, place: place, last: last,
          isOfRows: isOfRows, body: lexer, current: first, emptyFrom: isEmpty ? program : nil)))
    enter(text, first, isOfRows: isOfRows && !isEmpty)
  }

  private mutating func enter(_ index: String, _ value: Int, isOfRows: Bool) {
    bound[index] = .integer(value)
    if isOfRows { row = value - 1 }
  }

  /// The end of the body: it is read again, or the sum is complete; whether an operand is needed.
  mutating func repeatOrEnd(_ loop: Loop) throws(ExpressionError) -> Bool {
    var loop = loop
    try requireNumber(at: loop.name.start)
    let operand = operands.removeLast()
    if let before = loop.emptyFrom {
      // A sum of nothing is 0, a product 1; the body was read for its mistakes.
      program = before
      program.append(.integer(loop.operation == .add ? 0 : 1))
      return leave(loop, .fixed)
    }
    if !loop.isFirst { program.append(loop.operation) }
    loop.operand.formIntersection(operand)
    guard loop.current < loop.last else { return leave(loop, loop.operand) }
    guard program.instructions.count <= Self.greatestLength else {
      throw error(.tooLong(limit: Self.greatestLength), at: loop.name)
    }
    loop.current += 1
    loop.isFirst = false
    lexer = loop.body
    enter(loop.index, loop.current, isOfRows: loop.isOfRows)
    pending.append(.loop(loop))
    return true
  }

  private mutating func leave(_ loop: Loop, _ operand: Operand) -> Bool {
    bound[loop.index] = loop.former
    row = loop.formerRow
    operands.append(operand)
    return false
  }

  /// Reads `from, to,` where that is what follows; else reads nothing.
  private mutating func readRange() throws(ExpressionError) -> (first: Int, last: Int)? {
    let start = lexer
    var bounds: [Int] = []
    while bounds.count < 2, let bound = try readInteger(), let comma = try? lexer.token(),
      comma.kind == .symbol(.comma)
    { bounds.append(bound) }
    if bounds.count == 2 { return (bounds[0], bounds[1]) }
    lexer = start
    return nil
  }

  // MARK: Integers that are known when the formula is read

  /// Reads a sum of products of integers and indices; nil, and nothing read, where there is none.
  mutating func readInteger() throws(ExpressionError) -> Int? {
    let start = lexer
    var sum = 0
    var sign = 1
    while true {
      guard let product = readProduct() else {
        lexer = start
        return nil
      }
      let (term, overflow) = product.multipliedReportingOverflow(by: sign)
      let (next, isBeyond) = sum.addingReportingOverflow(term)
      guard !overflow, !isBeyond else {
        lexer = start
        return nil
      }
      sum = next
      let before = lexer
      guard let token = try? lexer.token(), token.kind == .symbol(.plus) || token.kind == .symbol(.minus) else {
        lexer = before
        return sum
      }
      sign = token.kind == .symbol(.plus) ? 1 : -1
    }
  }

  private mutating func readProduct() -> Int? {
    guard var product = readFactor() else { return nil }
    while true {
      let before = lexer
      guard let token = try? lexer.token(), token.kind == .symbol(.times) else {
        lexer = before
        return product
      }
      guard let factor = readFactor() else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
  }

  private mutating func readFactor() -> Int? {
    var sign = 1
    while let token = try? lexer.token() {
      switch token.kind {
      case .symbol(.minus): sign = -sign
      case .number:
        guard case .integer(let n) = Constant(literal: lexer.text(of: token)) else { return nil }
        return sign * n
      case .name:
        let name = lexer.text(of: token)
        if case .integer(let n) = bound[name] { return sign * n }
        return definitions.constants[name]?.integerLiteral.map { sign * $0 }
      default: return nil
      }
    }
    return nil
  }
}
