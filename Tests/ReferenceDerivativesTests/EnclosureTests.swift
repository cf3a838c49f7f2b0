import Expressions
import FiniteDifferences
import MultiPrecision
import RealModule
import ReferenceDerivatives
import Scalars
import Testing

@Suite("Derivatives by enclosure")
struct EnclosureTests {
  private func gradient(_ text: String, _ point: [Double], effort: Effort = .unlimited) throws -> ReferenceGradient {
    let function = try Expression(text, variables: ["x", "y"])
    return ReferencePoint(function, at: point).gradient(seed: 1, parallelism: .serial, effort: effort, progress: nil)
  }

  @Test(
    "are proved where a larger term absorbs a difference, and where they fall with the precision",
    arguments: [
      ("exp(x) + 5600000*y", [-300.0, 1], 0, 5.148200222412013e-131),
      ("sinh(cosh(x)^4) + 1.4*y", [2, 3], 1, 1.4),
      ("cos(atan(exp(x)))*y", [129.5, 1], 0, -5.739374892529943e-57),
      ("erf((x*atan(x) - 2.9e-6)*x)*y", [3, 1], 0, 1.2445571096743378e-54),
      ("abs(x)*max(x, y)", [-2, 1], 0, -1), ("min(x, y)^2", [3, 2], 0, 0),
      ("gamma(x)*y", [0.5, 2], 1, 1.772453850905516),
    ])
  func proved(text: String, point: [Double], index: Int, value: Double) throws {
    let gradient = try gradient(text, point)
    let derivative = try gradient.partials[index].get()
    #expect(derivative.isProved && gradient.unproved[index] == nil)
    #expect(derivative.rounded(to: Double.self) == value)
    #expect(derivative.error <= 0x1p-70 * MeasuredError(derivative.value).magnitude)
  }

  @Test("prove a kink by slopes that exclude each other, and tell it from two pieces that go on alike")
  func kinks() throws {
    for (text, x, left, right) in [
      ("abs(x)", 0.0, -1.0, 1.0), ("max(2*x, x^2)", 2, 2, 4), ("min(2*x, x^2)", 2, 4, 2), ("abs(sin(x))*3", 0, -3, 3),
    ] {
      let gradient = try gradient(text, [x, 1])
      guard case .failure(.kink(let a, let b)) = gradient.partials[0] else {
        Issue.record("\(text): \(gradient.partials[0])")
        continue
      }
      #expect(a == MeasuredError(left) && b == MeasuredError(right) && gradient.unproved[0] == nil)
    }
    #expect(try gradient("max(x*y, y*x)", [2, 3]).unproved == [nil, nil])
    let square = try gradient("x*abs(x)", [0, 1])
    #expect(try square.partials[0].get().rounded(to: Double.self) == 0 && square.unproved[0] == .tie)
    // A tie that more bits dissolve is none.
    #expect(try gradient("max(x + y, x)", [1, 0x1p-300]).unproved == [nil, nil])
  }

  @Test("name the cut of an angle, the edge of a domain and a function that compares")
  func refusals() throws {
    let angle = try gradient("atan2(y, x)", [-1, 0])
    for partial in angle.partials {
      guard case .failure(.jump) = partial else { Issue.record("\(partial)"); continue }
    }
    #expect(angle.unproved == [nil, nil])
    #expect(try gradient("atan2(y, x)", [1, 0]).unproved == [nil, nil])
    let root = try gradient("sqrt(x)", [0, 1])
    guard case .failure(.domainEdge(.right, _)) = root.partials[0] else {
      Issue.record("\(root.partials[0])")
      return
    }
    #expect(root.unproved[0] == .possiblyUndefined)
    struct Larger: RealFunction {
      func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] > x[1] ? x[0] : x[1] * x[1] }
    }
    let compared = ReferencePoint(Larger(), at: [1.0, 3]).gradient()
    #expect(compared.unproved == [.notEnclosable, .notEnclosable])
    #expect(try compared.partials[1].get().rounded(to: Double.self) == 6)
  }

  @Test("take no difference for a slope that is nothing but rounding")
  func rounding() throws {
    // |x| up to a factor, of which 1/(1 + x²) − 1 at 2^−R/2 shows nothing in R bits.
    for text in ["sqrt(abs(1/(1 + x^2) - 1))", "sqrt(abs(cos(x) - 1))", "(abs(1/(1 + x^2) - 1))^0.5"] {
      if case .success(let derivative) = try gradient(text, [0, 1]).partials[0] {
        Issue.record("\(text) has a kink, and no derivative \(derivative.value)")
      }
    }
    for text in ["sqrt(x^4)", "abs(x)^1.5", "sqrt(abs(1/(1 + x^3) - 1))*0 + cos(x)"] {
      #expect(try gradient(text, [0, 1]).partials[0].get().rounded(to: Double.self) == 0, "\(text)")
    }
  }

  @Test("are refused where there is no time for them")
  func effort() throws {
    let gradient = try gradient("exp(x)*y", [1, 2], effort: Effort(.zero))
    #expect(gradient.unproved == [.effort, .effort])
    for partial in gradient.partials {
      guard case .failure(.effort) = partial else { Issue.record("\(partial)"); continue }
    }
    let effort = Effort(.milliseconds(20))
    #expect(effort.allows(.milliseconds(19)) && !effort.allows(.milliseconds(20)) && !effort.isSpent)
    let (sum, duration) = effort.measured { (0..<3_000_000).reduce(0.0) { $0 + Double($1).squareRoot() } }
    #expect(sum > 0 && duration > .zero && !effort.allows(.milliseconds(20) - duration))
  }
}
