import Problems
import Scalars
import Testing

@Suite("The network on digits")
struct DigitsNetworkTests {
  @Test("starts at the weights that SplitMix64 gives, whatever the language it is written in")
  func weights() throws {
    let golden = try #require(GoldenValue.all["digits"]?["default"]?.point)
    let weights = ProblemCatalogue.digits.points[0].coordinates(as: Double.self)
    #expect(weights.map { Int($0 * 4096) } == golden.compactMap(Int.init))
  }

  @Test("starts at the same point in every format")
  func exactness() {
    let point = ProblemCatalogue.digits.points[0]
    let exact = point.coordinates(as: Double.self)
    #expect(point.coordinates(as: Float.self).map(Double.init) == exact)
    #if !(os(macOS) && arch(x86_64))
      #expect(point.coordinates(as: Float16.self).map(Double.init) == exact)
    #endif
  }

  @Test("has the shapes of its layers")
  func shapes() {
    let blocks = DigitsNetwork(.shipped, count: 1, hiddenUnits: 3).blocks
    #expect(blocks.map(\.name) == ["W1", "b1", "W2", "b2"])
    #expect(blocks.map(\.shape) == [[64, 3], [3], [3, 10], [10]])
    #expect(blocks[2].variableNames[13] == "W2[1,3]")
  }

  /// A network whose weights are all zero finds every class as likely as any other: log 10, and a gradient in b2 of
  /// 1/10 less the share of the class.
  @Test("without weights costs log 10, and its gradient counts the classes")
  func zeroWeights() {
    let images = DigitImages.shipped
    let problem = DigitsNetwork(images, count: 50)
    let w = [Double](repeating: 0, count: problem.variables.count)
    // 50 additions and a division, of numbers near log 10 = 2.3: 51 roundings of a sum up to 115, over 50.
    let error = (problem.function(w) - 2.302585092994046).magnitude
    let bound: Double = 51 * 115 * 0x1p-53 / 50
    #expect(error <= bound)
    let gradient = problem.gradient(w)
    let b2 = problem.blocks[3].range.lowerBound
    for k in 0..<10 {
      let share = Double(images.labels[..<50].count { $0 == k }) / 50
      let error = gradient[b2 + k] - (0.1 - share)
      #expect(error.magnitude <= 50 * 0x1p-53)
    }
    #expect(gradient[..<b2].allSatisfy { $0 == 0 })
  }

  /// The cost of two images is the mean of the costs of each; the second row of the file is written out here.
  @Test("takes as many of the first images as asked for")
  func batches() throws {
    let rows = DigitImages.shipped
    let w = DigitsNetwork(rows).points[0].coordinates(as: Double.self)
    let one = DigitsNetwork(rows, count: 1).function(w)
    let two = DigitsNetwork(rows, count: 2).function(w)
    let text =
      "0,0,0,12,13,5,0,0,0,0,0,11,16,9,0,0,0,0,3,15,16,6,0,0,0,7,15,16,16,2,0,0,"
      + "0,0,1,16,16,3,0,0,0,0,1,16,16,6,0,0,0,0,1,16,16,6,0,0,0,0,0,11,16,10,0,0,1"
    let second = DigitsNetwork(try DigitImages(text, file: "second.csv")).function(w)
    // One addition, one halving: a rounding or two of numbers below 8.
    #expect((two - (one + second) / 2).magnitude <= 2 * 8 * 0x1p-53)
  }

  @Test("stays finite where the exponentials of the logits would overflow")
  func stability() {
    let problem = DigitsNetwork(.shipped, count: 10)
    let w = problem.points[0].coordinates(as: Double.self).map { $0 * 10_000 }
    #expect(problem.function(w).isFinite && problem.function(w) > 0)
    #expect(problem.gradient(w).allSatisfy { $0.isFinite })
  }

  @Test(
    "refuses images that are none, with file and line",
    arguments: [
      ("", "f.csv, line 1: expected 64 pixels and a class, found 0 columns."),
      ("1,2,3", "f.csv, line 1: expected 64 pixels and a class, found 3 columns."),
      (
        String(repeating: "0,", count: 64) + "3\n" + String(repeating: "17,", count: 64) + "3",
        "f.csv, line 2: expected an integer from 0 through 16, found \"17\"."
      ),
      (String(repeating: "0,", count: 64) + "10", "f.csv, line 1: expected an integer from 0 through 9, found \"10\"."),
      (
        String(repeating: "0,", count: 63) + "x,1", "f.csv, line 1: expected an integer from 0 through 16, found \"x\"."
      ),
    ])
  func errors(text: String, sentence: String) {
    let error = #expect(throws: DigitImagesError.self) { try DigitImages(text, file: "f.csv") }
    #expect(error?.description == sentence)
  }
}
