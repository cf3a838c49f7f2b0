import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Synchronization
import Testing

/// Black boxes of one variable, and what is to be said of a claim about each.
struct BlackBox: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let x: Double
  let claim: Double
  let verdict: Verdict
  let f: @Sendable (Double) -> Double

  init(_ name: String, at x: Double, claim: Double, _ verdict: Verdict, _ f: @escaping @Sendable (Double) -> Double) {
    testDescription = name
    (self.x, self.claim, self.verdict, self.f) = (x, claim, verdict, f)
  }

  /// The exact derivatives are known in each case; those written in decimals are mpmath's, at 30 digits.
  static let all = [
    BlackBox("x², right", at: 3, claim: 6, .agree) { $0 * $0 },
    BlackBox("x², wrong in the seventh digit", at: 3, claim: 6.000006, .disagree) { $0 * $0 },
    BlackBox("a constant, right", at: 2, claim: 0, .agree) { _ in 5 },
    BlackBox("a constant, wrong by what would not show", at: 2, claim: 1e-9, .undecided(.noiseFloor)) { _ in 5 },
    BlackBox("max(y, 0)·x where that is 0", at: -2, claim: 0, .agree) { max($0, 0) * 3 },
    BlackBox("a limit at the edge of a domain", at: 0, claim: .infinity, .undecided(.domainEdge)) { $0.squareRoot() },
    BlackBox("waves that the steps do not see", at: -118016.2825e6, claim: 0.7, .undecided(.noiseFloor)) {
      .cos(1e3 * $0)
    },
    BlackBox("nothing of 1/x that is agreed on", at: 2.6558573e-6, claim: 0, .disagree) { .sin(0.9 / $0) },
    BlackBox("a constant, wrong", at: 2, claim: 1e-3, .disagree) { _ in 5 },
    BlackBox("zero slope of a parabola", at: 1, claim: 0, .agree) { ($0 - 1) * ($0 - 1) },
    BlackBox("scale of 10⁻¹² at 0", at: 0, claim: 1e12, .agree) { .sin(1e12 * $0) },
    BlackBox("scale of 10⁶", at: 0, claim: 1e-6, .agree) { .sin(1e-6 * $0) },
    BlackBox("a thousand waves in x", at: 1, claim: 562.3790762907029910782, .agree) { .sin(1000 * $0) },
    BlackBox("a thousand waves in x, dropped", at: 1, claim: 0, .disagree) { .sin(1000 * $0) },
    // Rounding 10⁸ + x makes a staircase of width 1.5·10⁻⁸: on a stair the slope is smooth, and 2x; over many it is right, to 10⁻⁷ within x
    // of x. It takes steps beyond x to know half of the digits, and those are of another place.
    BlackBox("a staircase, right", at: 0.3, claim: 1.6, .undecided(.noiseFloor)) { 1e8 + $0 - 1e8 + $0 * $0 },
    BlackBox("a staircase, wrong", at: 0.3, claim: 1.7, .disagree) { 1e8 + $0 - 1e8 + $0 * $0 },
    BlackBox("a staircase, the slope of a stair", at: 0.3, claim: 0.6, .undecided(.truncation)) {
      1e8 + $0 - 1e8 + $0 * $0
    },
    // The cosine of 10⁻⁵ has a relative noise of 10⁻⁶ here, the slope is −8·10⁻⁷; a stair's is −2f/x.
    BlackBox("cancellation", at: 1e-5, claim: -8.33333333e-7, .undecided(.noiseFloor)) { (1 - .cos($0)) / ($0 * $0) },
    BlackBox("a kink, the mean of its slopes", at: 0, claim: 0, .undecided(.kink)) { $0.magnitude },
    BlackBox("a kink, one of its slopes", at: 0, claim: 2, .undecided(.kink)) { $0.magnitude + $0 },
    BlackBox("a vertical tangent", at: 0, claim: 0, .undecided(.kink)) { $0.magnitude.squareRoot() },
    BlackBox("max(x, 0)², smooth at 0", at: 0, claim: 0, .agree) { max($0, 0) * max($0, 0) },
    BlackBox("near a kink", at: 1e-7, claim: 1, .agree) { $0.magnitude },
    BlackBox("near a kink, the other side's slope", at: 1e-7, claim: -1, .disagree) { $0.magnitude },
    BlackBox("the edge of a domain", at: 0, claim: 0, .agree) { $0 * $0.squareRoot() * $0 },
    BlackBox("the edge of a domain, wrong", at: 1, claim: 3, .disagree) { 2 * $0 + 0 * (1 - $0).squareRoot() },
    BlackBox("near the edge of a domain", at: 1e-10, claim: 5e4, .agree) { $0.squareRoot() },
    BlackBox("NaN everywhere else", at: 1, claim: 1, .undecided(.domainEdge)) { $0 == 1 ? 1 : .nan },
    BlackBox("overflow", at: 1, claim: 1, .undecided(.overflow)) { $0 == 1 ? 1 : .infinity },
    BlackBox("f is NaN", at: 1, claim: 1, .undecided(.notFinite)) { _ in .nan },
    BlackBox("the claim is NaN", at: 1, claim: .nan, .disagree) { $0 },
    BlackBox("the claim is infinite", at: 1, claim: .infinity, .disagree) { $0 },
    BlackBox("huge values", at: 1, claim: 2e300, .agree) { 1e300 * $0 * $0 },
    BlackBox("tiny values", at: 1, claim: 2e-290, .agree) { 1e-290 * $0 * $0 },
  ]
}

@Suite("The verdict on a black box")
struct OpaqueVerdictTests {
  @Test("is the one that its values allow", arguments: BlackBox.all)
  func verdict(_ box: BlackBox) throws {
    let f = box.f
    let claim = try GradientClaim(point: [box.x], gradient: [box.claim])
    let evidence = try EvidenceCheck<Double>().opaque({ f($0[0]) }, claim)
    #expect(evidence.verdict == box.verdict, "\(evidence.coordinates)")
  }

  @Test("names the slopes of a kink's sides, and whether the claim lies between them")
  func sides() throws {
    let claim = try GradientClaim(point: [2.0], gradient: [1.5])
    let evidence = try EvidenceCheck<Double>().opaque({ ($0[0] - 2).magnitude * 3 + $0[0] }, claim)
    let sides = try #require(evidence.coordinates[0].sides)
    // Both pieces are linear: their slopes are right but for the rounding of differences over steps of 10⁻⁴ at least.
    #expect((sides.left - -2).magnitude < 1e-9 && (sides.right - 4).magnitude < 1e-9)
    #expect(sides.contain(1.5) && !sides.contain(4.5))
  }

  @Test("stays within the bounds, on one side of x where it must")
  func bounds() throws {
    let outside = Mutex(false)
    let claim = try GradientClaim(point: [1.0, 0.5], gradient: [.exp(1.0), 2.0])
    let check = try EvidenceCheck<Double>(bounds: [0...1, 0.4...2])
    let evidence = check.opaque(
      { x in
        if x[0] > 1 || x[0] < 0 || x[1] < 0.4 { outside.withLock { $0 = true } }
        return .exp(x[0]) + 2 * x[1]
      }, claim)
    #expect(evidence.verdict == .agree, "\(evidence.coordinates)")
    #expect(!outside.withLock { $0 })
    #expect(evidence.coordinates[0].sides != nil)
  }

  @Test("with a tolerance, is about the tolerance")
  func tolerance() throws {
    let claim = try GradientClaim(point: [3.0], gradient: [6.06])
    func verdict(_ tolerance: Double) throws -> Verdict {
      try EvidenceCheck<Double>(tolerance: tolerance).opaque({ $0[0] * $0[0] }, claim).verdict
    }
    #expect(try verdict(0.02) == .agree)
    #expect(try verdict(0.005) == .disagree)
    // Values rounded to binary32 leave 10⁻⁵ of the slope open: too much to say whether the hundredth is exceeded by 10⁻⁷.
    let noisy = try EvidenceCheck<Double>(tolerance: 0.0100001).opaque({ Double(Float($0[0] * $0[0])) }, claim)
    #expect(noisy.verdict == .undecided(.noiseFloor))
    #expect(try #require(noisy.coordinates[0].decidingPrecision) > 53)
  }

  @Test("never takes more evaluations than are allowed, and asks about the most suspicious component first")
  func budget() throws {
    let n = 40
    let point = (0..<n).map { 1 + Double($0) / 10 }
    let right = point.map { Double.cos($0) }
    var wrong = right
    wrong[33] = -wrong[33]
    func judged(_ gradient: [Double], _ maximum: Int) throws -> GradientEvidence<Double> {
      let calls = Mutex(0)
      var check = try EvidenceCheck<Double>()
      check.maximumEvaluations = maximum
      let evidence = check.opaque(
        { x in
          calls.withLock { $0 += 1 }
          return x.reduce(0) { $0 + .sin($1) }
        }, try GradientClaim(point: point, gradient: gradient))
      #expect(calls.withLock { $0 } == evidence.evaluations && evidence.evaluations <= maximum)
      return evidence
    }
    for maximum in [1, 2, 10, 50, 90] { #expect(try judged(right, maximum).verdict == .undecided(.budget)) }
    #expect(try judged(right, 2 * n + 20).verdict == .agree)
    // A glance at each, and the looks at one.
    let found = try judged(wrong, 2 * n + 80)
    #expect(found.verdict == .disagree && found.worstFirst[0] == 33)
    #expect(found.coordinates[33].secondLook != nil)
  }

  @Test("a function with two values at one point is not judged")
  func nondeterministic() throws {
    let calls = Mutex(0)
    let claim = try GradientClaim(point: [1.0], gradient: [1])
    let evidence = try EvidenceCheck<Double>().opaque(
      { x in
        x[0] + 1e-9
          * Double(
            calls.withLock {
              $0 += 1; return $0
            })
      }, claim)
    #expect(evidence.verdict == .undecided(.nondeterministic))
    #expect(evidence.coordinates.isEmpty)
  }

  @Test("where f throws it has no value, and the error is in the evidence")
  func throwing() throws {
    struct TooSmall: Error, Equatable { let x: Double }
    let claim = try GradientClaim(point: [2.0, 3], gradient: [3 / (2 * 2.0.squareRoot()), 2.0.squareRoot()])
    func evidence(_ parallelism: Parallelism) throws -> GradientEvidence<Double> {
      try EvidenceCheck<Double>(parallelism: parallelism).opaque(
        { x in
          if x[0] < 1.999 { throw TooSmall(x: x[0]) }
          return x[0].squareRoot() * x[1]
        }, claim)
    }
    let found = try evidence(.serial)
    let silent = try EvidenceCheck<Double>().opaque({ $0[0] < 1.999 ? .nan : $0[0].squareRoot() * $0[1] }, claim)
    #expect(found.coordinates == silent.coordinates && found.evaluations == silent.evaluations)
    let thrown = try #require(found.thrown)
    #expect(thrown.count > 0 && thrown.error as? TooSmall == TooSmall(x: thrown.point[0]))
    #expect(try evidence(.threads(3)).thrown?.point == thrown.point)
    #expect(silent.thrown == nil && found.verdict != .disagree)
  }

  @Test("a function that throws where the gradient is claimed is undecided")
  func throwingAtThePoint() throws {
    struct Refusal: Error {}
    let evidence = try EvidenceCheck<Double>().opaque(
      { _ in throw Refusal() }, GradientClaim(point: [1], gradient: [1]))
    #expect(evidence.verdict == .undecided(.notFinite) && evidence.thrown?.point == [1])
  }

  @Test("n coordinates cost two evaluations each, and a constant")
  func cost() throws {
    for n in [50, 400] {
      let x = (0..<n).map { 1 + Double($0) / 7 }
      let calls = Mutex(0)
      let claim = try GradientClaim(point: x, gradient: x.map { 2 * $0 })
      let evidence = try EvidenceCheck<Double>().opaque(
        { x in
          calls.withLock { $0 += 1 }
          return x.reduce(0) { $0 + $1 * $1 }
        }, claim)
      #expect(evidence.verdict == .agree)
      // f twice, the automatic derivative along a direction, and a pair for each coordinate.
      #expect(calls.withLock { $0 } <= 2 * n + 20)
      #expect(calls.withLock { $0 } == evidence.evaluations)
    }
  }

  @Test("one coordinate costs 16 evaluations at most, a wrong one some two hundred, and each is counted")
  func costOfOne() throws {
    for (claim, most) in [(Double.cos(1.2), 16), (1, 250)] {
      let calls = Mutex(0)
      let evidence = try EvidenceCheck<Double>().opaque(
        { x in
          calls.withLock { $0 += 1 }
          return .sin(x[0])
        }, try GradientClaim(point: [1.2], gradient: [claim]))
      #expect(evidence.evaluations <= most && calls.withLock { $0 } == evidence.evaluations)
    }
  }

  @Test("does not depend on the number of threads")
  func parallel() throws {
    let x = (1...9).map { Double($0) / 10 }
    let gradient = x.enumerated().map { i, x in i == 4 ? 1.1 * Double.cos(x) : .cos(x) }
    let claim = try GradientClaim(point: x, gradient: gradient)
    let evidences = try [Parallelism.serial, .threads(3)].map {
      try EvidenceCheck<Double>(parallelism: $0).opaque({ x in x.reduce(0) { $0 + .sin($1) } }, claim)
    }
    #expect(evidences[0].coordinates == evidences[1].coordinates)
    #expect(evidences[0].evaluations == evidences[1].evaluations)
    #expect(evidences[0].worstFirst[0] == 4 && evidences[0].verdict == .disagree)
  }

  @Test("a gradient that can be called lends its noise to the claim")
  func noisyGradient() throws {
    // A gradient computed in single precision: right to 10⁻⁷, no better.
    let gradient: @Sendable ([Double]) -> [Double] = { [Double(Float.cos(Float($0[0])))] }
    let claim = try GradientClaim(point: [0.7], gradient: gradient([0.7]))
    let check = try EvidenceCheck<Double>()
    #expect(check.opaque({ .sin($0[0]) }, claim).verdict == .disagree)
    #expect(check.opaque({ .sin($0[0]) }, claim, gradient: gradient).verdict != .disagree)
  }

  @Test("in wide and narrow formats")
  func formats() throws {
    func verdict<S: RealScalar>(_: S.Type, error: S) throws -> Verdict {
      let claim = try GradientClaim<S>(
        point: [S(3) / 4, 2], gradient: [S.exp(S(3) / 4) * 2 * (1 + error), S.exp(S(3) / 4)])
      return try EvidenceCheck<S>().opaque({ S.exp($0[0]) * $0[1] }, claim).verdict
    }
    // √u is 0.022 in binary16, and 3·10⁻³⁹ at 256 bits.
    #expect(try verdict(MPFloat<Binary16>.self, error: 0.5) == .disagree)
    #expect(try verdict(Float.self, error: 0) == .agree)
    #expect(try verdict(Float.self, error: 0.001) == .disagree)
    #expect(try verdict(MPFloat<Words<4>>.self, error: 0) == .agree)
    #expect(try verdict(MPFloat<Words<4>>.self, error: 1e-30) == .disagree)
  }
}
