public import Scalars

/// A nonlinear regression of NIST as a problem: minimise the residual sum of squares of a model over its parameters.
///
/// The points are `start1` and `start2`, from which NIST asks solvers to start, and `certified`, the solution to 11 digits.
/// There the gradient is a sum of terms that cancel to about as many digits: real, small and badly conditioned.
public struct Regression<Model: RegressionModel>: Problem {
  /// What NIST published: data and certified values.
  public let dataset: StRDDataset
  /// m.
  public let model: Model
  /// What makes its gradient hard to check.
  public let difficulty: String
  private let subject: String

  /// The regression of `model` on a dataset.
  ///
  /// - Parameters:
  ///   - dataset: the data and the certified values.
  ///   - model: the model that belongs to them.
  ///   - subject: what was measured, as a noun phrase.
  ///   - difficulty: what makes the gradient hard to check.
  public init(_ dataset: StRDDataset, _ model: Model, subject: String, difficulty: String) {
    self.dataset = dataset
    self.model = model
    self.subject = subject
    self.difficulty = "NIST: \(dataset.level.lowercased()) level. \(difficulty)"
  }

  /// The name on the command line.
  public var name: String { dataset.name.lowercased() }

  /// What the problem is and where it is from.
  public var summary: String {
    "NIST StRD \(dataset.name): \(subject), y = \(model.equation), \(dataset.observations.count) observations."
  }

  /// The names of the variables.
  public var variables: [String] { (1...dataset.parameterCount).map { "b\($0)" } }

  /// One block, b.
  public var blocks: [ParameterBlock] {
    [ParameterBlock(name: "b", range: 0..<dataset.parameterCount, shape: [dataset.parameterCount])]
  }

  /// `start1`, `start2` and `certified`.
  public var points: [ProblemPoint] {
    [
      ProblemPoint("start1", dataset.start1), ProblemPoint("start2", dataset.start2),
      ProblemPoint("certified", dataset.certified),
    ]
  }

  /// The residual sum of squares.
  public var function: ResidualSumOfSquares<Model> {
    ResidualSumOfSquares(model: model, observations: dataset.observations)
  }

  /// Its hand-written gradient.
  public var gradient: ResidualSumOfSquaresGradient<Model> { ResidualSumOfSquaresGradient(of: function) }
}
