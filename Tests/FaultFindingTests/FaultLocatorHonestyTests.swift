import FaultFinding
import Foundation
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// A right gradient is never accused, whatever f's noise is and wherever its kinks are.
@Suite struct FaultLocatorHonestyTests {
  #if DEBUG
    static let trials = 300
  #else
    static let trials = 10_000
  #endif

  @Test func aRightGradientIsConfirmed() throws {
    try confirmRightGradients(of: Double.self, seed: 11)
  }

  @Test func aRightGradientIsConfirmedInFloat() throws {
    try confirmRightGradients(of: Float.self, seed: 12)
  }

  private func confirmRightGradients<S: RealScalar>(of type: S.Type, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var undecided = 0
    for trial in 0..<Self.trials {
      let x: [S] = Sample.point(2 + trial % 11, &generator)
      let claim = try GradientClaim(point: x, gradient: Sample.coupledGradient(x))
      let found = FaultLocator<S>(seed: UInt64(trial))(Sample.coupled, claim)
      #expect(found.verdict != .disagree && found.faults.isEmpty, "trial \(trial): \(found)")
      if found.verdict != .agree { undecided += 1 }
    }
    // The bound of a probe is six deviations of a noise that is itself estimated: one in a thousand may ask for more.
    #expect(undecided <= Self.trials / 200, "\(undecided)")
  }

  /// Every component is off by up to 2⁻²⁵ of itself, which at this noise would be seen.
  @Test func aClaimRoundedToBinary32IsNotWrong() throws {
    var generator = SeededGenerator(seed: 13)
    for seed in 0..<Self.trials / 100 {
      let x: [Double] = Sample.point(300, &generator)
      let rounded = Sample.coupledGradient(x).map { Double(Float($0)) }
      let found = FaultLocator<Double>(seed: UInt64(seed))(
        Sample.coupled, try GradientClaim(point: x, gradient: rounded))
      #expect(found.verdict == .agree && found.evaluations <= 16)
    }
  }

  /// f at binary32 inside: a staircase in x, and noise of 2⁻²⁴.
  @Test func aFunctionInBinary32IsNoReasonToAccuse() throws {
    var generator = SeededGenerator(seed: 14)
    for seed in 0..<Self.trials / 100 {
      let x: [Double] = Sample.point(300, &generator)
      let claim = try GradientClaim(point: x, gradient: Sample.coupledGradient(x))
      let found = FaultLocator<Double>(seed: UInt64(seed))({ Double(Sample.coupled($0.map { Float($0) })) }, claim)
      #expect(found.verdict == .agree, "seed \(seed): \(found)")
    }
  }

  /// A fault of 10 % is seen through that noise nevertheless.
  @Test func aFaultIsSeenThroughNoise() throws {
    var generator = SeededGenerator(seed: 15)
    for seed in 0..<Self.trials / 100 {
      let x: [Double] = Sample.point(300, &generator)
      var gradient = Sample.coupledGradient(x)
      let place = generator.index(below: 300)
      gradient[place] += Sample.rootMeanSquare(gradient) / 10
      let found = FaultLocator<Double>(seed: UInt64(seed))(
        { Double(Sample.coupled($0.map { Float($0) })) }, try GradientClaim(point: x, gradient: gradient))
      #expect(found.faults.map(\.index) == [place], "seed \(seed): \(found)")
    }
  }

  /// Four times as many kinks as variables: steps of any length cross some.
  @Test func kinksWithinTheStepAreNoFaults() throws {
    var generator = SeededGenerator(seed: 16)
    var unlocated = 0
    for seed in 0..<Self.trials / 100 {
      let x: [Double] = Sample.point(200, &generator)
      let gradient = Sample.rectifiedGradient(x)
      let right = FaultLocator<Double>(seed: UInt64(seed))(
        Sample.rectified, try GradientClaim(point: x, gradient: gradient))
      #expect(right.verdict != .disagree && right.faults.isEmpty, "seed \(seed): \(right)")
      var claim = gradient
      let place = generator.index(below: 200)
      claim[place] += Sample.rootMeanSquare(gradient) / 20
      let wrong = FaultLocator<Double>(seed: UInt64(seed))(
        Sample.rectified, try GradientClaim(point: x, gradient: claim))
      #expect(wrong.verdict != .agree && wrong.faults.allSatisfy { $0.index == place }, "seed \(seed): \(wrong)")
      if wrong.faults.isEmpty { unlocated += 1 }
    }
    // A kink next to the point can hide the place from a range's probe, but hardly ever does.
    #expect(unlocated <= Self.trials / 2000)
  }

  /// |x₂| at 0: any slope between −1 and 1 is one of its slopes, and there is no gradient. A symmetric difference gives 0.
  @Test(arguments: [-1, 0, 0.5, 1])
  func aKinkAtThePointIsNoFault(_ slope: Double) throws {
    let x = [0.5, -0.25, 0, 1, 2]
    let f = { (x: [Double]) -> Double in
      let smooth = x[0] * x[0] + x[1] * x[3] + x[4] * x[4] * x[0]
      return smooth + abs(x[2])
    }
    let claim = try GradientClaim(point: x, gradient: [5, 1, slope, -0.25, 2])
    let found = FaultLocator<Double>()(f, claim)
    #expect(found.faults.isEmpty && found.verdict == .undecided(.kink), "\(found)")
  }

  /// The only kink of a function of many variables, and of one of one; a smooth function that looks like one at the longer
  /// steps, and one whose sides differ by less and less, have a gradient.
  @Test func aKinkIsSeenThatTheClaimIsInTheMiddleOf() throws {
    let x = [0] + (1...1000).map { Double($0) / 100 }
    let gradient = [0] + x[1...].map(Double.cos)
    func verdict(_ side: (Double) -> Double) throws -> Verdict {
      let f = { (x: [Double]) in x[1...].reduce(side(x[0])) { $0 + Double.sin($1) } }
      return FaultLocator<Double>()(f, try GradientClaim(point: x, gradient: gradient)).verdict
    }
    #expect(try verdict(abs) == .undecided(.kink))
    #expect(try verdict { ($0 * $0 + 1e-6).squareRoot() } == .agree)
    #expect(try verdict { abs($0) * abs($0).squareRoot() } == .agree)
    let alone = FaultLocator<Double>()({ abs($0[0]) }, try GradientClaim(point: [0], gradient: [0]))
    #expect(alone.verdict == .undecided(.kink))
  }

  /// Curvatures of 10⁸ to 1 and more in two blocks: each right, then a fault in the soft one.
  @Test func stiffBlocksAreNotAccused() throws {
    var generator = SeededGenerator(seed: 17)
    let x: [Double] = Sample.point(40, &generator)
    let f = { (x: [Double]) -> Double in
      let hard: Double = x[..<20].reduce(0) { $0 + sin(1000 * $1) }
      return x[20...].reduce(hard) { $0 + cos($1 / 10) }
    }
    var gradient: [Double] = x[..<20].map { 1000 * cos(1000 * $0) }
    gradient += x[20...].map { -sin($0 / 10) / 10 }
    let blocks = [
      ParameterBlock(name: "hard", range: 0..<20, shape: [20]),
      ParameterBlock(name: "soft", range: 20..<40, shape: [20]),
    ]
    for seed in 1...20 {
      let found = FaultLocator<Double>(blocks: blocks, seed: UInt64(seed))(
        f, try GradientClaim(point: x, gradient: gradient))
      #expect(found.verdict != .disagree && found.faults.isEmpty, "\(found)")
    }
    gradient[33] += 0.01
    let found = FaultLocator<Double>(blocks: blocks)(f, try GradientClaim(point: x, gradient: gradient))
    #expect(found.faults.map(\.index) == [33], "\(found)")
  }
}
