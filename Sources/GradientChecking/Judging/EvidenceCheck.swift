public import FiniteDifferences
public import Scalars

/// The check that answers with a verdict and its evidence.
///
/// It does not depend on a step that somebody chose, nor on the scale of f.
public struct EvidenceCheck<S: RealScalar>: Sendable {
  /// With a tolerance, the question is whether |cᵢ − ∂f/∂xᵢ| ≤ tolerance·|∂f/∂xᵢ|; without one, whether floating point
  /// explains the discrepancy.
  public var tolerance: S?
  /// Where each coordinate may be moved to; nil for everywhere.
  public var bounds: [ClosedRange<S>]?
  /// The seed of random directions.
  public var seed: UInt64
  /// How much of the processors' time the derivative at high precision may take for 32 coordinates; what would take more is
  /// undecided.
  public var limit: Duration = .seconds(2)
  /// How often a black box may be evaluated; nil for as often as it takes. What would take more is undecided.
  public var maximumEvaluations: Int?
  /// How the coordinates are shared out among threads; no bit of the result depends on it.
  public var parallelism: Parallelism

  /// The check with the given options.
  ///
  /// Throws ``GradientCheckError/toleranceNotPositive(_:)``.
  public init(
    tolerance: S? = nil, bounds: [ClosedRange<S>]? = nil, seed: UInt64 = 1, parallelism: Parallelism = .automatic
  ) throws(GradientCheckError) {
    if let tolerance, !(tolerance > 0 && tolerance.isFinite) { throw .toleranceNotPositive("\(tolerance)") }
    self.tolerance = tolerance
    self.bounds = bounds
    self.seed = seed
    self.parallelism = parallelism
  }
}
