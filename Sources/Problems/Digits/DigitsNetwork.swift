public import Scalars

/// A small neural network on real images, as a problem: the mean cross-entropy of a two-layer classifier of handwritten
/// digits, as a function of its weights, with hand-written backpropagation.
///
/// For an image with pixels pᵢ and class c, vᵢ = pᵢ/16, a = tanh(vᵀW1 + b1), z = aᵀW2 + b2, and the cost is
/// log Σₖ exp zₖ − z_c, averaged over the images. The variables are W1 (64 × H), b1 (H), W2 (H × 10) and b2 (10), in this
/// order, each row-major.
///
/// The initial weights are integers over 4096, drawn uniformly by `SeededGenerator` in the order of the variables: from
/// −¼ through ¼ for W1, −½ through ½ for W2, −1/16 through 1/16 for b1 and b2. Above 8 hidden units, W2 is drawn from
/// −√(2/H) through √(2/H), so that the logits keep their size. The weights have at most 11 significant bits, so the point
/// is the same in every format from binary16 up.
///
/// Cost for all 200 images and 8 hidden units: at 256 bits some 16 ms for the value and twice that for the gradient; in
/// binary64 0.1 ms and twice that.
public struct DigitsNetwork: Problem {
  /// The name on the command line.
  public let name: String
  /// The mean cross-entropy.
  public let function: DigitsCost
  /// W1, b1, W2 and b2.
  public let blocks: [ParameterBlock]
  /// The initial weights.
  public let points: [ProblemPoint]

  /// The network and the images it is to classify.
  ///
  /// - Parameters:
  ///   - images: the images.
  ///   - count: how many of them to take, from the first on; all when nil.
  ///   - hiddenUnits: H.
  ///   - seed: of the initial weights.
  ///   - name: what it is called: lowercase letters and digits.
  /// - Precondition: `hiddenUnits` ≥ 1, and 1 ≤ `count` ≤ the number of images.
  public init(
    _ images: DigitImages, count: Int? = nil, hiddenUnits: Int = 8, seed: UInt64 = 1, name: String = "digits"
  ) {
    precondition(hiddenUnits >= 1, "a network needs at least one hidden unit; it has \(hiddenUnits)")
    let h = hiddenUnits
    self.name = name
    function = DigitsCost(images: images.prefix(count ?? images.count), hiddenUnits: h)
    blocks = [
      ParameterBlock(name: "W1", range: 0..<64 * h, shape: [64, h]),
      ParameterBlock(name: "b1", range: 64 * h..<65 * h, shape: [h]),
      ParameterBlock(name: "W2", range: 65 * h..<75 * h, shape: [h, 10]),
      ParameterBlock(name: "b2", range: 75 * h..<75 * h + 10, shape: [10]),
    ]
    let outer = Int((Double(1 << 22) * 8 / Double(Swift.max(h, 8))).squareRoot())
    let bounds = [1024, 256, outer, 256]
    var generator = SeededGenerator(seed: seed)
    let weights = zip(blocks, bounds).flatMap { block, bound in
      block.range.map { _ in generator.weight(bound: bound) }
    }
    points = [ProblemPoint("default", weights)]
  }

  /// What the problem is and where it is from.
  public var summary: String {
    """
    Cross-entropy of a network of 64, \(function.hiddenUnits) and 10 units, tanh and softmax, on \(function.images.count) \
    handwritten digits of Alpaydin and Kaynak (1998).
    """
  }

  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    Hundreds of weights whose derivatives differ by orders of magnitude, some exactly zero because a corner pixel never \
    has ink; a norm over all of them hides a fault in one.
    """
  }

  /// The names of the variables.
  public var variables: [String] { blocks.flatMap(\.variableNames) }

  /// Backpropagation.
  public var gradient: CostGradient<DigitsCost> { CostGradient<DigitsCost>(of: function) }
}
