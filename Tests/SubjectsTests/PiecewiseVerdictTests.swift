import EvidenceReports
import Expressions
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Scalars
import Subjects
import TestSupport
import Testing

/// A function of two pieces, its gradient, and where they meet.
private struct Piecewise {
  /// A piece with its derivatives.
  struct Piece {
    var f, alongX, alongY: String
    func evaluate(_ x: [Double]) throws -> [Double] {
      try ExpressionVector([f, alongX, alongY], variables: ["x", "y"])(x)
    }
  }

  let condition: String
  let pieces: [Piece]
  let point: [Double]

  init(using generator: inout SplitMix64) {
    func number() -> String { "\(Double(Int(generator.next() % 31) - 15) / 8)" }
    func piece() -> Piece {
      let (a, b, c) = (number(), number(), number())
      switch generator.next() % 4 {
      case 0: return Piece(f: "(\(a))*x^2*y + (\(b))*x", alongX: "2*(\(a))*x*y + (\(b))", alongY: "(\(a))*x^2")
      case 1:
        return Piece(
          f: "(\(a))*sin(x + (\(b))*y) + (\(c))*y", alongX: "(\(a))*cos(x + (\(b))*y)",
          alongY: "(\(a))*(\(b))*cos(x + (\(b))*y) + (\(c))")
      case 2: return Piece(f: "(\(a))*x + (\(b))*y^3 + 1", alongX: a, alongY: "3*(\(b))*y^2")
      default: return Piece(f: "exp((\(a))*x)*y", alongX: "(\(a))*exp((\(a))*x)*y", alongY: "exp((\(a))*x)")
      }
    }
    pieces = [piece(), piece()]
    let conditions = [
      "x > \(number())", "x + y <= \(number())", "x*y > \(number()) and x < 1", "not y >= \(number())",
      "x < y or y < \(number())", "floor(x) == 1", "x % 2 < 1",
    ]
    condition = conditions[Int(generator.next() % UInt64(conditions.count))]
    point = (0..<2).map { _ in Double.random(in: -2...2, using: &generator) }
  }

  func joined(_ texts: KeyPath<Piece, String>, _ condition: String? = nil) -> String {
    "if(\(condition ?? self.condition), \(pieces[0][keyPath: texts]), \(pieces[1][keyPath: texts]))"
  }

  func subject(gradient: [String]) throws -> Subject {
    Subject(
      SubjectNames(title: "pieces", variables: ["x", "y"]),
      function: .retypable(try Expression(joined(\.f), variables: ["x", "y"])),
      claim: .retypable(try ExpressionVector(gradient, variables: ["x", "y"])),
      point: .text(try PointText("\(point[0]), \(point[1])")))
  }
}

@Suite("Of random functions in two pieces", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct PiecewiseVerdictTests {
  private func verdicts(isOpaque: Bool, count: Int) throws -> (right: [EvidenceRecord], wrong: [EvidenceRecord]) {
    var generator = SplitMix64(seed: 16)
    let binary64 = try NamedFormat(named: "binary64")
    var (right, wrong): ([EvidenceRecord], [EvidenceRecord]) = ([], [])
    for _ in 0..<count {
      let f = Piecewise(using: &generator)
      let question = EvidenceQuestion(isOpaque: isOpaque, parallelism: .serial)
      right.append(try question(f.subject(gradient: [f.joined(\.alongX), f.joined(\.alongY)]), in: binary64))
      // The gradient takes the wrong branch here, and differs there by more than a thousandth.
      let values = try f.pieces.map { try $0.evaluate(f.point) }
      guard (1...2).contains(where: { abs(values[0][$0] - values[1][$0]) > 1e-3 * abs(values[0][$0] + values[1][$0]) })
      else { continue }
      let swapped = "not (\(f.condition))"
      wrong.append(
        try question(f.subject(gradient: [f.joined(\.alongX, swapped), f.joined(\.alongY, swapped)]), in: binary64))
    }
    return (right, wrong)
  }

  @Test("right gradients are proved, and wrong branches too")
  func proofs() throws {
    let (right, wrong) = try verdicts(isOpaque: false, count: 150)
    for record in right {
      #expect(record.verdict == .agree && record.unproved == nil, "\(record.verdict) \(record.unproved as Any)")
    }
    for record in wrong { #expect(record.verdict == .disagree, "\(record.verdict) \(record.unproved as Any)") }
    #expect(wrong.count > 100)
  }

  @Test("black boxes never have a right gradient called wrong, and their wrong branches are found")
  func blackBoxes() throws {
    let (right, wrong) = try verdicts(isOpaque: true, count: 100)
    #expect(right.allSatisfy { $0.verdict != .disagree })
    #expect(right.count { $0.verdict == .agree } >= 95)
    #expect(wrong.allSatisfy { $0.verdict != .agree })
    #expect(wrong.count { $0.verdict == .disagree } >= wrong.count * 9 / 10)
  }

  /// A boundary, what is claimed there and what is known.
  static let boundaries: [(f: String, gradient: String, at: String, verdict: String, isProved: Bool)] = [
    ("if(x == 0, 1, sin(x)/x)", "if(x == 0, 0, (x*cos(x) - sin(x))/x^2)", "x=0", "agree", false),
    ("if(x == 0, 1, expm1(x)/x)", "if(x == 0, 0.5, ((x - 1)*exp(x) + 1)/x^2)", "x=0", "agree", false),
    ("if(x == 0, 1, expm1(x)/x)", "if(x == 0, 0, ((x - 1)*exp(x) + 1)/x^2)", "x=0", "disagree", false),
    // Next to 0 they cancel, at every precision.
    ("if(x == 0, 1, (exp(x) - 1)/x)", "if(x == 0, 0.5, ((x - 1)*exp(x) + 1)/x^2)", "x=0", "agree", false),
    ("if(x == 0, 1, (exp(x) - 1)/x)", "if(x == 0, 0, ((x - 1)*exp(x) + 1)/x^2)", "x=0", "disagree", false),
    ("if(x == 0, 0.5, (1 - cos(x))/x^2)", "if(x == 0, 0, 1)", "x=0", "agree", false),
    ("if(x == 0, 1, log(1 + x)/x)", "if(x == 0, -0.5, 1)", "x=0", "agree", false),
    ("if(x == 0, 1, (exp(x) - 1)/x)", "if(x == 0, 0.5, ((x - 1)*exp(x) + 1)/x^2)", "x=1e-3", "agree", true),
    ("if(x < 0, 0, x^2)", "if(x < 0, 0, 2*x)", "x=0", "agree", true),
    ("if(x < 1, x^2, 2*x - 1)", "if(x < 1, 2*x, 2)", "x=1", "agree", true),
    ("if(x < 1, x^2, 2*x - 1)", "if(x < 1, 2*x, 3)", "x=1", "disagree", true),
    ("if(x < 0, -x, x)", "1", "x=0", "kink", true), ("if(x < 0, 1, 2)", "0", "x=0", "jump", true),
    ("if(x == 0, 1, 2*x)", "2", "x=0", "jump", true), ("floor(x)", "0", "x=2", "jump", true),
    ("floor(x)", "0", "x=2.5", "agree", true), ("round(x)", "0", "x=2.5", "jump", true),
    ("sign(x)", "0", "x=0", "jump", true),
    ("mod(x, 2)", "1", "x=4", "jump", true), ("relu(x)", "1", "x=0", "kink", true),
    ("clamp(x, 0, 1)", "0", "x=1", "kink", true),
    ("softplus(x)", "sigmoid(x)", "x=0", "agree", true), ("relu(x)^2", "2*relu(x)", "x=0", "agree", false),
    ("heaviside(x)*x^2", "if(x > 0, 2*x, 0)", "x=0", "agree", false), ("sinc(x)", "0", "x=0", "agree", true),
    ("if(x^2 >= 0, x, 7)", "1", "x=0", "agree", false), ("if(x*y == 0, x + y, 0)", "1", "x=0,y=0", "wrong", false),
  ]

  @Test("no more is claimed at a boundary than is so", arguments: boundaries)
  func boundary(f: String, gradient: String, at: String, verdict: String, isProved: Bool) throws {
    let point = try PointText(at)
    let names = try #require(point.names)
    let subject = Subject(
      SubjectNames(title: f, variables: names), function: .retypable(try Expression(f, variables: names)),
      claim: .retypable(try ExpressionVector(names.map { _ in gradient }, variables: names)), point: .text(point))
    let record = try EvidenceQuestion()(subject, in: try NamedFormat(named: "binary64"))
    switch verdict {
    case "agree": #expect(record.verdict == .agree)
    case "disagree": #expect(record.verdict == .disagree)
    case "kink": #expect(record.verdict == .undecided(.kink))
    case "jump": #expect(record.verdict == .undecided(.jump))
    default: #expect(record.verdict != .agree)
    }
    #expect(verdict == "wrong" || (record.unproved == nil) == isProved, "\(String(describing: record.unproved))")
  }
}
