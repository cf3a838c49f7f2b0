import Foundation
import MultiPrecision
import Problems
import RealModule
import Scalars
import Testing

/// 256 bits.
private typealias Wide = MPFloat<Words<4>>

@Suite("A large problem, at a small size")
struct LargeProblemTests {
  private let sparse = SparseLogistic(parameters: 42, rows: 25, fields: 4, seed: 7)

  /// The golden text is rounded to 50 digits. Our own error is below 2⁻²⁵⁶ times a few hundred roundings of terms below 10,
  /// over a derivative of at least 1e-5: 1e-68.
  @Test("agrees with mpmath: the regression's design, weights, value and gradient")
  func golden() throws {
    let url = Bundle.module.bundleURL.appending(path: "Golden/large.json")
    let golden = try JSONDecoder().decode([String: GoldenValue].self, from: Data(contentsOf: url))
    let expected = try #require(golden["sparselogistic"])
    let w = sparse.points[0].coordinates(as: Wide.self)
    #expect(w.map { "\(Int(Double($0) * 4096))" } == expected.point)
    let pairs = zip([sparse.function(w)] + sparse.gradient(w), [expected.value] + expected.gradient)
    #expect(sparse.gradient(w).count == expected.gradient.count)
    for (place, (found, text)) in pairs.enumerated() {
      let value = try #require(Wide(decimal: text))
      #expect((found - value).magnitude <= 5.1e-50 * value.magnitude, "value, then derivatives: \(place)")
    }
  }

  @Test("has the sizes and blocks that were asked for")
  func blocks() {
    #expect(sparse.blocks.map(\.name) == ["w0", "w1", "w2", "w3", "b"])
    #expect(sparse.blocks.map(\.shape) == [[10], [10], [10], [11], [1]])
    #expect(sparse.blocks.flatMap(\.range) == Array(0..<42))
    #expect(sparse.variables.count == 42 && sparse.variables[41] == "b[0]")
    #expect(sparse.points.allSatisfy { $0.coordinates.count == 42 })
    #expect(sparse.summary.hasSuffix(".") && sparse.difficulty.hasSuffix("."))
    let design = sparse.function.design
    #expect(design.rows == 25 && design.positions.count == 100 && design.levels.count == 100)
    for (k, position) in design.positions.enumerated() {
      #expect(sparse.blocks[k % 4].range.contains(Int(position)))
    }
    #expect(design.levels.allSatisfy { (1...16).contains($0) })
  }

  /// Of s features in a field, the i-th has the probability (1/(i+1) + … + 1/s)/s, summed exactly by hand for s = 2: 3/4
  /// and 1/4. Among 4000 rows the first feature's count has the standard deviation √(4000·3/16) = 27.4, and the class's
  /// √1000 = 31.6; six of them are passed in one seed of 10⁸, and a fixed seed does not change.
  @Test("draws popular features more often, and both classes alike")
  func popularity() {
    let design = SparseLogistic(parameters: 3, rows: 4000, fields: 1).function.design
    let first = design.positions.count { $0 == 0 }
    #expect((first - 3000).magnitude <= 165)
    #expect((design.classes.count { $0 } - 2000).magnitude <= 190)
  }

  @Test("is the same for the same seed, and another for another")
  func determinism() {
    let again = SparseLogistic(parameters: 42, rows: 25, fields: 4, seed: 7)
    #expect(again.points == sparse.points && again.function.design.positions == sparse.function.design.positions)
    let other = SparseLogistic(parameters: 42, rows: 25, fields: 4, seed: 8)
    #expect(other.points != sparse.points && other.function.design.positions != sparse.function.design.positions)
    let wide = DigitsNetwork.wide(parameters: 1000, count: 1)
    #expect(wide.points == DigitsNetwork.wide(parameters: 1000, count: 1).points)
    #expect(wide.points != DigitsNetwork.wide(parameters: 1000, count: 1, seed: 2).points)
  }

  /// Weights whose logits lie beyond exp's range: the loss is then |t| on one side and 0 on the other, and each slope
  /// 1 or 0, so that the cost is a sum of numbers near 10⁴, and nothing overflows.
  @Test("stays finite where the exponentials would overflow")
  func stability() {
    let w = sparse.points[0].coordinates(as: Double.self).map { 100_000 * $0 }
    #expect(sparse.function(w).isFinite && sparse.function(w) > 0)
    #expect(sparse.gradient(w).allSatisfy { $0.isFinite })
  }

  /// H hidden units have 64H + H + 10H + 10 weights.
  @Test(
    "is a network of just as many hidden units as it takes",
    arguments: [(1, 1), (85, 1), (86, 2), (160, 2), (161, 3), (100_000, 1334)])
  func hiddenUnits(parameters: Int, hiddenUnits: Int) {
    let network = DigitsNetwork.wide(parameters: parameters, count: 1)
    #expect(network.name == "widedigits")
    #expect(network.function.hiddenUnits == hiddenUnits)
    #expect(network.blocks.map(\.shape) == [[64, hiddenUnits], [hiddenUnits], [hiddenUnits, 10], [10]])
    #expect(network.points[0].coordinates.count == 75 * hiddenUnits + 10)
  }

  /// From −√(2/H) through √(2/H), in multiples of 1/4096: floor(4096·√(2/200)) = 409 at H = 200. Of 2000 weights, the
  /// largest is below 400 with a probability of (799/819)²⁰⁰⁰ = 3e-22, whatever the seed.
  @Test("keeps the size of the logits as the layer widens")
  func scale() {
    let network = DigitsNetwork.wide(parameters: 15_000, count: 1)
    #expect(network.function.hiddenUnits == 200)
    let w = network.points[0].coordinates(as: Double.self)
    let largest = w[network.blocks[2].range].map { 4096 * $0.magnitude }.max() ?? 0
    #expect(largest <= 409 && largest >= 400)
    let inner = w[network.blocks[0].range].map { 4096 * $0.magnitude }.max() ?? 0
    #expect(inner == 1024)
  }

  /// Central differences at 256 bits with h = 2⁻⁸⁰: truncation is h²/6 = 2⁻¹⁶² of a third derivative below 10, rounding
  /// 2⁻²⁵⁶ of a few hundred terms below 10, over h: 2⁻¹⁶⁵. A seeded sample of the coordinates of each block.
  @Test("is a network whose backpropagation equals central differences at 256 bits")
  func differences() {
    let network = DigitsNetwork.wide(parameters: 1000, count: 2)
    let w = network.points[0].coordinates(as: Wide.self)
    let gradient = network.gradient(w)
    let h = Wide.pow(2, -80)
    var generator = SeededGenerator(seed: 1)
    for block in network.blocks {
      for _ in 0..<6 {
        let i = block.range.lowerBound + generator.index(below: block.range.count)
        var (above, below) = (w, w)
        above[i] += h
        below[i] -= h
        let slope: Wide = (network.function(above) - network.function(below)) / (2 * h)
        #expect((slope - gradient[i]).magnitude <= Wide.pow(2, -155), "\(block.name), weight \(i)")
      }
    }
  }

  @Test("is in a list of its own, and built only when it is asked for")
  func catalogue() {
    let names = ProblemCatalogue.large.map(\.key)
    #expect(names == ["widedigits", "sparselogistic"])
    #expect(names.allSatisfy { ProblemCatalogue.problem(named: $0) == nil })
    #expect(ProblemCatalogue.largeProblem(named: "digits") == nil)
  }
}
