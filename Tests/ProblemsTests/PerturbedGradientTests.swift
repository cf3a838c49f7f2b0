import Problems
import Scalars
import Testing

@Suite("A gradient with faults at random places")
struct PerturbedGradientTests {
  private let problem = SparseLogistic(parameters: 42, rows: 25, fields: 4, seed: 7)

  @Test(
    "is off in exactly so many components, each by that part of the root mean square", arguments: [0, 1, 3, 10, 42])
  func faults(count: Int) {
    let w = problem.points[0].coordinates(as: Double.self)
    let right = problem.gradient(w)
    let perturbed = PerturbedGradient(problem.gradient, dimension: 42, count: count, fraction: 0.25, seed: 5)
    let wrong = perturbed(w)
    let size = (right.reduce(0) { $0 + $1 * $1 } / 42).squareRoot()
    #expect(perturbed.coordinates.count == count && Set(perturbed.coordinates).count == count)
    #expect(zip(right, wrong).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == perturbed.coordinates)
    for (i, isTooLarge) in zip(perturbed.coordinates, perturbed.isTooLarge) {
      let error = (wrong[i] - right[i]) * (isTooLarge ? 1 : -1)
      // The sum and the difference are rounded once each, to 2⁻⁵³ of numbers below |gᵢ| + the error; the size is a sum
      // of 42 squares.
      #expect((error - 0.25 * size).magnitude <= 2 * 0x1p-53 * (right[i].magnitude + size) + 50 * 0x1p-53 * size)
    }
  }

  /// Three places among four are four sets; in 400 seeds each comes 100 times with the standard deviation √75 = 8.7.
  @Test("takes each set of places as often as any other, and both signs")
  func places() {
    var counts: [[Int]: Int] = [:]
    var signs = 0
    for seed in 0..<400 {
      let faults = PerturbedGradient(problem.gradient, dimension: 4, count: 3, fraction: 1, seed: UInt64(seed))
      counts[faults.coordinates, default: 0] += 1
      signs += faults.isTooLarge.count { $0 }
    }
    #expect(counts.count == 4)
    #expect(counts.values.allSatisfy { (52...148).contains($0) })
    // 1200 signs: 600 with the standard deviation √300 = 17.3.
    #expect((signs - 600).magnitude <= 100)
  }

  @Test("is the same for the same seed, and another for another")
  func determinism() {
    let make = { PerturbedGradient(problem.gradient, dimension: 1_000_000, count: 10, fraction: 0.01, seed: $0) }
    #expect(make(1).coordinates == make(1).coordinates && make(1).isTooLarge == make(1).isTooLarge)
    #expect(make(1).coordinates != make(2).coordinates)
  }
}
