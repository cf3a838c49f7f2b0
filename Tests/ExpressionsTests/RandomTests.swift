import Expressions
import RealModule
import Scalars
import TestSupport
import Testing

/// A formula as a tree, which prints and evaluates itself without the parser.
private indirect enum Tree {
  case leaf(text: String, value: Double)
  case sign(Tree)
  case binary(Tree, Character, Tree)
  case sine(Tree)

  static func random(depth: Int, using random: inout SplitMix64) -> Tree {
    if depth == 0 {
      let leaves: [(String, Double)] = [
        ("x", 1.25), ("y", -0.7), ("0.1", 0.1), ("3", 3), ("2.5e-1", 0.25), ("pi", .pi),
      ]
      let (text, value) = leaves[Int.random(in: 0..<leaves.count, using: &random)]
      return .leaf(text: text, value: value)
    }
    let left = Tree.random(depth: depth - 1, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .sign(left)
    case 1: return .sine(left)
    case let k:
      let right = Tree.random(depth: Int.random(in: 0..<depth, using: &random), using: &random)
      return .binary(left, Array("+-*/+-*/^")[k], right)
    }
  }

  var value: Double {
    switch self {
    case .leaf(_, let value): value
    case .sign(let x): -x.value
    case .sine(let x): Double.sin(x.value)
    case .binary(let x, "+", let y): x.value + y.value
    case .binary(let x, "-", let y): x.value - y.value
    case .binary(let x, "*", let y): x.value * y.value
    case .binary(let x, _, let y): x.value / y.value
    }
  }

  /// The text with the fewest parentheses, and its precedence: 1 sum, 2 product, 3 sign, 5 operand.
  var printed: (text: String, precedence: Int) {
    func text(_ tree: Tree, atLeast least: Int) -> String {
      let (text, precedence) = tree.printed
      return precedence >= least ? text : "(\(text))"
    }
    switch self {
    case .leaf(let text, _): return (text, 5)
    case .sign(let x): return ("-" + text(x, atLeast: 3), 3)
    case .sine(let x): return ("sin(\(x.printed.text))", 5)
    case .binary(let x, let operation, let y):
      let own = "+-".contains(operation) ? 1 : 2
      return ("\(text(x, atLeast: own))\(operation)\(text(y, atLeast: own + 1))", own)
    }
  }
}

@Suite struct RandomTests {
  @Test("A tree, printed with the fewest parentheses, parses into the same operations: equal bits", arguments: 0..<8)
  func trees(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<250 {
      let tree = Tree.random(depth: Int.random(in: 0...7, using: &random), using: &random)
      let value: Double = try Expression(tree.printed.text, variables: ["x", "y"])([1.25, -0.7])
      #expect(value == tree.value || (value.isNaN && tree.value.isNaN), "\(tree.printed.text)")
    }
  }

  @Test("Any string of tokens either is a formula or has an error that shows its place", arguments: 0..<8)
  func tokens(seed: UInt64) {
    let words = [
      "x", "y", "zz", "pi", "e", "sin", "max(", "atan2(", "abs(", "(", ")", "(", ")", ",", "+", "-", "*", "/", "^",
      "**",
      "1", "2.5", "1e", ".", "1e-3", "9999999999999999999", " ", "\n", "=", "é", "e\u{301}", "²", "🙂", "\u{0}",
      "1e999999999999999999999",
    ]
    var random = SplitMix64(seed: seed)
    var formulae = 0
    for _ in 0..<1500 {
      let count = Int.random(in: 0...14, using: &random)
      let text = (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined()
      do throws(ExpressionError) {
        let f = try Expression(text)
        _ = f([Double](repeating: 0.5, count: f.variables.count))
        formulae += 1
      } catch {
        #expect((0...text.count).contains(error.position))
        let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines[1] == String(repeating: " ", count: error.position) + "^")
        #expect(Array(text).dropFirst(error.position).starts(with: error.found))
      }
      _ = try? PointText(text)
    }
    #expect(formulae > 10, "too few of the strings are formulae to say anything")
  }
}
