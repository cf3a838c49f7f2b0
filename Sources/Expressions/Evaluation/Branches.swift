package import Scalars

/// Somebody who is told which way a formula takes.
@usableFromInline
protocol BranchWatch {
  /// Whether anybody looks: where nobody does, nothing is compared for it.
  static var isWatching: Bool { get }
  /// The instruction of that index took its first way, or the second; nil where that is not known.
  mutating func see(_ instruction: Int, _ isFirst: Bool?)
}

/// Nobody.
@frozen
@usableFromInline
struct Unwatched: BranchWatch {
  @inlinable
  init() {}

  @inlinable
  static var isWatching: Bool { false }
  @inlinable
  mutating func see(_ instruction: Int, _ isFirst: Bool?) {}
}

/// The ways that were taken, by instruction.
private struct TakenWays: BranchWatch {
  var ways: [Int: Bool] = [:]

  static var isWatching: Bool { true }
  mutating func see(_ instruction: Int, _ isFirst: Bool?) { ways[instruction] = isFirst }
}

extension UnaryFunction {
  /// Whether it is another function for negative numbers.
  @usableFromInline var hasSides: Bool { self == .abs || self == .sign }
}

extension BinaryOperation {
  /// How its operands compare where it is the first; nil where it is neither.
  @usableFromInline var relationOfSides: Relation? {
    switch self {
    case .max: .greaterOrEqual
    case .min: .lessOrEqual
    default: nil
    }
  }
}

extension Relation {
  fileprivate var sign: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    }
  }

  fileprivate var opposite: Relation {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    }
  }
}

/// A place in a formula where it goes one of two ways: `abs`, `sign`, `min`, `max` or a comparison.
package struct Branch: Hashable, Sendable {
  /// The conditions of the two ways, as formulae: `x*y >= 2` and `x*y < 2`.
  package let first, second: String
  fileprivate let instruction: Int
}

extension Expression {
  /// Where the formula goes one of two ways, in the order in which it is evaluated.
  package var branches: [Branch] { program.branches(variables) }

  /// Which way is taken at each of ``branches``, true for the first; nil where the formula does not come there, or nobody knows.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  package func ways<S: RealScalar>(at x: [S]) -> [Bool?] {
    var taken = TakenWays()
    _ = program.evaluate(at: x, constants: program.constants(as: S.self), with: RealOperations<S>.self, &taken)
    return branches.map { taken.ways[$0.instruction] }
  }
}

extension Program {
  /// The branches, with their conditions as text: the instructions are read in their order, texts taking the place of numbers.
  fileprivate func branches(_ variables: [String]) -> [Branch] {
    var (stack, truths, branches): ([Text], [String], [Branch]) = ([], [], [])
    func add(_ relation: Relation, _ left: Text, _ right: Text, _ instruction: Int) {
      func condition(_ relation: Relation) -> String { "\(left.short) \(relation.sign) \(right.short)" }
      branches.append(
        Branch(first: condition(relation), second: condition(relation.opposite), instruction: instruction))
    }
    for (k, instruction) in instructions.enumerated() {
      switch instruction {
      case .constant(let c): stack.append(Text(constants[Int(c)].text))
      case .variable(let v): stack.append(Text(variables[Int(v)]))
      case .copy(let place): stack.append(stack[Int(place)])
      case .negate: stack.append(Text("-" + stack.removeLast().inside(3), 2))
      case .integerPower(let n): stack.append(Text(stack.removeLast().inside(4) + "^\(exponents[Int(n)])", 3))
      case .unary(let function):
        let operand = stack.removeLast()
        if function.hasSides { add(.greaterOrEqual, operand, Text("0"), k) }
        stack.append(Text("\(function.rawValue)(\(operand.text))"))
      case .binary(let operation):
        let (right, left) = (stack.removeLast(), stack.removeLast())
        if let relation = operation.relationOfSides { add(relation, left, right, k) }
        stack.append(Text(operation, left, right))
      case .special(let s):
        let arity = specials[Int(s)].arity
        let arguments = stack.suffix(arity).map(\.text).joined(separator: ",")
        stack.removeLast(arity)
        stack.append(Text("\(specials[Int(s)])(\(arguments))"))
      case .dot(let n):
        stack.removeLast(2 * Int(n))
        stack.append(Text("dot(…)"))
      case .compare(let relation, _):
        let (right, left) = (stack.removeLast(), stack.removeLast())
        add(relation, left, right, k)
        truths.append("\(left.text) \(relation.sign) \(right.text)")
      case .both, .any:
        let (right, left) = (truths.removeLast(), truths.removeLast())
        truths.append("(\(left)) \(instruction == .both ? "and" : "or") (\(right))")
      case .not: truths.append("not (\(truths.removeLast()))")
      case .test, .otherwise: continue
      case .join:
        let (second, first) = (stack.removeLast(), stack.removeLast())
        stack.append(Text("if(\(truths.removeLast()), \(first.text), \(second.text))"))
      case .forget: stack.remove(at: stack.count - 2)
      case .drop: stack.removeLast()
      }
    }
    return branches
  }

  /// A part of a formula as text, and how strongly it holds together: 1 a sum, 2 a product, 3 a power, 4 all others.
  private struct Text {
    let text: String
    let strength: Int

    init(_ text: String, _ strength: Int = 4) { (self.text, self.strength) = (text, strength) }

    init(_ operation: BinaryOperation, _ left: Text, _ right: Text) {
      switch operation {
      case .add, .subtract: self.init(left.inside(1) + operation.rawValue + right.inside(2), 1)
      case .multiply, .divide: self.init(left.inside(2) + operation.rawValue + right.inside(3), 2)
      case .power: self.init(left.inside(4) + "^" + right.inside(3), 3)
      default: self.init("\(operation.rawValue)(\(left.text),\(right.text))")
      }
    }

    /// The text as an operand of that strength.
    func inside(_ strength: Int) -> String { self.strength < strength ? "(\(text))" : text }

    /// The text as it is named to a reader.
    var short: String { text.count <= 40 ? text : text.prefix(39) + "…" }
  }
}

extension Constant {
  fileprivate var text: String {
    switch self {
    case .integer(let n): "\(n)"
    case .decimal(let text): text
    case .pi: "pi"
    case .e: "e"
    }
  }
}
