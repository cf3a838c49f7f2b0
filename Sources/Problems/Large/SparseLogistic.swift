public import Scalars

/// A logistic regression with far more weights than a row has features, as a problem: the size at which one evaluation
/// for each coordinate is out of the question.
///
/// f(w) = (1/N) Σ log(1 + exp(−yᵢtᵢ)) + ‖w‖²/2n, where yᵢ = ±1 is the class of the i-th of N rows and tᵢ the sum of its
/// features' strengths times their weights, and the intercept, which is the last of the n weights. The others form the
/// fields; see ``SparseDesign``. By the penalty every weight has a derivative, also one whose feature occurs in no row.
///
/// The initial weights are integers over 4096, drawn uniformly from −½ through ½ after the design by the same generator:
/// the same point in every format from binary16 up.
///
/// Cost for a million weights, 20 000 rows and 30 fields, in binary64: some 4 ms for the value and 10 ms for the gradient;
/// half a second, and 16 bytes a weight, for building it.
public struct SparseLogistic: Problem {
  /// The name on the command line.
  public let name = "sparselogistic"
  /// The mean loss and the penalty.
  public let function: SparseLogisticCost
  /// The fields, each as large as the others or larger by one, and the intercept.
  public let blocks: [ParameterBlock]
  /// The initial weights.
  public let points: [ProblemPoint]

  /// A random regression.
  ///
  /// - Parameters:
  ///   - parameters: n, the number of weights with the intercept.
  ///   - rows: N.
  ///   - fields: how many features a row has.
  ///   - seed: of the design and of the initial weights.
  /// - Precondition: `rows` and `fields` ≥ 1, and `fields` < `parameters` < 2³¹.
  public init(parameters: Int = 1_000_000, rows: Int = 20_000, fields: Int = 30, seed: UInt64 = 1) {
    precondition(rows >= 1, "a regression needs at least one row; it has \(rows)")
    precondition(fields >= 1, "a regression needs at least one field; it has \(fields)")
    precondition(
      fields < parameters && parameters <= Int(Int32.max),
      "the number of weights must be in \(fields + 1)...\(Int32.max), for \(fields) fields; it is \(parameters)")
    let features = parameters - 1
    let ranges = (0..<fields).map { features * $0 / fields..<features * ($0 + 1) / fields }
    var generator = SeededGenerator(seed: seed)
    let design = SparseDesign(rows: rows, fields: ranges, generator: &generator)
    function = SparseLogisticCost(design: design, count: parameters)
    blocks =
      ranges.enumerated().map { ParameterBlock(name: "w\($0)", range: $1, shape: [$1.count]) }
      + [ParameterBlock(name: "b", range: features..<parameters, shape: [1])]
    points = [ProblemPoint("default", (0..<parameters).map { _ in generator.weight(bound: 2048) })]
  }

  /// What the problem is and where it is from.
  public var summary: String {
    """
    Logistic regression with a penalty: \(function.count) weights, \(function.design.rows) random rows of \
    \(function.design.fields) features each.
    """
  }

  /// What makes its gradient hard to check.
  public var difficulty: String {
    """
    The derivatives of frequent features are hundreds of times those of features that occur in no row, and the intercept, \
    which is in every row, is stiffer than all of them.
    """
  }

  /// The names of the variables.
  public var variables: [String] { blocks.flatMap(\.variableNames) }

  /// The gradient by the chain rule.
  public var gradient: CostGradient<SparseLogisticCost> { CostGradient<SparseLogisticCost>(of: function) }
}
