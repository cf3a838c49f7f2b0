import Scalars

/// One nonlinear regression of the NIST Statistical Reference Datasets, as its file states it.
///
/// Source: National Institute of Standards and Technology, Information Technology Laboratory, Statistical Reference
/// Datasets, nonlinear regression; a work of the United States government, in the public domain. Certified values are
/// given to 11 significant digits.
public struct StRDDataset: Sendable {
  /// The name in the file's header: `Misra1a`.
  public let name: String

  /// NIST's word for its difficulty: `Lower`, `Average` or `Higher`.
  public let level: String

  /// The first set of starting values, far from the solution, one for each parameter, as written.
  public let start1: [String]

  /// The second set of starting values, nearer to the solution.
  public let start2: [String]

  /// The certified parameters, as written.
  public let certified: [String]

  /// The certified residual sum of squares, as written.
  public let residualSumOfSquares: String

  /// The observations: the response, then the predictors, of each.
  public let observations: Observations

  /// How many parameters the model has.
  public var parameterCount: Int { certified.count }
}

/// Observed numbers, exactly as printed: a response and a few predictors, many times.
@frozen
public struct Observations: Sendable {
  /// The responses y₁, …, y_m.
  public let responses: [DecimalNumber]

  /// The predictors, those of the first observation first.
  public let predictors: [DecimalNumber]

  /// How many predictors each observation has, at least 1.
  public let predictorCount: Int

  /// Observations from flat arrays.
  ///
  /// - Precondition: there are `predictorCount` ≥ 1 predictors for each response.
  public init(responses: [DecimalNumber], predictors: [DecimalNumber], predictorCount: Int) {
    precondition(predictorCount >= 1, "an observation needs at least one predictor; it has \(predictorCount)")
    precondition(
      predictors.count == responses.count * predictorCount,
      "\(responses.count) responses need \(responses.count * predictorCount) predictors; there are \(predictors.count)")
    self.responses = responses
    self.predictors = predictors
    self.predictorCount = predictorCount
  }

  /// How many observations there are.
  @inlinable
  public var count: Int { responses.count }
}
