import EveryPrecision
import GradientChecking
import Scalars

/// What can be asked of a check beside its functions and its point; see `EvidenceCheck`, which it sets up.
public struct CheckOptions: Sendable {
  /// The relative error of a component that is still right; nil asks whether floating point explains what differs, which is the
  /// sharper question. A number here must be above 0.
  public var tolerance: Double?
  /// Where each number may be moved to, in order; nil for everywhere.
  public var bounds: [ClosedRange<Double>]?
  /// How often f may be evaluated; nil for as often as it takes. What would take more is undecided.
  public var maximumEvaluations: Int?
  /// How much of the processors' time the derivative of a function that can be retyped may take for 32 coordinates; what would
  /// take more is undecided.
  public var limit: Duration
  /// The seed of random directions.
  public var seed: UInt64
  /// Along how many random vectors a product with a Jacobian is looked at; nil for all unit vectors, and so for each entry.
  public var directions: Int?

  /// The options of every check that is given none: those of the task, which `CheckOptions.$standard.withValue` sets.
  @TaskLocal public static var standard = CheckOptions()

  /// The options, each of which has a value that does without thought.
  public init(
    tolerance: Double? = nil, bounds: [ClosedRange<Double>]? = nil, maximumEvaluations: Int? = nil,
    limit: Duration = .seconds(2), seed: UInt64 = 1, directions: Int? = nil
  ) {
    self.tolerance = tolerance
    self.bounds = bounds
    self.maximumEvaluations = maximumEvaluations
    self.limit = limit
    self.seed = seed
    self.directions = directions
  }

  /// The check that these options describe, in a format.
  ///
  /// Throws ``GradientCheckError/toleranceNotPositive(_:)``.
  ///
  /// - Precondition: there are as many bounds as numbers, if there are bounds.
  func check<S: RealScalar>(at x: [S], parallelism: Parallelism) throws(GradientCheckError) -> EvidenceCheck<S> {
    precondition(bounds.map { $0.count == x.count } ?? true, "\(bounds?.count ?? 0) bounds for \(x.count) numbers")
    var check = try EvidenceCheck<S>(
      tolerance: tolerance.map { S($0) }, bounds: bounds?.map { S($0.lowerBound)...S($0.upperBound) }, seed: seed,
      parallelism: parallelism)
    check.limit = limit
    check.maximumEvaluations = maximumEvaluations
    return check
  }
}
