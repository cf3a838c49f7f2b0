import FaultFinding
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// Dense faults, blocks, budgets, errors of f, and points where f is no number.
@Suite struct FaultLocatorLimitsTests {
  let x: [Double]
  let gradient: [Double]

  init() {
    var generator = SeededGenerator(seed: 21)
    x = Sample.point(1024, &generator)
    gradient = Sample.coupledGradient(x)
  }

  /// 14 evaluations see it, 4 for the coded probe, at most 6 for each of three components, and 12 for what is left; four
  /// generations of splits come before where there is no factor to be seen, of a claim of zero.
  @Test(arguments: [(2, 50), (-1, 50), (1.01, 50), (0, 110)])
  func aDenseFaultIsRecognisedEarly(_ factor: Double, _ limit: Int) throws {
    for seed in 1...5 {
      let found = FaultLocator<Double>(seed: UInt64(seed))(
        Sample.coupled, try GradientClaim(point: x, gradient: gradient.map { factor * $0 }))
      #expect(found.verdict == .disagree && found.isDense)
      #expect(found.faults.count >= 3 && found.faults.count < 20)
      #expect(found.evaluations <= limit, "seed \(seed): \(found.evaluations)")
      #expect(found.suspects == [0..<1024] && found.denseFaults.map(\.range) == [0..<1024])
      // The bound of the two probes' ratio is far below a thousandth here.
      let stated = found.denseFaults.first?.factor
      #expect(factor == 0 ? stated == nil : ((stated ?? .nan) - factor).magnitude < 1e-3, "\(found.denseFaults)")
    }
  }

  /// An error of xᵢ/1000: no constant ratio, the same size everywhere.
  @Test func aDenseFaultWithoutAFactorIsRecognised() throws {
    let claim = zip(gradient, x).map { $0 + $1 / 1000 }
    for seed in 1...5 {
      let found = FaultLocator<Double>(seed: UInt64(seed))(Sample.coupled, try GradientClaim(point: x, gradient: claim))
      #expect(found.suspects == [0..<1024] && found.denseFaults.map(\.factor) == [nil], "seed \(seed): \(found)")
      #expect(found.evaluations <= 110, "seed \(seed): \(found.evaluations)")
      // d/‖v‖ is a normal number times the root mean square: beyond a factor of 1000 below with probability 10⁻³.
      let size = try #require(found.denseFaults.first?.size)
      #expect(size > 1e-6 && size < 4e-3)
    }
  }

  /// Of eight blocks some are twice too large: these are the suspects, and no other coordinate is named.
  @Test(arguments: [[5], [0, 2], [3, 4, 7], [0, 1, 2, 3, 4, 5, 6, 7]])
  func wrongBlocksAreNamedAfterAHandfulOfEvaluations(_ wrong: [Int]) throws {
    let blocks = (0..<8).map { ParameterBlock(name: "W\($0)", range: $0 * 128..<($0 + 1) * 128, shape: [8, 16]) }
    var claim = gradient
    for i in wrong.flatMap({ blocks[$0].range }) { claim[i] *= 2 }
    let found = FaultLocator<Double>(blocks: blocks)(Sample.coupled, try GradientClaim(point: x, gradient: claim))
    #expect(found.verdict == .disagree && found.isDense)
    #expect(Set(found.suspects.joined()) == Set(wrong.flatMap { blocks[$0].range }), "\(found.suspects)")
    #expect(found.faults.allSatisfy { fault in wrong.contains(fault.index / 128) })
    // Three generations of at most three probes of 4 lead to a block, a probe and 18 evaluations prove its factor, and 26
    // are for the whole.
    #expect(found.evaluations <= 26 + wrong.count * (36 + 22), "\(found.evaluations)")
    #expect(found.sensitivities.map(\.name) == blocks.map(\.name))
    // What the examples show is said of these blocks, and not of the rest, which is known to be right.
    let names = x.indices.map { "x\($0)" }
    let location = FaultLocator<Double>(blocks: blocks)
    let explained = location(Sample.coupled, try GradientClaim(point: x, gradient: claim))
      .explanations(of: try GradientClaim(point: x, gradient: claim), names: names, blocks: blocks)
    let scopes = explained.filter { $0.kind == .factor && $0.value == 2 }.map(\.scope.description)
    #expect(scopes == (wrong.count == 8 ? ["all"] : wrong.map { "block:W\($0)" }), "\(explained)")
  }

  /// A single error of the stated size is seen in every block.
  @Test func theStatedSensitivityIsOne() throws {
    let blocks = (0..<4).map { ParameterBlock(name: "W\($0)", range: $0 * 256..<($0 + 1) * 256, shape: [256]) }
    let right = FaultLocator<Double>(blocks: blocks)(Sample.coupled, try GradientClaim(point: x, gradient: gradient))
    #expect(right.verdict == .agree && right.evaluations <= 16)
    for (name, range, least) in right.sensitivities {
      var claim = gradient
      claim[range.lowerBound + 77] += Double(least)
      let found = FaultLocator<Double>(blocks: blocks)(Sample.coupled, try GradientClaim(point: x, gradient: claim))
      #expect(found.verdict == .disagree, "\(name ?? "all")")
    }
  }

  /// Half of the coordinates a thousand times smaller than the others, and f a thousand times steeper in them: with blocks
  /// each half moves by its own size, and without it has to come to the same, whose steps are of equal weights on average.
  @Test func unnamedNeighboursMoveByTheirOwnSize() throws {
    let n = 4096
    let x = (0..<n).map { (1 + Double($0 % 97) / 97) * ($0 < n / 2 ? 1 : 1e-3) }
    let f = { (x: [Double]) -> Double in
      let large = x[..<(n / 2)].reduce(0) { $0 + Double.sin($1) }
      return x[(n / 2)...].reduce(large) { $0 + Double.sin(1000 * $1) }
    }
    let gradient = x.enumerated().map { $0 < n / 2 ? Double.cos($1) : 1000 * Double.cos(1000 * $1) }
    let claim = try GradientClaim(point: x, gradient: gradient)
    let halves = [
      ParameterBlock(name: "large", range: 0..<n / 2, shape: [n / 2]),
      ParameterBlock(name: "small", range: n / 2..<n, shape: [n / 2]),
    ]
    let named = FaultLocator<Double>(blocks: halves)(f, claim)
    let unnamed = FaultLocator<Double>()(f, claim)
    #expect(named.verdict == .agree && unnamed.verdict == .agree)
    #expect(unnamed.evaluations == named.evaluations)
    let worst = named.sensitivities.map(\.least).reduce(0) { MeasuredError.maximum($0, $1) }
    // Noise is measured to within a factor of some units.
    #expect(unnamed.sensitivities[0].least < 8 * worst, "\(unnamed.sensitivities), \(worst)")
  }

  @Test(arguments: [0, 1, 2, 7, 13, 20, 30, 60])
  func aBudgetIsKept(_ maximum: Int) throws {
    var claim = gradient
    for i in [3, 400, 777] { claim[i] += 0.1 }
    var count = 0
    let f = { (x: [Double]) in
      count += 1
      return Sample.coupled(x)
    }
    let found = FaultLocator<Double>(maximumEvaluations: maximum)(f, try GradientClaim(point: x, gradient: claim))
    #expect(count <= maximum && found.evaluations == count)
    #expect(found.verdict == (found.faults.isEmpty ? .undecided(.budget) : .disagree))
    #expect(found.missProbability == 1)
  }

  /// What differs is a suspect from the moment it is known, until it is a fault or explained; no fault is lost.
  @Test func whatIsKnownWhenTheEvaluationsEndIsListed() throws {
    var claim = gradient
    let places = [3, 400, 777]
    for i in places { claim[i] += 0.1 }
    let complete = FaultLocator<Double>()(Sample.coupled, try GradientClaim(point: x, gradient: claim))
    #expect(complete.faults.map(\.index) == places && complete.suspects.isEmpty)
    var listed = 0
    for maximum in 14..<complete.evaluations {
      let found = FaultLocator<Double>(maximumEvaluations: maximum)(
        Sample.coupled, try GradientClaim(point: x, gradient: claim))
      let named = found.faults.map(\.index)
      #expect(Set(named).isSubset(of: places))
      for suspect in found.suspects {
        #expect(places.contains { suspect.contains($0) }, "\(maximum): \(found.suspects)")
        listed += 1
      }
      guard !found.suspects.isEmpty else { continue }
      let known = places.filter { i in named.contains(i) || found.suspects.contains { $0.contains(i) } }
      #expect(known == places, "\(maximum): \(found)")
    }
    #expect(listed > 10)
  }

  @Test func progressCountsTheEvaluations() throws {
    var told: [Int] = []
    let found = FaultLocator<Double>()(Sample.coupled, try GradientClaim(point: x, gradient: gradient)) {
      told.append($0)
    }
    #expect(told == Array(1...found.evaluations))
  }

  @Test(arguments: [1, 2, 9, 14])
  func whatFThrowsIsPassedOn(_ call: Int) throws {
    struct Refusal: Error {}
    var count = 0
    let claim = try GradientClaim(point: x, gradient: gradient)
    #expect(throws: Refusal.self) {
      let f = { (x: [Double]) throws -> Double in
        count += 1
        if count == call { throw Refusal() }
        return Sample.coupled(x)
      }
      _ = try FaultLocator<Double>()(f, claim)
    }
    #expect(count == call)
  }

  @Test func aFunctionThatChangesItsMindIsUndecided() throws {
    var count = 0.0
    let f = { (x: [Double]) in
      count += 1
      return Sample.coupled(x) + count * 1e-9
    }
    let found = FaultLocator<Double>()(f, try GradientClaim(point: x, gradient: gradient))
    #expect(found.verdict == .undecided(.nondeterministic))
  }

  @Test func aPointWithoutAValueIsUndecided() throws {
    let found = FaultLocator<Double>()({ _ in .nan }, try GradientClaim(point: x, gradient: gradient))
    #expect(found.verdict == .undecided(.notFinite))
  }

  /// Logarithms of numbers from 10⁻⁶ to 1: steps by a typical size would leave the domain.
  @Test func theEdgeOfTheDomainIsRespected() throws {
    var x = (0..<60).map { Double($0 * 37 % 59 + 1) / 59 }
    x[7] = 1e-6
    let f = { (x: [Double]) -> Double in x.reduce(0) { $0 + Double.log($1) } }
    var gradient: [Double] = x.map { 1 / $0 }
    let right = FaultLocator<Double>()(f, try GradientClaim(point: x, gradient: gradient))
    #expect(right.verdict == .agree, "\(right)")
    gradient[20] *= 1.1
    let wrong = FaultLocator<Double>()(f, try GradientClaim(point: x, gradient: gradient))
    #expect(wrong.faults.map(\.index) == [20], "\(wrong)")
  }

  /// A constant has the gradient zero, and no other.
  @Test func aConstantHasNoSlope() throws {
    let right = FaultLocator<Double>()({ _ in 3 }, try GradientClaim(point: [1, 2, 3], gradient: [0, 0, 0]))
    #expect(right.verdict == .agree)
    let wrong = FaultLocator<Double>()({ _ in 3 }, try GradientClaim(point: [1, 2, 3], gradient: [0, 0, 1]))
    #expect(wrong.faults.map(\.index) == [2], "\(wrong)")
  }
}
