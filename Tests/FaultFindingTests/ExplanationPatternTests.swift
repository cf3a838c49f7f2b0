@testable import FaultFinding
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// Twelve numbers that no simple rule gives, as a point and as a gradient there.
private let point = (1...12).map { Double.sin(Double(3 * $0)) * 2 + ($0 % 2 == 0 ? 0.7 : -0.4) }
private let gradient = (1...12).map { Double.cos(Double(7 * $0)) * 3 + 0.013 * Double($0 * $0) }
private let names = (1...12).map { "x\($0)" }
private let blocks = [
  ParameterBlock(name: "A", range: 0..<6, shape: [2, 3]), ParameterBlock(name: "B", range: 6..<12, shape: [6]),
]

/// The evidence on a claim where the gradient is known to `relative` of itself, and to 1e-14 at least.
private func evidence(
  _ claim: [Double], of gradient: [Double] = gradient, at x: [Double] = point, relative: Double = 1e-12
) throws -> GradientEvidence<Double> {
  let coordinates = claim.indices.map { i in
    let uncertainty = MeasuredError(max(relative * gradient[i].magnitude, 1e-14))
    let discrepancy = (MeasuredError(claim[i]) - MeasuredError(gradient[i])).magnitude
    let allowance = 3 * uncertainty + 64 * MeasuredError(Double.unitRoundoff) * MeasuredError(gradient[i]).magnitude
    return CoordinateEvidence<Double>(
      index: i, verdict: discrepancy > allowance ? .disagree : .agree, claim: claim[i], estimate: gradient[i],
      uncertainty: uncertainty, discrepancy: discrepancy, allowance: allowance, source: .differences(step: 1e-3))
  }
  return GradientEvidence(claim: try GradientClaim(point: x, gradient: claim), coordinates: coordinates)
}

/// A mistake in the gradient of twelve components, and what is to be said of it.
struct KnownPattern: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let claim: [Double]
  let kind: Explanation.Kind
  let scope: Explanation.Scope
  let value: Double?

  init(
    _ text: String, _ kind: Explanation.Kind, _ scope: Explanation.Scope = .all, _ value: Double? = nil,
    _ claim: ([Double], [Double]) -> [Double]
  ) {
    testDescription = text
    self.claim = claim(point, gradient)
    (self.kind, self.scope, self.value) = (kind, scope, value)
  }

  /// The claims in the same place: what a mistake in A only makes of the rest.
  private static func inA(_ g: [Double], _ a: [Double]) -> [Double] { a + g[6...] }

  static let all = [
    KnownPattern("every component is 2 times what it should be", .factor, .all, 2) { $1.map { 2 * $0 } },
    KnownPattern("every component is 1.01 times what it should be", .factor, .all, 1.01) { $1.map { 1.01 * $0 } },
    KnownPattern("every component is 1/12 times what it should be (12 = N?)", .factor, .all, 1.0 / 12) {
      $1.map { $0 / 12 }
    },
    KnownPattern("every component is π/180 times what it should be", .factor, .all, Double.pi / 180) {
      $1.map { $0 * .pi / 180 }
    },
    KnownPattern("every component is 0.734219 times what it should be", .factor, .all, 0.734219) {
      $1.map { 0.734219 * $0 }
    },
    KnownPattern("every component of A is 1/ln 10 times what it should be", .factor, .block("A"), 1 / Double.log(10)) {
      inA($1, $1[..<6].map { $0 / Double.log(10) })
    },
    KnownPattern("coordinate x5 is 1/6 times what it should be", .factor, .coordinate("x5"), 1.0 / 6) { _, g in
      g.indices.map { $0 == 4 ? g[$0] / 6 : g[$0] }
    },
    KnownPattern("every component has the wrong sign", .sign, .all, -1) { $1.map { -$0 } },
    KnownPattern("coordinate x3 has the wrong sign", .sign, .coordinate("x3"), -1) { _, g in
      g.indices.map { $0 == 2 ? -g[$0] : g[$0] }
    },
    KnownPattern("every component of A is zero where the gradient is not", .zero, .block("A"), 0) {
      inA($1, [Double](repeating: 0, count: 6))
    },
    KnownPattern("coordinate x12 is zero where the gradient is not", .zero, .coordinate("x12"), 0) {
      $1.dropLast() + [0]
    },
    KnownPattern(
      "0.01·x is added to the gradient: a weight decay of λ = 0.01 that f does not have", .weightDecay, .all, 0.01
    ) { zip($0, $1).map { $1 + 0.01 * $0 } },
    KnownPattern(
      "0.37·x is missing from the gradient: a weight decay of λ = 0.37 that f has", .weightDecay, .all, -0.37
    ) { zip($0, $1).map { $1 - 0.37 * $0 } },
    KnownPattern(
      "1·x is added to coordinate x2: a weight decay of λ = 1 that f does not have", .weightDecay, .coordinate("x2"), 1
    ) { x, g in g.indices.map { $0 == 1 ? g[$0] + x[$0] : g[$0] } },
    KnownPattern(
      "0.1·sign(x) is missing from the gradient: a penalty λ·|x| of λ = 0.1 that f has", .l1, .all, -0.1
    ) { zip($0, $1).map { $0 < 0 ? $1 + 0.1 : $1 - 0.1 } },
    KnownPattern("the constant 0.25 is added to every component", .constant, .all, 0.25) { $1.map { $0 + 0.25 } },
    KnownPattern("A has the gradient of B", .otherBlock, .block("A")) { inA($1, Array($1[6...])) },
    KnownPattern("A has the gradient of B added to its own", .otherBlock, .block("A")) { _, g in
      inA(g, (0..<6).map { g[$0] + g[$0 + 6] })
    },
    KnownPattern("coordinates x4 and x9 are swapped", .swap) { _, g in
      var g = g
      g.swapAt(3, 8)
      return g
    },
    KnownPattern("blocks A and B are swapped", .swap) { Array($1[6...] + $1[..<6]) },
    KnownPattern("A is transposed", .transpose, .block("A")) { _, g in inA(g, [0, 3, 1, 4, 2, 5].map { g[$0] }) },
    KnownPattern("A is transposed", .transpose, .block("A")) { _, g in inA(g, [0, 2, 4, 1, 3, 5].map { g[$0] }) },
    KnownPattern("the gradient is in reverse order", .reverse) { $1.reversed() },
    KnownPattern("the gradient of A is in reverse order", .reverse, .block("A")) { inA($1, $1[..<6].reversed()) },
    KnownPattern("the gradient is shifted cyclically by one towards the end", .shift, .all, 1) {
      [$1[11]] + $1[..<11]
    },
    KnownPattern("the gradient is shifted by one towards the start", .shift, .all, -1) { $1[1...] + [0] },
    KnownPattern("the gradient is clipped at 1.7", .clip, .all, 1.7) { $1.map { min(1.7, max(-1.7, $0)) } },
    KnownPattern("every component is cos x times what it should be", .ratioFunction) {
      zip($0, $1).map { Double.cos($0) * $1 }
    },
    KnownPattern("every component of A is 1/x times what it should be", .ratioFunction, .block("A")) { x, g in
      inA(g, (0..<6).map { g[$0] / x[$0] })
    },
  ]
}

@Suite("An explanation of a wrong gradient")
struct ExplanationPatternTests {
  @Test("names the pattern of each kind, with place and number", arguments: KnownPattern.all)
  func known(_ pattern: KnownPattern) throws {
    let explanations = try evidence(pattern.claim).explanations(names: names, blocks: blocks)
    let best = try #require(explanations.first)
    #expect(best.kind == pattern.kind && best.scope == pattern.scope, "\(explanations)")
    #expect(best.text == pattern.testDescription)
    // A fitted number is told to six digits; one with a name is that number.
    if let value = pattern.value { #expect((try #require(best.value) - value).magnitude <= 1e-6 * value.magnitude) }
    #expect(best.confidence > 0.9 && best.confidence <= 1)
    #expect(explanations.count <= 5 && explanations.reduce(0) { $0 + $1.confidence } <= 1 + 1e-9)
  }

  /// The same patterns in all but one component, which is off by a thousandth of itself: a billion uncertainties.
  @Test("is believed only if it explains every discrepancy", arguments: KnownPattern.all)
  func near(_ pattern: KnownPattern) throws {
    let wrong = pattern.claim.indices.filter { pattern.claim[$0] != gradient[$0] && pattern.claim[$0] != 0 }
    guard wrong.count > 5, let last = wrong.last else { return }
    var claim = pattern.claim
    claim[last] *= 1.000732
    let explanations = try evidence(claim).explanations(names: names, blocks: blocks)
    #expect(explanations.first?.kind == .unknown, "\(explanations)")
  }

  @Test("of one component by a number without a name is not believed")
  func single() throws {
    for factor in [0.7342191, 1.2837, -3.1907, 250.337] {
      let claim = gradient.indices.map { $0 == 6 ? factor * gradient[$0] : gradient[$0] }
      let explanations = try evidence(claim).explanations(names: names, blocks: blocks)
      #expect(explanations.first?.kind == .unknown, "\(explanations)")
    }
  }

  @Test("of errors that have nothing in common is none")
  func unknown() throws {
    let claim = gradient.enumerated().map { $1 + Double.sin(Double(11 * $0 + 5)) }
    let explanations = try evidence(claim).explanations(names: names, blocks: blocks)
    #expect(explanations.map(\.kind) == [.unknown] && explanations.allSatisfy { $0.confidence > 0.99 })
  }

  @Test("is one for each wrong coordinate, where each has its own")
  func parts() throws {
    var claim = gradient
    claim[1] = -claim[1]
    claim[7] *= 2
    let explanations = try evidence(claim).explanations(names: names, blocks: blocks)
    #expect(explanations.map(\.kind) == [.sign, .factor])
    #expect(explanations.map(\.scope) == [.coordinate("x2"), .coordinate("x8")])
  }

  /// Where 2x is the gradient of x², twice too much is also a weight decay of λ = 2: the simpler one is said first.
  @Test("says what else it might be, less sure of the first")
  func ambiguous() throws {
    let right = point.map { 2 * $0 }
    let explanations = try evidence(right.map { 1.01 * $0 }, of: right).explanations(names: names)
    #expect(explanations.prefix(2).map(\.kind).contains(.factor))
    #expect(explanations.prefix(2).map(\.kind).contains(.weightDecay))
    #expect(explanations[0].confidence < 0.95)
  }

  /// What is known to two digits is no evidence for a third.
  @Test("is less sure of what is less well known")
  func noisy() throws {
    let claim = gradient.indices.map { $0 == 0 ? 1.01 * gradient[$0] : gradient[$0] }
    let sharp = try evidence(claim).explanations(names: names)
    let blurred = try evidence(claim, relative: 1e-3).explanations(names: names)
    #expect(try #require(sharp.first).value == 1.01)
    #expect(try #require(sharp.first).confidence > 0.9)
    #expect(blurred.first?.kind == .unknown)
  }

  @Test("of a function of one variable: zero, sign, twice; the simplest of what fits")
  func univariate() throws {
    let right = 1.3784512
    for (factor, kind) in [(0.0, Explanation.Kind.zero), (-1, .sign), (2, .factor)] {
      let explanations = try evidence([factor * right], of: [right], at: [0.81123]).explanations(names: ["x"])
      #expect(explanations.first?.kind == kind && explanations.first?.scope == .coordinate("x"))
    }
  }

  @Test("of a claim that is NaN says so; of a right one, that it is floating point; of an undecided one, nothing")
  func others() throws {
    var claim = gradient
    claim[4] = .nan
    var judged = try evidence(claim)
    judged.coordinates[4].verdict = .disagree
    judged.verdict = .disagree
    #expect(judged.explanations(names: names).map(\.text) == ["coordinate x5 is claimed to be nan"])
    #expect(try evidence(gradient).explanations(names: names).map(\.kind) == [.floatingPoint])
    judged = try evidence(gradient)
    judged.verdict = .undecided(.noiseFloor)
    #expect(judged.explanations(names: names).isEmpty)
  }

  /// One right component among five thousand that are doubled: however few are looked at first, in the end it is seen.
  @Test("holds for every component, of many too", arguments: [0, 1, 2503, 4001, 4999])
  func oneExceptionAmongMany(_ exception: Int) throws {
    let g = (0..<5000).map { 1 + Double.sin(Double($0)) / 3 }
    var claim = g.map { 2 * $0 }
    let all = try evidence(claim, of: g, at: g).explanations(names: g.indices.map { "x\($0)" })
    #expect(all.first?.kind == .factor && all.first?.value == 2)
    claim[exception] = g[exception]
    let some = try evidence(claim, of: g, at: g).explanations(names: g.indices.map { "x\($0)" })
    #expect(some.map(\.kind) == [.unknown], "\(some)")
  }

  /// binary64 has 15.95 digits; an error of 5e-7 leaves 6.3, and 53 bits and 33 more fit into binary128.
  @Test("of a right formula that loses digits names how many are left, and the format that gives them all")
  func digitsLost() throws {
    var judged = try evidence(gradient)
    judged.coordinates[2].evaluationError = MeasuredError(5e-7 * gradient[2].magnitude)
    let best = try #require(judged.explanations(names: names).first)
    // −log₁₀ 5e-7, computed in binary64: a few ulps of 10.
    #expect((try #require(best.value) - 6.301029995663981).magnitude < 1e-12)
    #expect(best.text.hasSuffix("gives 6 of 16 digits of coordinate x3; binary128 would give them all"))
  }

  @Test("of a few located faults takes the others to be right")
  func located() throws {
    var claim = gradient
    claim[1] = -claim[1]
    let judged = try evidence(claim)
    let location = FaultLocation<Double>(
      verdict: .disagree, faults: [judged.coordinates[1]], evaluations: 20, missProbability: 1e-9,
      sensitivities: [(name: nil, range: 0..<12, least: 1e-9)], seed: 1)
    let explanations = location.explanations(of: judged.claim, names: names, blocks: blocks)
    #expect(explanations.first?.kind == .sign && explanations.first?.scope == .coordinate("x2"))
    claim = gradient.map { 2 * $0 }
    let all = try evidence(claim)
    var dense = FaultLocation<Double>(
      verdict: .disagree, faults: Array(all.coordinates[3...5]), isDense: true, evaluations: 20, missProbability: 1e-9,
      sensitivities: [], seed: 1)
    let best = dense.explanations(of: all.claim, names: names).first
    #expect(best?.text == "every component is 2 times what it should be")
    dense.isDense = false
    #expect(dense.explanations(of: all.claim, names: names).first?.scope != .all)
  }
}
