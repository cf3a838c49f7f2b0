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

  @Test(arguments: [2, -1, 1.01, 0])
  func aDenseFaultIsNotFollowedToItsEnd(_ factor: Double) throws {
    let found = FaultLocator<Double>()(
      Sample.coupled, try GradientClaim(point: x, gradient: gradient.map { factor * $0 }))
    #expect(found.verdict == .disagree && found.isDense)
    #expect(found.faults.count >= 3 && found.faults.count < 100)
    #expect(found.evaluations < 200, "\(found.evaluations)")
  }

  /// One block of eight is twice too large: that block is the suspect, and no other coordinate is named.
  @Test func aWrongBlockIsNamedAfterAHandfulOfEvaluations() throws {
    let blocks = (0..<8).map { ParameterBlock(name: "W\($0)", range: $0 * 128..<($0 + 1) * 128, shape: [8, 16]) }
    var claim = gradient
    for i in blocks[5].range { claim[i] *= 2 }
    let found = FaultLocator<Double>(blocks: blocks)(Sample.coupled, try GradientClaim(point: x, gradient: claim))
    #expect(found.verdict == .disagree && found.isDense)
    #expect(found.suspects == [blocks[5].range], "\(found.suspects)")
    #expect(found.faults.allSatisfy { blocks[5].range.contains($0.index) })
    #expect(found.evaluations < 150, "\(found.evaluations)")
    #expect(found.sensitivities.map(\.name) == blocks.map(\.name))
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
    #expect(found.verdict == (found.faults.isEmpty ? .undecided(.interrupted) : .disagree))
    #expect(found.missProbability == 1)
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
