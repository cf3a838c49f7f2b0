import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Synchronization
import Testing

/// f(x) = Σ (i + 1)·sin xᵢ + x₀·xₙ₋₁.
private struct Sum: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    var sum: S = x[0] * x[x.count - 1]
    for (i, x) in x.enumerated() { sum += S(i + 1) * S.sin(x) }
    return sum
  }
}

private struct SumGradient: RealVectorFunction {
  /// One component is multiplied by 1 + 2⁻⁸.
  var wrong: Int?

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    var g = x.enumerated().map { S($0 + 1) * S.cos($1) }
    g[0] += x[x.count - 1]
    g[x.count - 1] += x[0]
    if let wrong { g[wrong] *= 1 + S(1) / 256 }
    return g
  }
}

/// x₀ + x₁, whose gradient is exact in every format.
private struct Plain: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] + x[1] }
}

@Suite("A sample of a gradient")
struct SamplingTests {
  private static func claim<S: RealScalar>(_ wrong: Int?, _ n: Int = 40) throws -> GradientClaim<S> {
    let x = (0..<n).map { S($0 - 17) / 16 }
    return try GradientClaim(point: x, gradient: SumGradient(wrong: wrong)(x))
  }

  @Test("of directions finds a fault in any component", arguments: [0, 7, 39])
  func directions(wrong: Int) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let check = try EvidenceCheck<S>()
      for isFormula in [true, false] {
        func found(_ wrong: Int?) throws -> GradientEvidence<S> {
          check.sampled(
            .directions(4), of: Sum(), try Self.claim(wrong), formula: isFormula ? SumGradient(wrong: wrong) : nil)
        }
        let right = try found(nil)
        #expect(right.verdict == .agree && right.coordinates.count == 4, "\(type), \(isFormula)")
        #expect(abs(right.missProbability - 1e-4) < 1e-6)
        #expect(right.sensitivity > 0 && right.sensitivity < (S.precision < 53 ? 0.02 : 1e-10), "\(right.sensitivity)")
        #expect(try found(wrong).verdict == .disagree, "\(type), \(isFormula)")
      }
    }
    try inEachFormat { try check($0) }
  }

  @Test func `of coordinates names them by their index, and sees no others`() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let check = try EvidenceCheck<S>(seed: 3)
      let right = check.sampled(.coordinates(10), of: Sum(), try Self.claim(nil), formula: SumGradient())
      let indices = right.coordinates.map(\.index)
      #expect(right.verdict == .agree && indices.count == 10 && indices == indices.sorted() && Set(indices).count == 10)
      #expect(right.missProbability == 0.75 && right.claim.point.count == 40)
      for wrong in 0..<40 {
        let found = check.sampled(
          .coordinates(10), of: Sum(), try Self.claim(wrong), formula: SumGradient(wrong: wrong))
        #expect(found.coordinates.map(\.index) == indices)
        #expect(found.verdict == (indices.contains(wrong) ? .disagree : .agree))
        if indices.contains(wrong) { #expect(found.worstFirst.first.map { found.coordinates[$0].index } == wrong) }
      }
      let all = check.sampled(.coordinates(40), of: Sum(), try Self.claim(11), formula: SumGradient(wrong: 11))
      // The reference confirms so many coordinates by random directions of its own, which leave less than 2⁻²⁸ open.
      #expect(all.missProbability < 0x1p-28 && all.verdict == .disagree)
    }
    try check(Double.self)
  }

  @Test("of code finds what it looks at")
  func opaque() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let check = try EvidenceCheck<S>()
      for sampling in [Sampling.directions(3), .coordinates(40)] {
        let right = check.sampledOpaque(sampling, of: { Sum()($0) }, try Self.claim(nil))
        #expect(right.verdict == .agree, "\(type), \(sampling): \(right.coordinates)")
        let g = try Self.claim(nil) as GradientClaim<S>
        let flipped = try GradientClaim(point: g.point, gradient: g.gradient.enumerated().map { $0 == 30 ? -$1 : $1 })
        #expect(check.sampledOpaque(sampling, of: { Sum()($0) }, flipped).verdict == .disagree, "\(type), \(sampling)")
      }
    }
    try inEachFormat { try check($0) }
  }

  /// f is no number outside of the bounds, of which x lies a hundredth from one and on another.
  @Test("of directions keeps within the bounds of the coordinates", arguments: 1...5)
  func bounds(seed: Int) throws {
    let bounds = [0.5...1.01, 1.5...2.5, 1...3]
    let left = Mutex(0)
    let f: @Sendable ([Double]) -> Double = { x in
      guard zip(bounds, x).allSatisfy({ $0.contains($1) }) else {
        left.withLock { $0 += 1 }
        return .nan
      }
      return x[0] * x[1] + Double.log(x[2])
    }
    let check = try EvidenceCheck<Double>(bounds: bounds, seed: UInt64(seed))
    let right = check.sampledOpaque(.directions(3), of: f, try GradientClaim(point: [1, 2, 1], gradient: [2, 1, 1]))
    let wrong = check.sampledOpaque(.directions(3), of: f, try GradientClaim(point: [1, 2, 1], gradient: [2, 1, -1]))
    #expect(right.verdict == .agree && wrong.verdict == .disagree)
    #expect(left.withLock { $0 } == 0)
  }

  /// Faults of 3⁄2 and −3⁄2 in a gradient of (1, 1) cancel along (v₀, v₁) where |v₀ − v₁|·3⁄2 is allowed. With a tolerance of
  /// 1⁄20 at most 3⁄20 is, a tenth of the fault: the stated chance is 1⁄10. Of 400 seeds that is 40, and 58 at three
  /// standard deviations, √(400·0.1·0.9) = 6; fewer than one would mean that nothing is ever hidden.
  @Test func `hides a fault of the stated size as seldom as it says`() throws {
    let claim = try GradientClaim(point: [1.0, 1.0], gradient: [2.5, -0.5])
    var hidden = 0
    for seed in 0..<400 {
      let found = try EvidenceCheck<Double>(tolerance: 0.05, seed: UInt64(seed)).sampled(
        .directions(1), of: Plain(), claim)
      #expect(abs(found.missProbability - 0.1) < 1e-8)
      if found.verdict == .agree { hidden += 1 }
    }
    #expect(hidden >= 1 && hidden <= 58, "\(hidden) of 400")
    for seed in 0..<100 {
      let found = try EvidenceCheck<Double>(tolerance: 0.05, seed: UInt64(seed)).sampled(
        .directions(8), of: Plain(), claim)
      #expect(found.verdict == .disagree)
    }
  }

  /// 1000·cos at the top of the hill, along which the large components cancel: the slope is small beside the rounding of the
  /// claim's components.
  @Test("of directions is not misled by the rounding of components that cancel", arguments: 0..<50)
  func cancellation(seed: Int) throws {
    struct Ridge: RealFunction {
      func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.exp(x[0]) * 3000 - S.exp(x[1]) * 3000 }
    }
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = [S(1) / 3, S(1) / 3]
      let claim = try GradientClaim(point: x, gradient: [S.exp(x[0]) * 3000, -S.exp(x[1]) * 3000])
      #expect(try EvidenceCheck<S>(seed: UInt64(seed)).sampled(.directions(2), of: Ridge(), claim).verdict != .disagree)
    }
    try check(MPFloat<Binary16>.self)
    try check(Float.self)
    try check(Double.self)
  }

  @Test func `the probability of missing is that of drawing without replacement`() {
    // C(4, 2)/C(6, 2) = 6/15; C(5, 5)/C(8, 5) = 1/56; one of ten not among three; none can be left out of all but one.
    #expect(abs(EvidenceCheck<Double>.missProbability(sample: 2, of: 6, wrong: 2) - 6.0 / 15) < 1e-15)
    #expect(abs(EvidenceCheck<Double>.missProbability(sample: 5, of: 8, wrong: 3) - 1.0 / 56) < 1e-15)
    #expect(abs(EvidenceCheck<Double>.missProbability(sample: 3, of: 10) - 0.7) < 1e-15)
    #expect(EvidenceCheck<Double>.missProbability(sample: 9, of: 10, wrong: 2) == 0)
    #expect(abs(EvidenceCheck<Double>.missProbability(directions: 5) - 1e-5) < 1e-12)
  }

  @Test func `what is not admissible is not sampled`() throws {
    let check = try EvidenceCheck<Double>()
    let nan = try GradientClaim(point: [1.0, 1], gradient: [1, .nan])
    #expect(check.sampled(.coordinates(1), of: Plain(), nan).verdict == .disagree)
    #expect(check.sampledOpaque(.directions(1), of: { _ in Double.nan }, nan).verdict == .undecided(.notFinite))
  }
}

@Suite("Blocks of a gradient")
struct BlockEvidenceTests {
  @Test func `each has the verdict of its own coordinates, and its worst`() throws {
    let claim = try GradientClaim(point: [1.0, 2, 3, 4], gradient: [1, 1, 1, 1])
    let verdicts: [Verdict] = [.agree, .disagree, .undecided(.kink), .agree]
    let coordinates = verdicts.enumerated().map { i, verdict in
      CoordinateEvidence(
        index: i, verdict: verdict, claim: 1.0, estimate: 2, uncertainty: 0, discrepancy: MeasuredError(i),
        allowance: 1, source: .none)
    }
    let evidence = GradientEvidence(claim: claim, coordinates: coordinates)
    let blocks = evidence.blocks([("a", 0..<2), ("b", 2..<3), ("c", 3..<4), ("whole", 0..<4)])
    #expect(blocks.map(\.verdict) == [.disagree, .undecided(.kink), .agree, .disagree])
    #expect(blocks.map { $0.worst?.index } == [1, 2, 3, 1])
    // The discrepancy i over the largest component, 2.
    #expect(blocks.map(\.relativeError) == [0.5, 1, 1.5, 1.5])
    #expect(blocks[3].relativeError == evidence.relativeError && blocks.map(\.name) == ["a", "b", "c", "whole"])

    let refused = GradientEvidence(claim: claim, coordinates: [], verdict: .undecided(.nondeterministic))
    #expect(refused.blocks([("a", 0..<2)]).map(\.verdict) == [.undecided(.nondeterministic)])
    #expect(refused.blocks([("a", 0..<2)])[0].worst == nil)
  }
}
