import FaultFinding
import GradientChecking
import MultiPrecision
import Scalars
import Testing

/// Every fault is found, and nothing else.
@Suite struct FaultLocatorTests {
  /// All sets of one to three among twelve: 12 + 66 + 220. Errors of 1 % of the gradient's root mean square are far above
  /// f's noise (a few ulps of 1 over a step of 2⁻¹⁰: 10⁻¹²).
  @Test func everySmallSetOfFaultsIsFound() throws {
    var generator = SeededGenerator(seed: 3)
    let x: [Double] = Sample.point(12, &generator)
    let gradient = Sample.coupledGradient(x)
    let size = Sample.rootMeanSquare(gradient) / 100
    for places in subsets(of: 12, upTo: 3) {
      let claim = try GradientClaim(point: x, gradient: Sample.spoiled(gradient, at: places, by: size, &generator))
      let found = FaultLocator<Double>(seed: generator.next())(Sample.coupled, claim)
      #expect(found.verdict == .disagree && found.faults.map(\.index) == places, "\(places): \(found)")
      for fault in found.faults {
        // The stated uncertainty holds the truth, to the rounding of the exact gradient.
        let error = (fault.estimate - gradient[fault.index]).magnitude
        #expect(error <= Double(fault.uncertainty) + 1e-15, "\(places): \(fault)")
      }
    }
  }

  /// The same in `Float`, whose noise (2⁻²⁴ of some units over 2⁻⁷) asks for errors of 10 %.
  @Test func everySmallSetOfFaultsIsFoundInFloat() throws {
    var generator = SeededGenerator(seed: 4)
    let x: [Float] = Sample.point(12, &generator)
    let gradient = Sample.coupledGradient(x)
    let size = Sample.rootMeanSquare(gradient) / 10
    for places in subsets(of: 12, upTo: 3) {
      let claim = try GradientClaim(point: x, gradient: Sample.spoiled(gradient, at: places, by: size, &generator))
      let found = FaultLocator<Float>(seed: generator.next())(Sample.coupled, claim)
      #expect(found.verdict == .disagree && found.faults.map(\.index) == places, "\(places): \(found)")
    }
  }

  /// k faults at random places among n, in O(k log n) evaluations: 40 for each and 40 more are the law's at n = 20 000.
  @Test(arguments: [(1, 0.01), (3, 0.01), (10, 0.01), (1, 1e-4), (3, 1e-4), (10, 1e-4)])
  func faultsAmongManyAreFoundWithFewEvaluations(_ count: Int, _ relative: Double) throws {
    #if DEBUG
      let (n, trials) = (1000, 2)
    #else
      let (n, trials) = (20_000, 10)
    #endif
    var generator = SeededGenerator(seed: UInt64(count))
    let x: [Double] = Sample.point(n, &generator)
    let gradient = Sample.coupledGradient(x)
    let size = relative * Sample.rootMeanSquare(gradient)
    for seed in 1...trials {
      let places = Set((0..<count).map { _ in generator.index(below: n) })
      let claim = try GradientClaim(point: x, gradient: Sample.spoiled(gradient, at: places, by: size, &generator))
      let found = FaultLocator<Double>(seed: UInt64(seed))(Sample.coupled, claim)
      #expect(Set(found.faults.map(\.index)) == places)
      #expect(found.suspects.isEmpty && !found.isDense)
      #expect(found.evaluations <= 40 * count + 40, "\(found.evaluations)")
      #expect(found.missProbability < 1e-3)
    }
  }

  /// At a wide format the noise is far smaller, and so is what is seen.
  @Test func widerFormatsSeeSmallerFaults() throws {
    typealias Wide = MPFloat<Words<2>>
    var generator = SeededGenerator(seed: 6)
    let x: [Wide] = Sample.point(20, &generator)
    let gradient = Sample.coupledGradient(x)
    var claim = gradient
    claim[13] += Wide(1).scaled(byPowerOfTwo: -30)
    let found = FaultLocator<Wide>()(Sample.coupled, try GradientClaim(point: x, gradient: claim))
    #expect(found.faults.map(\.index) == [13], "\(found)")
  }

  /// A component that is no number is a fault, with the derivative that belongs there.
  @Test(arguments: [Double.nan, .infinity])
  func whatIsNoNumberIsAFault(_ wrong: Double) throws {
    var generator = SeededGenerator(seed: 7)
    let x: [Double] = Sample.point(50, &generator)
    let gradient = Sample.coupledGradient(x)
    var claim = gradient
    claim[31] = wrong
    let found = FaultLocator<Double>()(Sample.coupled, try GradientClaim(point: x, gradient: claim))
    #expect(found.verdict == .disagree)
    let fault = try #require(found.faults.first)
    #expect(found.faults.count == 1 && fault.index == 31)
    #expect((fault.estimate - gradient[31]).magnitude <= Double(fault.uncertainty))
  }
}

/// The sets of one to `size` numbers below `count`, each ascending.
private func subsets(of count: Int, upTo size: Int) -> [[Int]] {
  var (all, last): ([[Int]], [[Int]]) = ([], [[]])
  for _ in 0..<size {
    last = last.flatMap { set in ((set.last.map { $0 + 1 } ?? 0)..<count).map { set + [$0] } }
    all += last
  }
  return all
}
