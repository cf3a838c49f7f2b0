import Expressions
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Scalars
import Testing

/// The evidence on a claim, f and the formula written as text; without a formula the claim's numbers are judged.
private func check<S: RealScalar>(
  _ f: String, formula: [String]? = nil, claim: [S]? = nil, at x: [S], tolerance: S? = nil,
  parallelism: Parallelism = .automatic
) throws -> GradientEvidence<S> {
  let variables = Array(["x", "y", "z"].prefix(x.count))
  let vector = try formula.map { try ExpressionVector($0, variables: variables) }
  let gradient = try #require(claim ?? vector.map { $0(x) })
  return try EvidenceCheck(tolerance: tolerance, parallelism: parallelism)(
    try Expression(f, variables: variables), try GradientClaim(point: x, gradient: gradient), formula: vector)
}

@Suite("The retyped verdict")
struct ReferenceEvidenceTests {
  @Test("at a kink is undecided, names the slopes, and says whether the claim lies between them")
  func kink() throws {
    for (claim, lies) in [(0.5, true), (-1, true), (3, true), (3.5, false), (-1.5, false)] {
      let evidence = try check("2*abs(x) + x + y^2", formula: ["\(claim)", "2*y"], at: [0.0, 1])
      #expect(evidence.verdict == .undecided(.kink))
      let sides = try #require(evidence.coordinates[0].sides)
      #expect(sides == CoordinateEvidence.Sides(left: -1, right: 3))
      #expect(sides.contain(claim) == lies)
      #expect(evidence.coordinates[1].verdict == .agree)
    }
    // A wrong component is wrong, whatever kink another one has.
    #expect(try check("abs(x) + y^2", formula: ["1", "y"], at: [0.0, 1]).verdict == .disagree)
  }

  @Test("is given where max has a tie and f no kink, and where partial derivatives make no gradient")
  func ties() throws {
    #expect(try check("max(x, 0)^2 + max(y, 0)", formula: ["2*max(x, 0)", "1"], at: [0.0, 1]).verdict == .agree)
    #expect(try check("max(x, 0)^2 + max(y, 0)", formula: ["1", "1"], at: [0.0, 1]).verdict == .disagree)
    // max(x, y) + min(x, y) is x + y.
    #expect(try check("max(x, y) + min(x, y)", formula: ["1", "1"], at: [2.0, 2]).verdict == .agree)
    #expect(try check("max(x, y) + min(x, y)", formula: ["2", "0"], at: [2.0, 2]).verdict == .disagree)
    #expect(try check("sqrt(abs(x*y))", formula: ["0", "0"], at: [0.0, 0]).verdict == .undecided(.kink))
  }

  @Test("is given where terms cancel, and leave nothing of f in the format")
  func cancelled() throws {
    let formula = ["sinh(x) - sinh(x)", "-1"]
    // In binary64 the least number says what is nothing; a format without one looks at f at 128 bits.
    #expect(try check("cosh(x) - (cosh(x) + y)", formula: formula, at: [0.5, 1e-20]).verdict == .agree)
    let x: [MPFloat<Words<1>>] = [0.5, 1e-30]
    #expect(try check("cosh(x) - (cosh(x) + y)", formula: formula, at: x).verdict == .agree)
  }

  @Test("is proved where a factor 0 hides bounds that are too wide")
  func hidden() throws {
    // At 64 and 128 bits 10⁴⁰ is any angle, and its cosine may be 0.
    #expect(try check("y/cos(1e40)*x", formula: ["y/cos(1e40)", "x/cos(1e40)"], at: [2.0, 0]).isProved)
  }

  @Test("is not proved by a tangent that is zero at the point alone", arguments: ["x^2", "1/(1 + x^2) - 1", "x*x"])
  func vanishing(square: String) throws {
    // |x| up to a factor; its tangent is 0/0, and not the 0 of a constant.
    for x in [0.0, -0.0] {
      let evidence = try check("sqrt(abs(\(square)))", formula: ["0"], at: [x])
      #expect(evidence.verdict != .agree && !evidence.isProved)
    }
    #expect(try check("sqrt(x^2)", formula: ["0"], at: [0.0]).verdict == .undecided(.kink))
    // A constant's zero is one: √0·x is 0 everywhere.
    #expect(try check("sqrt(2 - 2)*x", formula: ["0"], at: [3.0]).isProved)
  }

  @Test("takes for zero what falls with the precision, where no bounds contradict that")
  func falling() throws {
    // √(1 − x²), by way of |x|, whose two sides are not apart at 0.
    for x in [0.0, -0.0] { #expect(try check("sin(acos(abs(x)))", formula: ["0"], at: [x]).verdict == .agree) }
    #expect(try check("erf((x*atan(x) - 2.9e-6)*x)", formula: ["0"], at: [3]).verdict == .disagree)
    #expect(try check("sin(acos(abs(x)))", formula: ["1e-30"], at: [0]).verdict == .disagree)
  }

  @Test("at the edge of the domain is that of the one side")
  func edge() throws {
    // x√x + 3x has the slope 3 at 0.
    #expect(try check("x*sqrt(x) + 3*x", claim: [3], at: [0.0]).verdict == .agree)
    #expect(try check("x*sqrt(x) + 3*x", formula: ["1.5*sqrt(x) + 3"], at: [0.0]).verdict == .agree)
    #expect(try check("x*sqrt(x) + 3*x", claim: [4], at: [0.0]).verdict == .disagree)
    let root = try check("sqrt(x)", claim: [0], at: [0.0])
    #expect(root.verdict == .undecided(.domainEdge))
    #expect(root.coordinates[0].sides?.right == .infinity && root.coordinates[0].sides?.left.isNaN == true)
  }

  @Test("never agrees with NaN, nor with an infinity")
  func notFinite() throws {
    #expect(try check("x^2", claim: [.nan], at: [1.0]).verdict == .disagree)
    #expect(try check("x^2", claim: [.infinity], at: [1.0]).verdict == .disagree)
    #expect(try check("x^2", formula: ["2*x + log(-x)"], at: [1.0]).verdict == .disagree)
    // A right formula that is NaN in the format, ∞ − ∞ in binary32, has left its range and is no wrong formula; nor is it agreed with.
    let lost = try check("x^2", formula: ["2*x + (x*1e30*1e30 - x*1e60)"], at: [1 as Float])
    #expect(lost.verdict == .undecided(.overflow))
    #expect(try check("log(x)", claim: [1], at: [0.0]).verdict == .undecided(.notFinite))
    #expect(try check("x^2", claim: [1], at: [Double.nan]).verdict == .undecided(.notFinite))
    // exp(100) is infinite in binary32, and so is its derivative; that of exp(100)/exp(80) is not.
    #expect(try check("exp(x)", formula: ["exp(x)"], at: [100 as Float]).verdict == .undecided(.overflow))
    #expect(try check("exp(x)", claim: [.infinity], at: [100 as Float]).verdict == .undecided(.overflow))
    #expect(try check("exp(x)", formula: ["2*exp(x)"], at: [100 as Float]).verdict == .disagree)
    let quotient = try check("exp(x)/exp(80)", formula: ["exp(x - 80)"], at: [100 as Float])
    #expect(quotient.verdict == .undecided(.overflow))
    #expect(try check("exp(x)/exp(80)", formula: ["exp(x - 81)"], at: [100 as Float]).verdict == .disagree)
  }

  @Test("agrees with zero where the derivative is zero, also by cancellation alone")
  func zero() throws {
    let plain = try check("0*x + y^2", formula: ["0", "2*y"], at: [1.0, 0])
    #expect(plain.verdict == .agree && plain.relativeError == 0)
    #expect(try check("sin(x)^2 + cos(x)^2", formula: ["0"], at: [0.7]).verdict == .agree)
    #expect(try check("sin(x)^2 + cos(x)^2", formula: ["x*sin(pi)"], at: [0.7]).verdict == .agree)
    #expect(try check("sin(x)^2 + cos(x)^2", formula: ["1e-60"], at: [0.7]).verdict == .disagree)
    // A zero that is none: (log(1 + x) − x)′ = −x/(1 + x).
    #expect(try check("log(1 + x) - x", formula: ["0"], at: [1e-40]).verdict == .disagree)
    #expect(try check("log(1 + x) - x", formula: ["-x/(1 + x)"], at: [1e-40]).verdict == .agree)
  }

  @Test("leaves room for rounded constants, and for no more")
  func constants() throws {
    // binary64: u = 1.1e-16; 64u = 7.1e-15. One third to 16 digits is off by 1e-16 of it, to 14 digits by 1e-14.
    #expect(try check("x/3", formula: ["0.3333333333333333"], at: [1.0]).verdict == .agree)
    #expect(try check("x/3", formula: ["0.33333333333333"], at: [1.0]).verdict == .disagree)
    #expect(try check("x/3", formula: ["0.33333333333333"], at: [1 as Float]).verdict == .agree)
  }

  @Test("is to the tolerance, where there is one")
  func tolerance() throws {
    for isValue in [false, true] {
      let formula = isValue ? nil : ["2.002*x"]
      let claim = [2.002]
      #expect(try check("x^2", formula: formula, claim: claim, at: [1.0], tolerance: 1e-2).verdict == .agree)
      #expect(try check("x^2", formula: formula, claim: claim, at: [1.0], tolerance: 1e-4).verdict == .disagree)
      #expect(try check("x^2", formula: formula, claim: claim, at: [1.0]).verdict == .disagree)
    }
  }

  @Test("tells a right formula that loses digits from a wrong one")
  func digitsLost() throws {
    let f = "(1 - cos(x))/x^2"
    let right = ["sin(x)/x^2 - 2*(1 - cos(x))/x^3"]
    let evidence = try check(f, formula: right, at: [0.001 as Float])
    #expect(evidence.verdict == .agree)
    // 1 − cos 0.001 = 5e-7 keeps 3 bits of 24, and the difference cancels 7 digits more.
    #expect(try #require(evidence.coordinates[0].digitsLost) > 6)
    #expect(evidence.coordinates[0].digitsVerified > 7)
    // The same number, claimed without a formula, verifies nothing.
    let value = try self.value(f, right, at: [0.001 as Float])
    #expect(value.verdict == .undecided(.noiseFloor))
    #expect(try #require(value.coordinates[0].decidingPrecision) > 24)
  }

  private func value<S: RealScalar>(_ f: String, _ formula: [String], at x: [S]) throws -> GradientEvidence<S> {
    let claim = try ExpressionVector(formula, variables: ["x"])(x)
    return try check(f, claim: claim, at: x)
  }

  @Test("is right in every format, from 4 bits to 1024 and more")
  func formats() throws {
    func expectRight<S: RealScalar>(_: S.Type) throws {
      // All exact in 3 bits.
      let point: [S] = [0.5, 2]
      #expect(try check("x^2*y", formula: ["2*x*y", "x^2"], at: point).verdict == .agree)
      #expect(try check("x^2*y", claim: [2, 0.25], at: point).verdict == .agree)
      #expect(try check("x^2*y", formula: ["2*x*y", "x"], at: point).verdict == .disagree)
      // An error of a hundredth cannot be held in 3 bits; in the formula it is seen.
      #expect(try check("x^2*y", formula: ["2.02*x*y", "x^2"], at: point).verdict == .disagree)
    }
    for format in NamedFormat.all { try expectRight(format.type) }
    try withPrecision(bits: 1999) { type throws(any Error) in
      func opened<S: RealScalar>(_ type: S.Type) throws { try expectRight(type) }
      try opened(type)
    }
  }

  @Test("has the same bits however many threads there are")
  func threads() throws {
    let formula = ["y*cos(x*y)", "x*cos(x*y) + 2*y*z", "y^2 + 1"]
    let results = try [Parallelism.serial, .threads(3), .automatic].map {
      try check("sin(x*y) + y^2*z", formula: formula, at: [0.3, 0.4, 0.5], parallelism: $0)
    }
    #expect(results[0].verdict == .disagree)
    #expect(results[0].coordinates.map(\.verdict) == [.agree, .agree, .disagree])
    for result in results { #expect(result.coordinates == results[0].coordinates) }
  }

  @Test("is interrupted by cancellation")
  func cancellation() async throws {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try check("x + y", formula: ["1", "1"], at: [1.0, 2])
    }
    task.cancel()
    let evidence = try await task.value
    #expect(evidence.verdict == .undecided(.interrupted))
    #expect(evidence.coordinates.count == 2)
  }
}
