import Scalars

/// Turns a formula into a program, by Dijkstra's shunting yard (1961).
///
/// Operators, open parentheses, calls and definitions wait on a stack of their own until their operands are complete, so that
/// neither a deep formula nor a long one needs any recursion. Between two tokens the parser expects either an operand or
/// an operator; that, and the top of the stack, is all it needs to know to say what is wrong.
struct Parser {
  /// How many operators, parentheses and calls may wait at a time.
  static let greatestDepth = 1 << 18
  /// How many steps the sums of a formula may be written out to.
  static let greatestLength = 1 << 22

  var lexer: Lexer
  var pending: [Pending] = []
  /// How many bars of |x| are open.
  var openBars = 0
  /// What is complete and waits for an operator, of which kind it is.
  var operands: [Operand] = []
  private var indices: [String: Int] = [:]
  /// Names that a `let` or a sum has given a meaning, for as long as it lasts.
  var bound: [String: Binding] = [:]
  /// The row that a sum over data is at.
  var row: Int?
  var program = Program()
  private(set) var variables: [String]
  let namesAreOpen: Bool
  let definitions: Definitions

  /// What a complete operand is.
  struct Operand: OptionSet {
    let rawValue: UInt8
    /// A condition, and no number.
    static let truth = Operand(rawValue: 1)
    /// No variable is in it.
    static let fixed = Operand(rawValue: 2)
    /// Several numbers, an argument of `dot`.
    static let vector = Operand(rawValue: 4)
  }

  /// What a bound name stands for.
  enum Binding {
    /// The value of an index.
    case integer(Int)
    /// A number that lies so high on the stack.
    case number(height: Int, Operand)
  }

  /// What waits for its operands or for its closing parenthesis; places are those of what opened it.
  enum Pending {
    case sign(FloatingPointSign, place: Int)
    case binary(BinaryOperation, place: Int)
    case comparison(Relation, place: Int)
    case and(place: Int), or(place: Int), not(place: Int)
    case parenthesis(place: Int)
    case bar(place: Int)
    case list(place: Int, count: Int)
    // Boxed, so that operators stay small.
    indirect case call(Call)
    indirect case loop(Loop)
    /// The value of a definition, up to its `in`.
    indirect case definition(name: Token)
    /// What follows the `in`, to the end of what the definition stands in.
    indirect case scope(name: String, former: Binding?)
  }

  /// A call whose arguments are read.
  struct Call {
    let function: NamedFunction
    let name: Token
    let place: Int
    var commas = 0
    /// The instruction of `if` that waits to be told where the next branch begins.
    var branch = 0
    /// The lengths of the vectors of `dot`.
    var lengths: [Int] = []
    /// The order of a Bessel function.
    var order = 0
  }

  /// A sum or product whose body is read again for each index.
  struct Loop {
    let operation: BinaryOperation
    let name: Token
    let index: String
    let former: Binding?
    let formerRow: Int?
    let place: Int
    let last: Int
    let isOfRows: Bool
    let body: Lexer
    var current: Int
    var isFirst = true
    var operand: Operand = .fixed
    /// What there was before an empty sum.
    let emptyFrom: Program?
  }

  /// Takes the names of the variables; without them, every name that nothing else bears is a new variable.
  init(_ lexer: Lexer, variables: [String]?, definitions: Definitions) {
    self.lexer = lexer
    self.variables = variables ?? []
    self.definitions = definitions
    namesAreOpen = variables == nil
    for (index, name) in self.variables.enumerated() { indices[name] = index }
  }

  /// Reads the whole text.
  mutating func parse() throws(ExpressionError) {
    guard lexer.peek() != nil else { throw atEnd(.empty) }
    var needsOperand = true
    while let token = try lexer.token() {
      needsOperand = try needsOperand ? readOperand(token) : readOperator(token)
      guard pending.count <= Self.greatestDepth else { throw error(.tooDeep(limit: Self.greatestDepth), at: token) }
    }
    if needsOperand { throw atEnd(.expectedOperand) }
    try endGroup()
    switch pending.last {
    case .parenthesis(let place): throw unclosed("(", place)
    case .call(let call): throw unclosed("(", call.place)
    case .loop(let loop): throw unclosed("(", loop.place)
    case .list(let place, _): throw unclosed("[", place)
    case .bar(let place): throw unclosed("|", place)
    case .definition(let name): throw error(.expectedIn, at: name)
    default: break
    }
    if let value = operands.last, value.contains(.truth) {
      throw lexer.source.error(.expectedNumber, at: lexer.terminator.place, found: "")
    }
  }

  // MARK: Mistakes

  func error(
    _ problem: ExpressionError.Problem, at token: Token, known: [String] = [], advice: [String] = []
  ) -> ExpressionError {
    let text = lexer.text(of: token)
    let near = known.isEmpty ? advice : nearestNames(to: text, among: known)
    return lexer.source.error(problem, at: token.start, found: text, near: near)
  }

  func error(_ problem: ExpressionError.Problem, at place: Int, advice: [String] = []) -> ExpressionError {
    lexer.source.error(problem, at: place, found: lexer.source.character(at: place), near: advice)
  }

  func atEnd(_ problem: ExpressionError.Problem) -> ExpressionError {
    lexer.source.error(problem, at: lexer.terminator.place, found: lexer.terminator.found)
  }

  private func unclosed(_ symbol: String, _ place: Int) -> ExpressionError {
    lexer.source.error(.unclosedParenthesis, at: place, found: symbol)
  }

  // MARK: Variables

  /// The index of a variable; nil where there is none of that name, and none may be made.
  mutating func variable(_ name: String) -> Int? {
    if let index = indices[name] { return index }
    guard namesAreOpen else { return nil }
    indices[name] = variables.count
    variables.append(name)
    return variables.count - 1
  }

  /// The index of a variable that there is.
  func knownVariable(_ name: String) -> Int? { indices[name] }

  /// How many elements the vector of variables `name[1]`, `name[2]`, … or `name[0]`, … has, and the first index; nil for none.
  func vector(_ name: String) -> (first: Int, count: Int)? {
    guard let first = [1, 0].first(where: { indices["\(name)[\($0)]"] != nil }) else { return nil }
    let start = indices["\(name)[0]"] != nil ? 0 : first
    var count = 0
    while indices["\(name)[\(start + count)]"] != nil { count += 1 }
    return (start, count)
  }
}
