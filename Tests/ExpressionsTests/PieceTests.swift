import AutomaticDifferentiation
import Expressions
import Intervals
import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Where pieces meet, an enclosure")
struct PieceTests {
  private typealias Bounds = Interval<Words<1>>

  private func enclosed(_ text: String, at x: Double) throws -> Dual<Bounds> {
    try Expression(text, variables: ["x"]).enclosed(at: [Dual(Bounds(x), tangent: 1)])
  }

  @Test(
    "knows value and slope away from the boundary",
    arguments: [
      ("if(x > 0, x^2, -x)", 3.0, 9.0, 6.0), ("if(x > 0, x^2, -x)", -3, 3, -1), ("floor(x)*x", 2.5, 5, 2),
      ("mod(x, 2)", 5.5, 1.5, 1), ("sign(x)*x", -2, 2, -1), ("round(x) + x", 1.25, 2.25, 1),
      ("clamp(x, 0, 1)", 3, 1, 0),
      ("if(x > 0 and x < 1, 2*x, 0)", 0.5, 1, 2), ("if(not(x == 2), 3*x, 0)", 1, 3, 3), ("relu(x)", -1, 0, 0),
      ("sum(i, 1, 3, if(i == 2, x^i, 0))", 3, 9, 6), ("heaviside(x)*x", 2, 2, 1),
    ])
  func interior(text: String, x: Double, value: Double, slope: Double) throws {
    let found = try enclosed(text, at: x)
    #expect(found.value.decoration >= .continuous && found.tangent.decoration >= .continuous)
    #expect(found.value == Bounds(value) && found.tangent == Bounds(slope))
  }

  @Test(
    "knows that pieces of one value and one slope make a smooth function",
    arguments: [("if(x > 0, x^2, 0)", 0.0), ("if(x < 1, x^2, 2*x - 1)", 1), ("if(x >= 2 or x < 1, 3*x, 3*x)", 2)])
  func smooth(text: String, x: Double) throws {
    let found = try enclosed(text, at: x)
    #expect(found.value.decoration >= .continuous && found.tangent.decoration >= .continuous)
  }

  @Test(
    "knows the value at the point, and claims nothing near it",
    arguments: [
      ("if(x > 0, 2, 1)", 0.0, 1.0), ("if(x >= 0, 2, 1)", 0, 2), ("if(x == 0, 1, sin(x)/x)", 0, 1), ("floor(x)", 3, 3),
      ("sign(x)", 0, 0), ("if(floor(x) == 2, 5, 6)", 2, 5), ("if(if(x > 0, 1, 2) > 1.5, 3, 4)", 0, 3),
    ])
  func boundary(text: String, x: Double, value: Double) throws {
    let here = try Expression(text, variables: ["x"]).enclosed(at: [Bounds(x)])
    #expect(here.contains(MPFloat(value)) && here.decoration > .possiblyUndefined)
    let found = try enclosed(text, at: x)
    #expect(found.value.decoration < .continuous)
  }

  @Test("knows no slope where a slope jumps, or where a zero slope is no constant")
  func kinks() throws {
    for text in ["if(x > 0, x, -x)", "relu(x)", "clamp(x, 0, 1)", "sqrt(if(x < 0, 0, x^2))"] {
      #expect(try enclosed(text, at: 0).tangent.decoration < .continuous, "\(text)")
    }
  }

  @Test("holds every value that numbers have: random formulae, points and boxes, by seed")
  func inclusion() throws {
    var generator = SplitMix64(seed: 3)
    func pick(_ words: [String]) -> String { words[Int(generator.next() % UInt64(words.count))] }
    func term(_ depth: Int) -> String {
      if depth == 0 { return pick(["x", "y", "1", "0.5", "2", "-1", "x", "y"]) }
      switch generator.next() % 9 {
      case 0: return "if(\(condition(depth - 1)), \(term(depth - 1)), \(term(depth - 1)))"
      case 1: return "floor(\(term(depth - 1)))"
      case 2: return "sign(\(term(depth - 1)))"
      case 3: return "clamp(\(term(depth - 1)), -1, 1)"
      case 4: return "round(\(term(depth - 1)))"
      case 5: return "mod(\(term(depth - 1)), 2)"
      case 6: return "(let z = \(term(depth - 1)) in z*\(term(depth - 1)) - z)"
      default: return "(\(term(depth - 1)) \(pick(["+", "-", "*"])) \(term(depth - 1)))"
      }
    }
    func condition(_ depth: Int) -> String {
      let first = "\(term(depth)) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(term(depth))"
      switch generator.next() % 4 {
      case 0: return "\(first) and not \(term(depth)) < \(term(depth))"
      case 1: return "\(first) or \(term(depth)) >= \(term(depth))"
      default: return first
      }
    }
    var continuous = 0
    for _ in 0..<3000 {
      let text = term(3)
      let formula = try Expression(text, variables: ["x", "y"])
      let corners = (0..<2).map { _ in Double(Int(generator.next() % 17) - 8) / 4 }
      let widths = (0..<2).map { _ in [0, 0, 0.25, 1][Int(generator.next() % 4)] }
      let box = zip(corners, widths).map { Bounds(lower: MPFloat($0), upper: MPFloat($0 + $1)) }
      let found = formula.enclosed(at: box)
      for _ in 0..<4 {
        let x = zip(corners, widths).map { $0 + $1 * Double(generator.next() % 5) / 4 }
        let value: Double = formula(x)
        #expect(found.contains(MPFloat(value)), "\(text) in \(box) at \(x): \(value), not in \(found)")
        guard found.decoration >= .continuous else { continue }
        continuous += 1
        // A step to the next number is no step of a continuous function of this size.
        let moved: Double = formula(x.map { $0.nextUp })
        #expect(abs(moved - value) <= 1e-10 * (1 + abs(value)), "\(text) is said to be continuous at \(x)")
      }
    }
    #expect(continuous > 2000)
  }
}
