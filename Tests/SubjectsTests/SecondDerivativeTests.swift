import BlackBoxes
import EvidenceReports
import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@testable import Subjects

@Suite("Second derivatives of black boxes")
struct SecondDerivativeTests {
  /// Estimates beside what dual numbers of the function's derivative say at high precision.
  private struct Tally {
    var known = 0, outside = 0, digits = 0.0, evaluations = 0
    var worst: [String] = []

    mutating func add(_ found: DerivativeRecord, _ truth: DerivativeRecord, _ title: String) {
      for (estimate, reference) in zip(found.partials, truth.partials) {
        guard let value = estimate.value?.measured, let right = reference.value?.measured, right.isFinite else {
          continue
        }
        let (miss, error) = ((value - right).magnitude, estimate.error.measured + reference.error.measured)
        known += 1
        if miss > 10 * error {
          outside += 1
          worst.append("\(title): \(value) ± \(error), is \(right)")
        }
        if !right.isZero { digits += min(17, max(0, -Double(MeasuredError.log10(miss / right.magnitude)))) }
      }
      evaluations += found.evaluations
    }
  }

  private func tally(_ format: NamedFormat, seed: UInt64, count: Int, hessian: Bool = false) throws -> Tally {
    var tally = Tally()
    for index in 0..<count {
      let formula = RandomFormula(seed: seed, index: index, format: format)
      let subject = try formula.rightClaim.subject()
      let matrix: DerivativeMatrixQuestion.Matrix = hessian ? .hessian(subject) : .second(subject)
      let found = try DerivativeMatrixQuestion()(matrix, in: format).record
      let truth = try DerivativeMatrixQuestion(isRetyped: true)(matrix, in: format).record
      tally.add(found, truth, "\(formula.text) at \(formula.point)")
    }
    return tally
  }

  @Test(
    "of random functions are within ten times their stated errors, but for one in a hundred",
    .enabled(if: Build.isOptimised), arguments: [("binary64", UInt64(41)), ("binary32", 42)])
  func honest(format: String, seed: UInt64) throws {
    let tally = try tally(NamedFormat(named: format), seed: seed, count: 400)
    let worst = tally.worst.joined(separator: "\n")
    #expect(tally.known > 400 && tally.outside * 100 <= tally.known, "\(tally.outside) of \(tally.known)\n\(worst)")
  }

  @Test("of random functions of several variables: the mixed ones as well", .enabled(if: Build.isOptimised))
  func mixed() throws {
    let tally = try tally(NamedFormat(named: "binary64"), seed: 43, count: 200, hessian: true)
    let worst = tally.worst.joined(separator: "\n")
    #expect(tally.known > 400 && tally.outside * 100 <= tally.known, "\(tally.outside) of \(tally.known)\n\(worst)")
  }

  @Test("nine digits and more of smooth functions in binary64, in some thirty evaluations")
  func accurate() {
    let points: [Double] = [0.3, 1.7, -2.4]
    for x in points {
      for (f, second) in [
        ({ Double.exp($0) }, Double.exp(x)), ({ Double.sin(3 * $0) }, -9 * Double.sin(3 * x)),
        ({ $0 * $0 * $0 }, 6 * x), ({ 1 / (1 + $0 * $0) }, (6 * x * x - 2) / ((1 + x * x) * (1 + x * x) * (1 + x * x))),
      ] as [((Double) -> Double, Double)] {
        let found = BlackBoxDerivative().second(f, at: x)
        #expect(
          found.outcome == .estimated && (found.value - second).magnitude <= found.error, "\(found), \(second) at \(x)")
        #expect(found.error <= 1e-8 * max(1, second.magnitude) && found.evaluations <= 37, "\(found)")
      }
    }
  }

  @Test("what has none says so: a jump of the second derivative, a kink, noise, a constant, an edge")
  func special() {
    let second = BlackBoxDerivative().second as ((Double) -> Double, Double) -> BlackBoxEstimate<Double>
    #expect(second({ $0 * $0.magnitude }, 0).outcome == .kink)
    #expect(second({ $0 * $0.magnitude + 2 * $0 }, 0).outcome == .kink)
    #expect(second({ $0.magnitude }, 0).outcome == .kink)
    #expect(second({ _ in 5 }, 2).value == 0)
    let line = second({ 3 * $0 + 1 }, 2)
    #expect(line.outcome.isEstimate && line.value.magnitude <= line.error && line.error < 1e-9)
    // f vanishes as t^2.5, so that f″ is 0; as t^1.5, so that it is infinite.
    let edge = second({ Double.pow($0, 2.5) }, 0)
    #expect(edge.outcome == .rightEdge && edge.value.magnitude <= edge.error && edge.error < 0.01, "\(edge)")
    #expect(second({ Double.pow($0, 1.5) }, 0).outcome == .noise)
    #expect(second({ Double.pow($0.magnitude, 1.5) }, 0).outcome == .noise)
    let cube = second({ $0 * $0 * $0 }, 0)
    #expect(cube.outcome == .estimated && cube.value == 0 && cube.error < 0.01, "\(cube)")
    let root = second({ $0 >= 1 ? ($0 - 1) * ($0 - 1) * 4 : .nan }, 1)
    #expect(root.outcome == .rightEdge && (root.value - 8).magnitude <= root.error, "\(root)")
  }
}
